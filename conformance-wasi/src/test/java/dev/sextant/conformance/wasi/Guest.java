package dev.sextant.conformance.wasi;

import dev.sextant.domain.structure.Bytes;
import dev.sextant.ports.Store;
import dev.sextant.ports.Trap;
import dev.sextant.ports.system.FileSystem;
import dev.sextant.ports.system.Grants;
import dev.sextant.ports.system.Input;
import dev.sextant.ports.system.Mount;
import dev.sextant.runtime.Imports;
import dev.sextant.runtime.LoadedModule;
import dev.sextant.runtime.WasmRuntime;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/// Runs programs for WASI.
final class Guest {

    private static final String WASI = "wasi_snapshot_preview1";
    private static final long MEMORY_FILES = 64L << 20;

    private Guest() {}

    /// Runs a case on a directory of the machine, which must be empty, with the machine's clocks and random bytes.
    static Outcome onDirectory(WasmRuntime runtime, LoadedModule module, ProgramCase given, Path directory) {
        given.files().plant(directory);
        var grants = Grants.none().withClocks(WasmRuntime.host().clocks()).withEntropy(WasmRuntime.host().entropy());
        var input = WasmRuntime.host().input(new ByteArrayInputStream(given.input().toArray()), false);
        return run(runtime, module, given, grants.withInput(input), files(directory)).with(Tree.of(directory));
    }

    /// Runs a case on files in memory, with fakes of all the rest.
    static Outcome inMemory(WasmRuntime runtime, LoadedModule module, ProgramCase given) {
        var files = WasmRuntime.host().memory(MEMORY_FILES);
        given.files().plant(files);
        return run(runtime, module, given, Grants.none().withInput(new GivenInput(given.input())), files).with(Tree.of(files));
    }

    /// A directory of the machine behind the port.
    static FileSystem files(Path directory) {
        try {
            return WasmRuntime.host().directory(directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Written run(WasmRuntime runtime, LoadedModule module, ProgramCase given, Grants grants, FileSystem files) {
        var output = new ByteArrayOutputStream();
        var errors = new ByteArrayOutputStream();
        var end = run(runtime, module, grants
                .withArguments(given.arguments().prepend(given.program()).map(Guest::utf8))
                .withEnvironment(given.environment().map(Guest::utf8))
                .withOutput(WasmRuntime.host().output(output, false))
                .withErrors(WasmRuntime.host().output(errors, false))
                .withMount("/", files, Mount.Access.READ_WRITE));
        return new Written(end, Bytes.copyOf(output.toByteArray()), Bytes.copyOf(errors.toByteArray()));
    }

    /// An input that is all there from the beginning.
    private static final class GivenInput implements Input {

        private final Bytes bytes;
        private int position;

        GivenInput(Bytes bytes) {
            this.bytes = bytes;
        }

        @Override
        public long available() {
            return position == bytes.length() ? -1 : bytes.length() - position;
        }

        @Override
        public int read(byte[] target, int from, int count) {
            int read = Math.min(count, bytes.length() - position);
            bytes.copyTo(position, target, from, read);
            position += read;
            return read;
        }

        @Override
        public void await(long nanos) {}
    }

    private record Written(Outcome.End end, Bytes output, Bytes errors) {

        Outcome with(Tree tree) {
            return new Outcome(end, output, errors, tree);
        }
    }

    /// Runs a command from its beginning to its end.
    static Outcome.End run(WasmRuntime runtime, LoadedModule module, Grants grants) {
        return run(runtime, module, grants, runtime.newStore());
    }

    /// Runs a command from its beginning to its end in a store.
    static Outcome.End run(WasmRuntime runtime, LoadedModule module, Grants grants, Store store) {
        try (var wasi = WasmRuntime.hostModule(WASI, grants);
                var instance = runtime.instantiate(module, Imports.none().host(wasi), store)) {
            return new Outcome.End.Exited(instance.run());
        } catch (Trap _) {
            return new Outcome.End.Aborted();
        }
    }

    private static Bytes utf8(String text) {
        return Bytes.copyOf(text.getBytes(StandardCharsets.UTF_8));
    }
}
