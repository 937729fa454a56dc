package dev.sextant.benchmarks.field;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// The processor itself: the programs' sources, compiled by clang.
///
/// @param clang   the command
/// @param sources the folder of the programs' sources
/// @param driver  where `native.c` is
/// @param folder  where the binaries go
record NativeContender(String clang, Path sources, Path driver, Path folder) implements Contender {

    private static final int PATIENCE_SECONDS = 120;

    @Override
    public String key() {
        return "native";
    }

    @Override
    public String title() {
        return "native (clang -O2)";
    }

    @Override
    public Pace pace() {
        return Pace.COMPILED;
    }

    @Override
    public String colour() {
        return "#b9bdc4";
    }

    @Override
    public Set<FieldOptions.Part> parts() {
        return EnumSet.of(FieldOptions.Part.STEADY, FieldOptions.Part.START);
    }

    @Override
    public List<String> command(Task task) throws IOException, InterruptedException {
        return switch (task) {
            case Task.Steady steady -> List.of(
                    built(steady.program(), "-Dmain=program_main", driver).toString(),
                    String.valueOf(steady.units()), String.valueOf(steady.seconds()));
            case Task.Once once -> List.of(built(once.program(), "-DALONE", null).toString());
            case Task.Compile _ -> throw new IllegalArgumentException("not one of the parts");
        };
    }

    private Path built(Program program, String define, Path with) throws IOException, InterruptedException {
        var binary = folder.resolve(program.name() + define);
        if (Files.exists(binary)) return binary;
        // The define is for the program alone: the driver has a main of its own.
        var object = folder.resolve(program.name() + define + ".o");
        List<String> compile = new ArrayList<>(List.of(clang, "-O2", define, "-c", source(program).toString(), "-o", object.toString()));
        List<String> link = new ArrayList<>(List.of(clang, "-O2", object.toString(), "-o", binary.toString()));
        if (with != null) link.add(with.toString());
        if (!program.libraries().equals("-")) {
            compile.addAll(packaged("--cflags", program.libraries()));
            link.addAll(packaged("--libs", program.libraries()));
        }
        link.add("-lm");
        run(compile);
        run(link);
        return binary;
    }

    private Path source(Program program) {
        var main = sources.resolve(program.name() + "_main.c");
        return Files.exists(main) ? main : sources.resolve(program.name() + ".c");
    }

    private static List<String> packaged(String what, String library) throws IOException, InterruptedException {
        var words = run(List.of("pkg-config", what, library)).lines();
        return words.isEmpty() || words.getFirst().isBlank() ? List.of() : List.of(words.getFirst().strip().split(" +"));
    }

    private static Answer run(List<String> command) throws IOException, InterruptedException {
        var answer = Child.run(command, PATIENCE_SECONDS);
        if (answer.code() != 0) throw new IOException(String.join(" ", command.getFirst(), command.getLast()) + ": " + answer.errors());
        return answer;
    }
}
