package dev.sextant.benchmarks;

import java.util.Arrays;

/// What `benchmarks/run` starts: the name of a benchmark, and what else it wants to know.
public final class Benchmarks {

    private Benchmarks() {}

    /// Runs a benchmark.
    public static void main(String[] words) throws Exception {
        var rest = Arrays.copyOfRange(words, Math.min(1, words.length), words.length);
        switch (words.length == 0 ? "" : words[0]) {
            case "interpreter" -> InterpreterBenchmark.run();
            case "decode" -> DecodeBenchmark.run();
            case "text" -> TextBenchmark.run();
            case "stop" -> StopBenchmark.run();
            case DecodeProcess.NAME -> DecodeProcess.run(rest);
            default -> {
                System.err.println("There is \"interpreter\", \"decode\", \"text\" and \"stop\".");
                System.exit(64);
            }
        }
    }
}
