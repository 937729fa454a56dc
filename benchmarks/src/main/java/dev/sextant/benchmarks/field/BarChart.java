package dev.sextant.benchmarks.field;

import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;

/// Bars in groups, from left to right, as an SVG image that needs nothing else. The scale is logarithmic: twice as long a time is as far to
/// the right wherever it begins.
///
/// @param title  what is shown
/// @param unit   in what
/// @param groups the bars
record BarChart(String title, String unit, List<Group> groups) {

    private static final int LABELS = 190;
    private static final int BARS = 520;
    private static final int FIGURES = 190;
    private static final int BAR = 13;
    private static final int GAP = 9;
    private static final int HEAD = 54;

    /// Bars that are to be compared.
    record Group(String name, List<Bar> bars) {}

    /// A bar.
    ///
    /// @param value its length; not a number where there is none
    /// @param text  what is written beside it
    record Bar(String name, String colour, double value, String text) {}

    /// The image.
    String svg() {
        var svg = new StringBuilder();
        int rows = groups.stream().mapToInt(group -> group.bars().size()).sum();
        int height = HEAD + rows * BAR + groups.size() * GAP + 12;
        int width = LABELS + BARS + FIGURES;
        svg.append("""
                <svg xmlns="http://www.w3.org/2000/svg" width="%d" height="%d" viewBox="0 0 %d %d" role="img" aria-label="%s">
                <style>
                  text { font: 11px system-ui, sans-serif; fill: #24292f; } .title { font-size: 14px; font-weight: 600; }
                  .rule { stroke: #8884; } .one { stroke: #888; } .error { fill: #c0392b; font-weight: 600; }
                  @media (prefers-color-scheme: dark) { text { fill: #d8dee4; } .error { fill: #ff7b72; } }
                </style>
                <text class="title" x="0" y="15">%s</text>
                """.formatted(width, height, width, height, escaped(title), escaped(title)));
        double least = values().min().orElse(1);
        double most = values().max().orElse(1);
        // From a power of ten, so that no bar is without length.
        double from = Math.floor(Math.log10(least) - 0.02);
        double to = Math.max(from + 1, Math.log10(most));
        rules(svg, from, to, height);
        int y = HEAD;
        for (var group : groups) {
            text(svg, 0, y + BAR - 3, "", group.name());
            for (var bar : group.bars()) {
                bar(svg, bar, y, from, to);
                y += BAR;
            }
            y += GAP;
        }
        return svg.append("</svg>\n").toString();
    }

    private DoubleStream values() {
        return groups.stream().flatMap(group -> group.bars().stream()).mapToDouble(Bar::value).filter(value -> value > 0);
    }

    private void rules(StringBuilder svg, double from, double to, int height) {
        for (int power = (int) from; power <= to; power++) {
            for (int step : to - from > 2.5 ? new int[] {1} : new int[] {1, 2, 5}) {
                double value = step * Math.pow(10, power);
                if (Math.log10(value) > to) continue;
                double x = LABELS + BARS * (Math.log10(value) - from) / (to - from);
                svg.append("<line class=\"%s\" x1=\"%s\" x2=\"%s\" y1=\"%d\" y2=\"%d\"/>%n".formatted(
                        value == 1 && unit.equals("×") ? "one" : "rule", number(x), number(x), HEAD - 8, height - 10));
                text(svg, x - 8, HEAD - 14, "", Figures.plain(value) + " " + unit);
            }
        }
    }

    private static void bar(StringBuilder svg, Bar bar, int y, double from, double to) {
        boolean isThere = bar.value() > 0;
        double length = isThere ? BARS * (Math.log10(bar.value()) - from) / (to - from) : 0;
        if (isThere) {
            svg.append("<rect x=\"%d\" y=\"%d\" width=\"%s\" height=\"%d\" rx=\"2\" fill=\"%s\"><title>%s: %s</title></rect>%n".formatted(
                    LABELS, y, number(length), BAR - 2, bar.colour(), escaped(bar.name()), escaped(bar.text())));
        }
        text(svg, LABELS + length + 5, y + BAR - 3.5, isThere ? "" : "error", bar.text() + "  " + bar.name());
    }

    private static void text(StringBuilder svg, double x, double y, String style, String text) {
        svg.append("<text class=\"%s\" x=\"%s\" y=\"%s\">%s</text>%n".formatted(style, number(x), number(y), escaped(text)));
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }

    /// Text as it is written in XML.
    static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
    }
}
