package dev.sextant.adapters.compiler;

import dev.sextant.domain.binary.Decoder;
import dev.sextant.domain.binary.Encoder;
import dev.sextant.domain.structure.Features;
import dev.sextant.domain.structure.ImplementationLimits;
import dev.sextant.domain.validation.ValidModule;
import dev.sextant.domain.validation.Validator;
import dev.sextant.ports.CompiledModule;
import dev.sextant.ports.EngineOptions;
import dev.sextant.ports.ExecutionEngine;
import dev.sextant.ports.ModuleArchive;
import dev.sextant.ports.contract.Guest.World;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/// An engine that puts each module into a jar and runs what it reads from there: what a jar runs keeps the contracts of engines.
final class ArchivingWorld implements ExecutionEngine {

    private final boolean isArray;

    private ArchivingWorld(boolean isArray) {
        this.isArray = isArray;
    }

    static World of(String memories) {
        return World.of(new ArchivingWorld(memories.equals("heap")), memories);
    }

    @Override
    public String name() {
        return "archives";
    }

    @Override
    public int preference() {
        return 0;
    }

    @Override
    public Features features() {
        return Features.CORE_2_0;
    }

    @Override
    public CompiledModule compile(ValidModule module, EngineOptions options) {
        return ModuleArchive.read(jar(module, options, isArray)).open(options);
    }

    /// The jar of a module.
    static byte[] jar(ValidModule module, EngineOptions options, boolean isArray) {
        var binary = Encoder.encode(module.module());
        var decoded = Decoder.decode(binary, module.features(), ImplementationLimits.DEFAULT).get();
        var bytes = new ByteArrayOutputStream();
        try (var engine = new CompilerEngine(); var writer = new ModuleArchive.Writer(bytes)) {
            engine.archive(binary, Validator.validate(decoded, module.features()).get(), options, isArray, writer);
            writer.seal();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    @Override
    public void close() {}
}
