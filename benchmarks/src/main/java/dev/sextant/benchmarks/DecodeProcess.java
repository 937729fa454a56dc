package dev.sextant.benchmarks;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A JVM of its own in which one contender decodes and validates one module again and again.
final class DecodeProcess {

    /// What starts it.
    static final String NAME = "decode-process";

    /// The last thing kept, so that nothing is thrown away before it is there.
    static volatile Object kept;

    private DecodeProcess() {}

    /// Prints the bytes decoded and validated per second: in the first `seconds` of the work, or, if there are more to come, from
    /// their middle on.
    ///
    /// @param words the contender, the module's file, and the seconds
    static void run(String[] words) throws Exception {
        var contender = Contender.valueOf(words[0]);
        var module = Path.of(words[1]);
        int seconds = Integer.parseInt(words[2]);
        long start = System.nanoTime();
        long end = start + seconds * 1_000_000_000L;
        List<Long> times = new ArrayList<>();
        long now = start;
        do {
            long then = now;
            kept = contender.decode(module);
            now = System.nanoTime();
            times.add(now - then);
        } while (now < end);
        var measured = seconds <= 1 ? times : times.subList(times.size() / 2, times.size());
        double time = measured.stream().mapToLong(Long::longValue).sum() / 1e9;
        System.out.println(Files.size(module) * measured.size() / time);
    }
}
