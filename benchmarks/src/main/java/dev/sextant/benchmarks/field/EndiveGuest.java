package dev.sextant.benchmarks.field;

import java.io.OutputStream;
import java.util.List;
import run.endive.compiler.InterpreterFallback;
import run.endive.compiler.MachineFactoryCompiler;
import run.endive.runtime.ByteArrayMemory;
import run.endive.runtime.ImportValues;
import run.endive.wasi.WasiExitException;
import run.endive.wasi.WasiOptions;
import run.endive.wasi.WasiPreview1;
import run.endive.wasm.Parser;
import run.endive.wasm.WasmModule;

/// Endive. Compiled against its later version; it runs on that or, where it compiles, on the earlier one, whose API is the same.
final class EndiveGuest implements Guest {

    private final boolean compiles;

    /// @param compiles whether its compiler is used, not its interpreter
    EndiveGuest(boolean compiles) {
        this.compiles = compiles;
    }

    @Override
    public Compiled compile(byte[] bytes) {
        var module = Parser.parse(bytes);
        if (!compiles) return (output, arguments) -> instance(run.endive.runtime.Instance.builder(module), output, arguments);
        var machines = compiler(module).compile();
        return (output, arguments) -> instance(
                run.endive.runtime.Instance.builder(module).withMachineFactory(machines), output, arguments);
    }

    private static MachineFactoryCompiler.Builder compiler(WasmModule module) {
        return MachineFactoryCompiler.builder(module).withInterpreterFallback(InterpreterFallback.SILENT);
    }

    private static Instance instance(run.endive.runtime.Instance.Builder builder, OutputStream output, String... arguments) {
        var options = WasiOptions.builder().withArguments(List.of(arguments)).withStdout(output).build();
        var wasi = WasiPreview1.builder().withOptions(options).build();
        var instance = builder
                .withImportValues(ImportValues.builder().addFunction(wasi.toHostFunctions()).build())
                .withMemoryFactory(ByteArrayMemory::new)
                .withStart(false)
                .build();
        return new Instance() {
            @Override
            public void start() {
                try {
                    instance.export("_start").apply();
                } catch (WasiExitException exit) {
                    if (exit.exitCode() != 0) throw exit;
                } finally {
                    wasi.close();
                }
            }

            @Override
            public int call(String function) {
                return (int) instance.export(function).apply()[0];
            }
        };
    }
}
