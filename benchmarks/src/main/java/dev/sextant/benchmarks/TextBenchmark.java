package dev.sextant.benchmarks;

import dev.sextant.domain.binary.Decoder;
import dev.sextant.domain.structure.Bytes;
import dev.sextant.domain.structure.Features;
import dev.sextant.domain.structure.ImplementationLimits;
import dev.sextant.domain.structure.Module;
import dev.sextant.domain.text.Parser;
import dev.sextant.domain.text.Printer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/// The text format: bytes of text printed and read per second, on what the printer makes of modules in the binary format.
final class TextBenchmark {

    private static final int WARM_SECONDS = 10;

    /// The last thing made, so that nothing is thrown away before it is there.
    static volatile Object kept;

    private TextBenchmark() {}

    static void run() throws IOException {
        System.out.printf("%-34s%14s%14s%14s%n", "", "first, MB/s", "warm, MB/s", "text / binary");
        // About 1 MB of text, then about 10.
        measure("generated", GeneratedModule.ofBytes(100_000));
        try (var in = TextBenchmark.class.getResourceAsStream("/wast2json")) {
            measure("wast2json", in.readAllBytes());
        }
    }

    private static void measure(String name, byte[] binary) {
        Module module = Decoder.decode(Bytes.copyOf(binary), Features.CORE_2_0, ImplementationLimits.DEFAULT).get();
        Supplier<String> printer = () -> Printer.print(module);
        var text = printer.get();
        var utf8 = Bytes.copyOf(text.getBytes(StandardCharsets.UTF_8));
        row(name, "read", utf8.length(), binary.length, () -> Parser.parse(utf8, Features.CORE_2_0).get());
        row(name, "printed", utf8.length(), binary.length, printer);
    }

    private static void row(String name, String done, int text, int binary, Supplier<?> work) {
        List<Double> speeds = new ArrayList<>();
        long end = System.nanoTime() + WARM_SECONDS * 1_000_000_000L;
        do {
            long start = System.nanoTime();
            kept = work.get();
            speeds.add(text * 1e3 / (System.nanoTime() - start));
        } while (System.nanoTime() < end);
        var warm = speeds.subList(speeds.size() / 2, speeds.size());
        System.out.printf("%-34s%14.1f%14.1f%14.2f%n", "%s, %.1f MB, %s".formatted(name, text / 1e6, done), speeds.getFirst(),
                Median.of(warm), (double) text / binary);
    }
}
