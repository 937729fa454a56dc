package dev.sextant.adapters.compiler;

import dev.sextant.domain.structure.Bytes;
import dev.sextant.domain.structure.Features;
import dev.sextant.domain.validation.ValidModule;
import dev.sextant.ports.ArchivingEngine;
import dev.sextant.ports.CompiledModule;
import dev.sextant.ports.EngineOptions;
import dev.sextant.ports.ModuleArchive;
import java.io.IOException;

/// The engine that compiles: functions become methods of JVM classes, of which HotSpot makes machine code. Classes are made when
/// code of theirs is first reached, and go with the module.
public final class CompilerEngine implements ArchivingEngine {

    static {
        Traces.prepare();
    }

    private final int magnification;

    public CompilerEngine() {
        this(1);
    }

    /// @param magnification how many times as large functions are taken for as they are: tests have small ones split
    CompilerEngine(int magnification) {
        this.magnification = magnification;
    }

    @Override
    public String name() {
        return "compiler";
    }

    @Override
    public int preference() {
        return 60;
    }

    @Override
    public Features features() {
        return Features.CORE_2_0;
    }

    @Override
    public CompiledModule compile(ValidModule module, EngineOptions options) {
        return new TranslatedModule(module, options, _ -> false, magnification);
    }

    @Override
    public void archive(Bytes binary, ValidModule module, EngineOptions options, boolean isArray, ModuleArchive.Writer archive)
            throws IOException {
        new ArchiveWriter(binary, module, options, isArray, archive).write();
    }

    /// Does nothing: classes are the garbage collector's.
    @Override
    public void close() {}
}
