package dev.sextant.conformance.wasi;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sextant.conformance.junit.EveryEngine;
import dev.sextant.ports.system.Grants;
import dev.sextant.ports.system.Mount;
import dev.sextant.runtime.WasmRuntime;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.junit.jupiter.api.Timeout;

/// A program serves who connects to a listener that it was given.
@Timeout(600)
class ServingTest {

    private static final String SAID = """
            poll 1 1
            accept: ok
            poll 1
            peek 1 f
            all 5 first
            send: ok
            end 0, of 300005 bytes
            seek: ESPIPE
            socket 1
            shutdown: ok
            send: EPIPE
            close: ok
            recv: EBADF
            accept: EAGAIN
            recv from a file: ENOTSOCK
            """;

    @EveryEngine
    void a_program_serves_who_connects(WasmRuntime runtime) throws Exception {
        var module = runtime.load(Kept.module("serving"));
        var address = free();
        var output = new Collected();
        try (var listener = WasmRuntime.host().listen(address)) {
            var grants = Grants.none().withArguments("serving", "4").withOutput(output).withClocks(WasmRuntime.host().clocks())
                    .withMount("/", WasmRuntime.host().memory(10_000), Mount.Access.READ_WRITE)
                    .withListener(listener);
            var program = Concurrently.run(() -> Guest.run(runtime, module, grants));
            var text = "one line of thirty characters\n".repeat(10_000);
            try (var socket = new Socket(address.getAddress(), address.getPort())) {
                var answer = Concurrently.run(() -> everything(socket));
                socket.getOutputStream().write("first".getBytes(StandardCharsets.US_ASCII));
                socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
                socket.shutdownOutput();
                assertEquals("hello " + text.toUpperCase(Locale.ROOT), answer.get());
            }
            assertEquals(new Outcome.End.Exited(0), program.get());
            assertEquals(SAID, output.text());
        }
    }

    private static InetSocketAddress free() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return (InetSocketAddress) socket.getLocalSocketAddress();
        }
    }

    private static String everything(Socket socket) {
        try {
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
