package dev.sextant.conformance.script;

/// Names out of scripts as they may be shown: a name may hold what a terminal or a report would obey.
final class Printable {

    private Printable() {}

    /// The text with everything but visible characters and spaces in the text format's manner: `\`, `u`, the code in braces.
    static String of(String text) {
        var shown = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            if (visible(c)) {
                shown.appendCodePoint(c);
            } else {
                shown.append('\\').append("u{").append(Integer.toHexString(c)).append('}');
            }
        });
        return shown.toString();
    }

    private static boolean visible(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.PRIVATE_USE, Character.UNASSIGNED,
                    Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }
}
