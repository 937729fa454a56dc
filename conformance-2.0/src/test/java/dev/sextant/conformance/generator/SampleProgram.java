package dev.sextant.conformance.generator;

import dev.sextant.adapters.compiler.Magnified;
import dev.sextant.conformance.generator.DifferentialRun.Pair;
import dev.sextant.domain.structure.Features;
import dev.sextant.runtime.WasmRuntime;
import io.vavr.collection.Array;
import java.util.ArrayList;
import java.util.List;

/// The compiler beside the interpreter as a program of its own, for a JVM that is started with other flags than the tests' one. It
/// says how many comparisons there were, and how many differences, one a line behind that; its exit status says whether there was one.
final class SampleProgram {

    private SampleProgram() {}

    /// @param arguments the first seed, and how many programs
    public static void main(String[] arguments) {
        long seed = Long.parseLong(arguments[0]);
        int programs = Integer.parseInt(arguments[1]);
        var pairs = Pair.all();
        var interpreter = pairs.find(pair -> pair.engine().name().equals("interpreter")).get();
        var compilers = pairs.filter(pair -> pair.engine().name().equals("compiler"))
                .appendAll(Array.of(WasmRuntime.memories().map(memory -> new Pair(Magnified.compiler(40), memory)).get(0)));
        int comparisons = 0;
        List<Difference> differences = new ArrayList<>();
        for (int i = 0; i < programs; i++) {
            var program = ModuleGenerator.program(seed + i, i % 4 == 3 ? Features.CORE_1_0 : Features.CORE_2_0);
            DifferentialRun.between(program, interpreter, compilers).forEach(differences::add);
            comparisons += compilers.size();
        }
        System.out.println(comparisons + " comparisons, " + differences.size() + " differences");
        differences.forEach(System.out::println);
        System.exit(differences.isEmpty() ? 0 : 1);
    }
}
