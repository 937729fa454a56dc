package dev.sextant.conformance.wasi;

import dev.sextant.domain.structure.Bytes;
import dev.sextant.ports.system.Grants;
import dev.sextant.ports.system.Mount;
import dev.sextant.runtime.LoadedModule;
import dev.sextant.runtime.WasmRuntime;
import io.vavr.collection.Array;
import java.io.IOException;
import java.io.UncheckedIOException;

/// wabt's `wast2json`, which is a WASI command, on one of our engines: makes of a test script its commands in JSON and its
/// modules.
final class Wast2Json {

    /// The options with which the suite of Core 1.0 was made.
    private static final Array<String> OPTIONS = Array.of(
            "--disable-saturating-float-to-int", "--disable-sign-extension", "--disable-simd", "--disable-multi-value",
            "--disable-bulk-memory", "--disable-reference-types");
    private static final long MOST_BYTES = 256L << 20;

    private final WasmRuntime runtime;
    private final LoadedModule module;

    Wast2Json(WasmRuntime runtime) {
        this.runtime = runtime;
        try (var resource = Wast2Json.class.getResourceAsStream("/wast2json")) {
            this.module = runtime.load(resource.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// What came of a script.
    ///
    /// @param end    how it ended
    /// @param errors what it said to the error output
    /// @param files  the script, `NAME.json`, and the modules
    record Converted(Outcome.End end, String errors, Tree files) {}

    /// Converts `NAME.wast`.
    Converted convert(String name, Bytes script) {
        var files = WasmRuntime.host().memory(MOST_BYTES);
        Tree.EMPTY.file(name + ".wast", script).plant(files);
        var errors = new Collected();
        var arguments = OPTIONS.prepend("wast2json").appendAll(Array.of(name + ".wast", "-o", name + ".json"));
        var end = Guest.run(runtime, module, Grants.none()
                .withArguments(arguments.toJavaArray(String[]::new))
                .withErrors(errors)
                .withMount("/", files, Mount.Access.READ_WRITE));
        return new Converted(end, errors.text(), Tree.of(files));
    }
}
