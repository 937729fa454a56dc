package dev.sextant.benchmarks.field;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// A program that is measured: a command of WASI preview 1 that does as many units of work as its argument says and prints a checksum.
///
/// @param name      what its files are called
/// @param kind      what it is
/// @param what      what it does
/// @param full      the units of work that take native code about 0.3 s
/// @param sums      what it prints after the full work, a fifth and a fiftieth of it
/// @param libraries what its native form is linked with, as pkg-config calls it; `-` where nothing
record Program(String name, Kind kind, String what, long full, List<String> sums, String libraries) {

    enum Kind {
        /// A loop or two, of our own.
        KERNEL,
        /// What people use.
        PROGRAM
    }

    /// All of them: the table in `programs.tsv`.
    static final List<Program> ALL = read();

    private static List<Program> read() {
        try (var in = Program.class.getResourceAsStream("programs.tsv")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().skip(1).map(Program::of).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Program of(String line) {
        var cells = line.split("\t");
        return new Program(
                cells[0], Kind.valueOf(cells[1].toUpperCase()), cells[2], Long.parseLong(cells[3]), List.of(cells).subList(4, 7), cells[7]);
    }

    /// What it prints after so much work.
    String sum(Pace pace) {
        return sums.get(switch (pace) {
            case COMPILED -> 1;
            case INTERPRETED -> 2;
        });
    }
}
