package dev.sextant.runtime.profile;

import dev.sextant.domain.structure.Printable;
import io.vavr.collection.Array;
import java.util.Locale;

/// A profile as lines of text.
final class ProfileText {

    private ProfileText() {}

    static String table(Array<Profile.Cost> functions, Measure measure) {
        var rows = functions.map(function -> Array.of(
                        count(function.calls()), measure.show(function.self()), measure.show(function.total()),
                        Printable.of(function.name())))
                .prepend(Array.of("calls", "self " + measure.unit(), "total " + measure.unit(), "function"));
        var widths = Array.range(0, 3).map(column -> rows.map(row -> row.get(column).length()).max().get());
        return rows.map(row -> widths.zipWithIndex((width, column) -> " ".repeat(width - row.get(column).length()) + row.get(column))
                        .append(row.get(3))
                        .mkString("", "  ", "\n"))
                .mkString();
    }

    /// A number of calls, its thousands parted.
    static String count(long calls) {
        return String.format(Locale.ROOT, "%,d", calls);
    }

    static String folded(CallNode root) {
        var lines = new StringBuilder();
        fold(root, "", lines);
        return lines.toString();
    }

    private static void fold(CallNode node, String stack, StringBuilder lines) {
        for (var child : node.children()) {
            var folded = stack + escaped(child.name());
            if (child.self() > 0) lines.append(folded).append(' ').append(child.self()).append('\n');
            fold(child, folded + ";", lines);
        }
    }

    private static String escaped(String name) {
        return Printable.of(name).replace(";", "\\u{3b}");
    }
}
