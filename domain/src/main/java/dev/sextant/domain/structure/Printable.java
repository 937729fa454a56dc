package dev.sextant.domain.structure;

/// Names as they may be shown to a person. A name in a module is any Unicode text: it could hold characters that a terminal
/// obeys, or that make one name look like another.
///
/// @spec §2.2.4 Names
public final class Printable {

    private static final int EXCERPT = 100;

    private Printable() {}

    /// The name with every code point that does not draw something written as its number in hexadecimal, in the text format's
    /// way.
    public static String of(String name) {
        if (name.codePoints().allMatch(Printable::draws)) return name;
        var printable = new StringBuilder();
        name.codePoints().forEach(point -> append(point, printable));
        return printable.toString();
    }

    /// The same between quotation marks, as a string of the text format.
    public static String quoted(String name) {
        var quoted = new StringBuilder("\"");
        name.codePoints().forEach(point -> {
            if (point == '"' || point == '\\') quoted.append('\\');
            append(point, quoted);
        });
        return quoted.append('"').toString();
    }

    /// The same, but of a very long name only the beginning.
    public static String excerpt(String name) {
        if (name.length() <= EXCERPT) return quoted(name);
        var beginning = name.codePoints()
                .limit(EXCERPT)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append);
        return quoted(beginning.append('…').toString());
    }

    private static void append(int point, StringBuilder printable) {
        if (draws(point)) {
            printable.appendCodePoint(point);
        } else {
            printable.append("\\u{").append(Integer.toHexString(point)).append('}');
        }
    }

    /// Whether a code point draws something and does nothing else. Control and format characters (which may turn the direction of
    /// writing), separators other than the space, and code points without a character do not.
    private static boolean draws(int point) {
        if (point < 0x7F) return point >= 0x20;
        return switch (Character.getType(point)) {
            case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.PRIVATE_USE, Character.UNASSIGNED,
                    Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.SPACE_SEPARATOR -> false;
            default -> true;
        };
    }
}
