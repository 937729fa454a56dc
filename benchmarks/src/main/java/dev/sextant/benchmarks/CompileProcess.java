package dev.sextant.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import dev.sextant.runtime.Imports;
import dev.sextant.runtime.WasmRuntime;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;

/// A JVM of its own in which one module is loaded, called once and then compiled wholly.
final class CompileProcess {

    /// What starts it.
    static final String NAME = "compile-process";

    private CompileProcess() {}

    /// Prints, in one line: the seconds from the start of the JVM until a first function has returned; those that all code took, and of
    /// processor time; megabytes of module per second; and the most memory the process had, in megabytes.
    static void run(Path module) throws IOException {
        var machine = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        try (var runtime = WasmRuntime.builder().engine("compiler").build()) {
            var loaded = runtime.load(module);
            int answer = runtime.instantiate(loaded, Imports.none()).function("first").call().asInt();
            if (answer != GeneratedModule.ANSWER) throw new IllegalStateException("wrong answer: " + answer);
            double first = (System.currentTimeMillis() - ManagementFactory.getRuntimeMXBean().getStartTime()) / 1e3;
            long cpu = machine.getProcessCpuTime();
            long start = System.nanoTime();
            loaded.complete();
            double all = (System.nanoTime() - start) / 1e9;
            double busy = (machine.getProcessCpuTime() - cpu) / 1e9;
            System.out.printf("%14.2f %14.2f %14.2f %14.2f %14s%n", first, all, busy, Files.size(module) / 1e6 / all, peak());
        }
    }

    // Where the system says it.
    private static String peak() throws IOException {
        var status = Path.of("/proc/self/status");
        if (!Files.exists(status)) return "-";
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("VmHWM:"))
                .map(line -> String.valueOf(Long.parseLong(line.replaceAll("[^0-9]", "")) / 1_000))
                .findFirst().orElse("-");
    }
}
