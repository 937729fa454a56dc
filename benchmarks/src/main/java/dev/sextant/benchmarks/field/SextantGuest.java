package dev.sextant.benchmarks.field;

import dev.sextant.ports.Exit;
import dev.sextant.ports.system.Grants;
import dev.sextant.ports.system.Output;
import dev.sextant.runtime.Imports;
import dev.sextant.runtime.LoadedModule;
import dev.sextant.runtime.WasmRuntime;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;

/// Sextant, with one of its engines and one of its memories.
final class SextantGuest implements Guest {

    private final WasmRuntime runtime;

    SextantGuest(String engine, String memory) {
        this(WasmRuntime.builder().engine(engine).memory(memory).build());
    }

    SextantGuest(WasmRuntime runtime) {
        this.runtime = runtime;
    }

    @Override
    public Compiled compile(byte[] bytes) {
        var module = runtime.load(bytes);
        return (output, arguments) -> instance(module, output, arguments);
    }

    private Instance instance(LoadedModule module, OutputStream output, String... arguments) {
        var grants = Grants.none().withArguments(arguments).withOutput(to(output));
        var wasi = WasmRuntime.hostModule("wasi_snapshot_preview1", grants);
        var instance = runtime.instantiate(module, Imports.none().host(wasi));
        return new Instance() {
            @Override
            public void start() {
                try {
                    instance.function("_start").call();
                } catch (Exit exit) {
                    if (exit.code() != 0) throw exit;
                } finally {
                    wasi.close();
                }
            }

            @Override
            public int call(String function) {
                return instance.function(function).call().asInt();
            }
        };
    }

    private static Output to(OutputStream stream) {
        return (source, from, count) -> {
            try {
                stream.write(source, from, count);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return count;
        };
    }
}
