package dev.sextant.adapters.compiler;

import dev.sextant.domain.structure.ImpossibleException;

/// What the line numbers of a method mean, which have 16 bits: they count the function's instructions from 1, or, in a function that
/// has too many, the places of the method that a stack trace may tell of. A field of the method's class, named like the method, then
/// has the instructions of these places.
final class Lines {

    /// The largest line number.
    private static final int MOST = 65_535;

    /// The base in which the field has the numbers, and how long it may be: a constant has 65,535 bytes.
    private static final int RADIX = 36;
    private static final int LONGEST = 65_000;

    private final boolean isCounting;
    private final StringBuilder places = new StringBuilder();
    private int last = -1;
    private int line;

    /// @param instructions how many the function has
    Lines(int instructions) {
        isCounting = instructions > MOST;
    }

    /// The line number of an instruction. They come in the order of the method's code.
    int of(int position) {
        if (!isCounting) return position + 1;
        if (position != last && places.length() < LONGEST) {
            places.append(Integer.toString(position, RADIX)).append(',');
            line++;
            last = position;
        }
        return line;
    }

    /// What the field is to have; empty if there need not be one.
    String places() {
        return places.toString();
    }

    /// The number from 1 of the instruction at a line.
    static int instruction(Class<?> home, String method, int line) {
        if (line < 1) return line;
        try {
            var places = ((String) home.getField(method).get(null)).split(",");
            return 1 + Integer.parseInt(places[line - 1], RADIX);
        } catch (NoSuchFieldException _) {
            return line;
        } catch (IllegalAccessException e) {
            throw new ImpossibleException("a public field cannot be read: " + e);
        }
    }
}
