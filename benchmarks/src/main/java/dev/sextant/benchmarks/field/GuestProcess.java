package dev.sextant.benchmarks.field;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/// A JVM of its own in which one runtime does one [Task]. `native.c` and `v8.mjs` do the same for theirs.
final class GuestProcess {

    /// Enough of a stack for guests that recurse.
    private static final long STACK_BYTES = 256L << 20;

    private static final int FEWEST_ITERATIONS = 3;

    private GuestProcess() {}

    /// Does it.
    ///
    /// @param words the runtime: `sextant ENGINE MEMORY`, `endive interpreter -` or `endive compiler -`; then the task
    public static void main(String[] words) throws Exception {
        int[] code = {1};
        var thread = new Thread(null, () -> code[0] = run(words), "guest", STACK_BYTES);
        thread.start();
        thread.join();
        System.out.flush();
        Runtime.getRuntime().halt(code[0]);
    }

    // Whatever goes wrong is the answer: also that there is no memory or no stack left.
    private static int run(String[] words) {
        try {
            var guest = guest(words);
            var module = Files.readAllBytes(Path.of(words[4]));
            switch (words[3]) {
                case "steady" -> steady(guest.compile(module), words[5], Integer.parseInt(words[6]));
                case "once" -> guest.compile(module).instantiate(System.out, "program").start();
                case "compile" -> compile(guest, module, Integer.parseInt(words[5]), Arrays.copyOfRange(words, 6, words.length));
                default -> throw new IllegalArgumentException(words[3]);
            }
            peak();
            return 0;
        } catch (Throwable failure) {
            System.out.println("failed " + String.valueOf(failure).lines().findFirst().orElse(""));
            failure.printStackTrace();
            return 1;
        }
    }

    private static Guest guest(String[] words) {
        return switch (words[0]) {
            case "sextant" -> new SextantGuest(words[1], words[2]);
            case "endive" -> new EndiveGuest(words[1].equals("compiler"));
            default -> throw new IllegalArgumentException(words[0]);
        };
    }

    private static void steady(Guest.Compiled module, String units, int seconds) {
        var clock = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long end = clock.getCurrentThreadCpuTime() + seconds * 1_000_000_000L;
        for (int done = 0; done < FEWEST_ITERATIONS || clock.getCurrentThreadCpuTime() < end; done++) {
            var printed = new ByteArrayOutputStream();
            long start = clock.getCurrentThreadCpuTime();
            module.instantiate(printed, "program", units).start();
            long time = clock.getCurrentThreadCpuTime() - start;
            System.out.println("iteration " + time + " " + printed.toString(StandardCharsets.UTF_8).strip());
        }
    }

    private static void compile(Guest guest, byte[] bytes, int seconds, String[] calls) {
        var machine = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        long end = System.nanoTime() + seconds * 1_000_000_000L;
        for (int done = 0; done < 1 || seconds > 0 && (done < FEWEST_ITERATIONS || System.nanoTime() < end); done++) {
            long cpu = machine.getProcessCpuTime();
            long start = System.nanoTime();
            var instance = guest.compile(bytes).instantiate(new ByteArrayOutputStream(), "program");
            System.out.println("compiled " + (System.nanoTime() - start) + " " + (machine.getProcessCpuTime() - cpu));
            for (var call : done == 0 ? calls : new String[0]) {
                int result = instance.call(call);
                System.out.println("called " + (System.nanoTime() - start) + " " + (machine.getProcessCpuTime() - cpu) + " " + result);
            }
        }
    }

    // Where the system says it.
    private static void peak() throws IOException {
        var status = Path.of("/proc/self/status");
        if (!Files.exists(status)) return;
        for (var line : Files.readAllLines(status)) {
            if (line.startsWith("VmHWM:")) System.out.println("peak " + line.replaceAll("[^0-9]", ""));
        }
    }
}
