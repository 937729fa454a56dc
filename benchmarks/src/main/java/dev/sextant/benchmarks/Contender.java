package dev.sextant.benchmarks;

import dev.sextant.domain.binary.Decoder;
import dev.sextant.domain.structure.Bytes;
import dev.sextant.domain.structure.Features;
import dev.sextant.domain.structure.ImplementationLimits;
import dev.sextant.domain.validation.Validator;
import dev.sextant.runtime.Imports;
import dev.sextant.runtime.WasmRuntime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.IntToLongFunction;
import run.endive.runtime.Instance;
import run.endive.wasm.Parser;

/// A runtime that is measured.
enum Contender {
    SEXTANT {
        @Override
        Object decode(Path module) throws IOException {
            var decoded = Decoder.decode(Bytes.copyOf(Files.readAllBytes(module)), Features.CORE_2_0, ImplementationLimits.DEFAULT);
            return Validator.validate(decoded.get(), Features.CORE_2_0).get();
        }

        @Override
        IntToLongFunction interpret(byte[] module) {
            var runtime = WasmRuntime.builder().engine("interpreter").build();
            var run = runtime.instantiate(runtime.load(module), Imports.none()).function("run");
            return size -> run.call(size).asLong();
        }
    },
    ENDIVE {
        @Override
        Object decode(Path module) throws IOException {
            return Parser.parse(module);
        }

        @Override
        IntToLongFunction interpret(byte[] module) {
            var run = Instance.builder(Parser.parse(module)).build().export("run");
            return size -> run.apply(size)[0];
        }
    };

    /// Decodes and validates the module in a file, and gives what then stands for it.
    abstract Object decode(Path module) throws IOException;

    /// The function `run` that a module exports, to be interpreted.
    abstract IntToLongFunction interpret(byte[] module);
}
