package dev.sextant.domain.validation;

/// A name of the module's as messages show it: in quotes, without anything that a terminal might obey.
final class Quotation {

    private static final int MOST = 100;

    private Quotation() {}

    /// The name in quotes, with escapes for control and format characters, and shortened if very long.
    static String of(String name) {
        var text = new StringBuilder("\"");
        int shown = name.length() <= MOST ? name.length() : name.offsetByCodePoints(0, Math.min(MOST, name.codePointCount(0, name.length())));
        name.substring(0, shown).codePoints().forEach(point -> append(point, text));
        return text.append(shown < name.length() ? "…\"" : "\"").toString();
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
