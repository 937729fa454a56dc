package dev.sextant.domain.structure;

/// Names as they may be shown to a person. A name in a module is any Unicode text: it could hold characters that a terminal
/// obeys, or that make one name look like another.
///
/// @spec §2.2.4 Names
public final class Printable {

    private Printable() {}

    /// The name with every control, format and unpaired surrogate character written as its code point in hexadecimal between braces.
    public static String of(String name) {
        if (name.codePoints().noneMatch(Printable::isObeyed)) return name;
        var printable = new StringBuilder();
        name.codePoints().forEach(point -> {
            if (isObeyed(point)) {
                printable.append("\\u{").append(Integer.toHexString(point)).append('}');
            } else {
                printable.appendCodePoint(point);
            }
        });
        return printable.toString();
    }

    /// The same between quotation marks.
    public static String quoted(String name) {
        return '"' + of(name).replace("\"", "\\\"") + '"';
    }

    private static boolean isObeyed(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
    }
}
