package dev.sextant.cli;

import dev.sextant.domain.structure.Features;
import dev.sextant.domain.structure.Module;
import dev.sextant.domain.structure.Module.ExternalKind;
import dev.sextant.ports.ModuleArchive;
import dev.sextant.ports.PrecompiledModule;
import dev.sextant.ports.WasmException;
import dev.sextant.runtime.LoadedModule;
import dev.sextant.runtime.WasmRuntime;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Stack;
import picocli.CommandLine.IParameterConsumer;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.TypeConversionException;

/// The FILE that `sextant run` runs. Whether words behind it can be options depends on what is in it: a program, which exports
/// `_start`, gets them all as they are; with any other module they are read on.
final class ProgramFile implements IParameterConsumer {

    /// The export that makes a module a program.
    static final String START = "_start";

    private Path file;
    private Features features;
    private Module module;
    private PrecompiledModule archived;

    /// A file that is not read yet.
    static ProgramFile at(Path file) {
        var program = new ProgramFile();
        program.file = file;
        return program;
    }

    /// Where it is.
    Path file() {
        return file;
    }

    /// Whether a file holds a compiled module, by its name alone: the code in it is Java's, and must be run by nobody who did not say so.
    static boolean isArchive(Path file) {
        return file.toString().endsWith(".jar");
    }

    /// Whether it holds a compiled module.
    boolean isArchive() {
        return isArchive(file);
    }

    /// Reads it, once.
    ///
    /// @throws Failure       which names the file, if it cannot be read
    /// @throws WasmException if it is no module
    void read(Features features) {
        module(features);
    }

    /// The module in it, loaded.
    ///
    /// @throws Failure       which names the file, if it cannot be read, or which says what was not compiled in
    /// @throws WasmException if it is no module
    LoadedModule load(WasmRuntime runtime, Features features) {
        if (!isArchive()) return runtime.load(module(features));
        try {
            return runtime.load(archived());
        } catch (IllegalArgumentException e) {
            throw Failure.usage(e.getMessage()).in(file);
        }
    }

    private PrecompiledModule archived() {
        if (archived == null) archived = ModuleArchive.read(ModuleFile.content(file).toArray());
        return archived;
    }

    private Module module(Features features) {
        if (isArchive()) return archived().open(archived().options()).module().module();
        if (module == null || !features.equals(this.features)) {
            this.features = features;
            module = ModuleFile.decode(ModuleFile.read(file, features), features);
        }
        return module;
    }

    private boolean isProgram() {
        try {
            return module(Features.CORE_2_0).exports()
                    .exists(export -> export.kind() == ExternalKind.FUNCTION && export.name().equals(START));
        } catch (Failure | WasmException _) {
            // It will be said what is wrong with the file; nothing has to be said of the words behind it.
            return true;
        }
    }

    /// Takes FILE, and all that is behind it if FILE is a program.
    @Override
    public void consumeParameters(Stack<String> words, ArgSpec parameter, CommandSpec command) {
        var word = words.pop();
        try {
            var program = at(Words.path(word));
            if (word.length() > 1 && word.startsWith("-") && !Files.exists(program.file)) {
                throw new ParameterException(command.commandLine(), "unknown option: " + word);
            }
            parameter.setValue(program);
            if (program.isProgram()) {
                ((Run) command.userObject()).give(List.copyOf(words).reversed());
                words.clear();
            }
        } catch (TypeConversionException e) {
            throw new ParameterException(command.commandLine(), "Invalid value for 'FILE': " + e.getMessage());
        }
    }
}
