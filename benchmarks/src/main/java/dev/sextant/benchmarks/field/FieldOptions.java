package dev.sextant.benchmarks.field;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// What of the field is to be measured, and for how long.
///
/// @param parts      what
/// @param programs   names of programs; none for all
/// @param contenders keys of contenders, or how they begin; none for all
/// @param seconds    the processor time a process of the part `steady` takes, at least
/// @param rounds     how often everything is measured; a result is the median of what each time was fastest
/// @param heapMib    the heap of each JVM, in MiB
/// @param java       more options for the JVMs that Sextant runs in
/// @param folder     where the report goes
record FieldOptions(
        Set<Part> parts, List<String> programs, List<String> contenders, int seconds, int rounds, int heapMib, List<String> java,
        Path folder) {

    /// What there is to measure.
    enum Part {
        /// Programs, again and again.
        STEADY,
        /// A process that says hello.
        START,
        /// From a module's bytes to an instance.
        COMPILE
    }

    static final String USAGE = """
            field [--only steady,start,compile] [--programs NAME,…] [--contenders KEY,…] [--seconds 8] [--rounds 3]
                  [--heap 2048] [--java OPTION]… [--out FOLDER] [--list]

            --programs    fib, sieve, … lua, zlib, or kernels, or programs
            --contenders  keys as --list shows them, or how they begin: "sextant" is all of Sextant's
            --seconds     of processor time in which a process runs one program, at least
            --rounds      how often everything is measured, the contenders by turns; a figure is the median of each time's
                          fastest iteration, once warm
            --heap        the heap of each JVM, in MiB
            --java        one more option for the JVMs of Sextant alone, such as -Xlog:gc
            --out         where field.md, field.svg and field.html go; benchmarks/target/field otherwise
            """;

    /// Reads a command line.
    ///
    /// @throws IllegalArgumentException if it is wrong
    static FieldOptions of(List<String> words, Path target) {
        var parts = EnumSet.allOf(Part.class);
        List<String> programs = List.of();
        List<String> contenders = List.of();
        List<String> java = new ArrayList<>();
        int seconds = 8;
        int rounds = 3;
        int heap = 2_048;
        var folder = target.resolve("field");
        for (int i = 0; i < words.size(); i += 2) {
            if (i + 1 == words.size()) throw new IllegalArgumentException(words.get(i) + " wants a word behind it");
            var value = words.get(i + 1);
            switch (words.get(i)) {
                case "--only" -> parts = EnumSet.copyOf(List.of(value.split(",")).stream().map(FieldOptions::part).toList());
                case "--programs" -> programs = List.of(value.split(","));
                case "--contenders" -> contenders = List.of(value.split(","));
                case "--seconds" -> seconds = Integer.parseInt(value);
                case "--rounds" -> rounds = Integer.parseInt(value);
                case "--heap" -> heap = Integer.parseInt(value);
                case "--java" -> java.add(value);
                case "--out" -> folder = Path.of(value);
                default -> throw new IllegalArgumentException("no option " + words.get(i));
            }
        }
        return new FieldOptions(parts, programs, contenders, seconds, rounds, heap, List.copyOf(java), folder);
    }

    private static Part part(String name) {
        return Part.valueOf(name.toUpperCase());
    }

    /// The programs asked for.
    ///
    /// @throws IllegalArgumentException if a name is nobody's
    List<Program> chosenPrograms() {
        var known = Program.ALL.stream().toList();
        for (var name : programs) {
            if (known.stream().noneMatch(program -> isMeant(program, name))) {
                throw new IllegalArgumentException("no program " + name + "; there is " + String.join(", ", known.stream().map(Program::name).toList()));
            }
        }
        return known.stream().filter(program -> programs.isEmpty() || programs.stream().anyMatch(name -> isMeant(program, name))).toList();
    }

    private static boolean isMeant(Program program, String name) {
        return program.name().equals(name) || (program.kind().name().toLowerCase() + "s").equals(name);
    }

    /// Whether a contender is asked for.
    boolean has(Contender contender) {
        return contenders.isEmpty() || contenders.stream().anyMatch(contender.key()::startsWith);
    }
}
