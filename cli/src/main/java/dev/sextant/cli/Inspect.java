package dev.sextant.cli;

import dev.sextant.domain.binary.Names;
import dev.sextant.domain.binary.Sections;
import dev.sextant.domain.structure.Module;
import dev.sextant.domain.structure.Printable;
import dev.sextant.ports.WasmException;
import dev.sextant.runtime.WasmRuntime;
import io.vavr.collection.Array;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `sextant inspect`: shows what a file is made of.
@Command(
        name = "inspect",
        description = "Shows a module's sections, imports, exports and functions. The module need not be valid; of a file that is "
                + "malformed, the sections up to the fault are shown. With --engine it has to be valid, and all of its code is made.")
final class Inspect implements Callable<Integer> {

    private final Console console;

    @Parameters(paramLabel = "FILE", description = "A module in the binary format, or in the text format if the name ends in .wat.")
    private Path file;

    @Option(
            names = "--engine",
            paramLabel = "NAME",
            description = "Shows which functions this engine hands over to another, and why: compiler or interpreter.")
    private String engine;

    @Mixin
    private Rules rules = new Rules();

    Inspect(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        try {
            var bytes = ModuleFile.read(file, rules.features());
            console.line(file + ": " + bytes.length() + " bytes");
            var sections = Sections.of(bytes);
            sections(sections);
            var module = ModuleFile.decode(bytes, rules.features());
            contents(module, sections);
            if (engine != null) code(module);
        } catch (WasmException e) {
            throw Failure.of(e).in(file);
        }
        return ExitCode.OK.number();
    }

    private void sections(Sections sections) {
        list("sections", sections.entries().map(section -> "%2d %-10s %s%s".formatted(
                section.id(), section.name(), extent(section.content()),
                section.title().fold(() -> "", title -> ", " + Printable.quoted(title)))));
    }

    private void contents(Module module, Sections sections) {
        var listing = new Listing(module);
        list("imports", listing.imports());
        list("exports", listing.exports());
        module.start().forEach(index -> list("start", Array.of("function " + index)));
        list("functions", functions(module, listing, sections));
    }

    /// Has an engine make all code.
    private void code(Module module) {
        try (var runtime = WasmRuntime.builder().features(rules.features()).engine(engine).build()) {
            var loaded = runtime.load(module);
            loaded.complete();
            var names = Names.of(module).functions();
            int all = loaded.valid().functions().size();
            list(engine, Array.of((all - loaded.handedOver().size()) + " of " + all + " functions")
                    .appendAll(loaded.handedOver().map(function -> "handed over: " + function.function()
                            + names.get(function.function()).fold(() -> "", name -> " " + Printable.quoted(name))
                            + ", " + Printable.of(function.reason()))));
        } catch (IllegalArgumentException | IllegalStateException e) {
            throw Failure.usage(e.getMessage());
        }
    }

    private static Array<String> functions(Module module, Listing listing, Sections sections) {
        var names = Names.of(module).functions();
        int imported = listing.importedFunctions();
        return sections.bodies().zipWithIndex((body, own) -> {
            int index = imported + own;
            return index + names.get((long) index).fold(() -> "", name -> " " + Printable.quoted(name)) + " "
                    + listing.functionType(index) + ", " + extent(body);
        });
    }

    private static String extent(Sections.Extent extent) {
        return extent.bytes().length() + " bytes at 0x" + Integer.toHexString(extent.offset());
    }

    private void list(String title, Array<String> lines) {
        if (lines.isEmpty()) return;
        console.line(title);
        lines.forEach(line -> console.line("  " + line));
    }
}
