package dev.sextant.domain.validation;

/// A name of the module's as messages show it: in quotes, without anything that a terminal might obey.
final class Quotation {

    private static final int MOST = 100;

    private Quotation() {}

    /// The name in quotes, with escapes for control and format characters, and shortened if very long.
    static String of(String name) {
        var text = new StringBuilder("\"");
        name.codePoints().limit(MOST).forEach(point -> append(point, text));
        boolean isShortened = name.codePointCount(0, name.length()) > MOST;
        return text.append(isShortened ? "…\"" : "\"").toString();
    }

    private static void append(int point, StringBuilder text) {
        if (point == '"' || point == '\\') {
            text.append('\\').appendCodePoint(point);
        } else if (isPlain(point)) {
            text.appendCodePoint(point);
        } else {
            text.append("\\u{").append(Integer.toHexString(point)).append('}');
        }
    }

    private static boolean isPlain(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.PRIVATE_USE, Character.UNASSIGNED,
                    Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }
}
