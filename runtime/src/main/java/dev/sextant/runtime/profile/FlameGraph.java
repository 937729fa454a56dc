package dev.sextant.runtime.profile;

import dev.sextant.domain.structure.Printable;
import io.vavr.collection.Array;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/// A tree of calls as a picture: callers below, what they call above them, each as wide as what it cost. The boxes' colours tell
/// the host's functions (blue) from the guest's (red to yellow, by name) and mean nothing else.
///
/// Nothing in it comes from elsewhere. Its script, which a browser runs when the picture is looked at by itself, lets a click on
/// a box make it as wide as the picture.
final class FlameGraph {

    private static final int WIDTH = 1_200;
    private static final int ROW = 18;
    private static final int MARGIN = 12;
    private static final int HEADING = 52;

    /// What is narrower, in pixels, is left out: nobody sees it.
    private static final double NARROWEST = 0.2;

    /// The width of a letter of the boxes' text, in pixels, and the least letters that say anything.
    private static final double LETTER = 6.7;

    private static final int LEAST_LETTERS = 3;

    private static final String STYLE = """
            text { font: 11px Menlo, Consolas, "DejaVu Sans Mono", monospace; fill: #1c1c1c }
            .title { font: 600 17px system-ui, sans-serif }
            .about { font: 12px system-ui, sans-serif; fill: #555 }
            g.call rect { stroke: #fff; stroke-width: 0.6 }
            g.call text { pointer-events: none }
            g.call:hover rect { stroke: #1c1c1c; stroke-width: 1.2 }
            g.call { cursor: pointer }
            g.caller { opacity: 0.55 }
            """;

    private final CallNode root;
    private final Measure measure;
    private final String title;
    private final long all;
    private final int levels;
    private final StringBuilder boxes = new StringBuilder();

    FlameGraph(CallNode root, Measure measure, String title) {
        this.root = root;
        this.measure = measure;
        this.title = title;
        this.all = root.total();
        this.levels = levels(root) + 1;
    }

    private int levels(CallNode node) {
        return node.children().filter(child -> width(child.total()) >= NARROWEST).map(this::levels).max().getOrElse(node.level);
    }

    private double width(long amount) {
        return all == 0 ? 0 : (double) amount / all * (WIDTH - 2 * MARGIN);
    }

    String svg() {
        int height = HEADING + levels * ROW + MARGIN;
        box(root, MARGIN);
        return """
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" width="%d" height="%d">
                <style>
                %s</style>
                <rect width="100%%" height="100%%" fill="#fcfcfa"/>
                <text class="title" x="%d" y="26">%s</text>
                <text class="about" x="%d" y="44">%s</text>
                %s<script><![CDATA[
                %s]]></script>
                </svg>
                """.formatted(
                WIDTH, height, WIDTH, height, STYLE, MARGIN, xml(Printable.of(title)), MARGIN, xml(about()), boxes, script());
    }

    private String about() {
        return measure.text() + ": " + measure.show(all) + " " + measure.unit() + (levels == 1 ? "; nothing was called" : "");
    }

    private void box(CallNode node, double left) {
        double width = node == root ? WIDTH - 2 * MARGIN : width(node.total());
        if (width < NARROWEST) return;
        int top = HEADING + (levels - 1 - node.level) * ROW;
        var name = Printable.of(node.name());
        boxes.append(String.format(Locale.ROOT,
                "<g class=\"call\"><title>%s</title><rect x=\"%.2f\" y=\"%d\" width=\"%.2f\" height=\"%d\" rx=\"2\" fill=\"%s\"/>",
                xml(name + ": " + amounts(node)), left, top, width, ROW - 1, colour(node, name)));
        boxes.append(String.format(Locale.ROOT, "<text x=\"%.2f\" y=\"%d\" data-name=\"%s\">%s</text></g>\n",
                left + 3, top + ROW - 6, xml(name), xml(cut(name, (int) ((width - 6) / LETTER)))));
        double next = left;
        for (var child : node.children()) {
            box(child, next);
            next += width(child.total());
        }
    }

    private String amounts(CallNode node) {
        var share = String.format(Locale.ROOT, " (%.1f %%)", all == 0 ? 0.0 : 100.0 * node.total() / all);
        var total = measure.show(node.total()) + " " + measure.unit() + share;
        if (node == root) return measure.show(all) + " " + measure.unit();
        return String.format(Locale.ROOT, "%s, itself %s; %,d %s",
                total, measure.show(node.self()), node.calls, node.calls == 1 ? "call" : "calls");
    }

    private static String cut(String name, int letters) {
        if (name.length() <= letters) return name;
        if (letters < LEAST_LETTERS) return "";
        int end = Character.isHighSurrogate(name.charAt(letters - 2)) ? letters - 2 : letters - 1;
        return name.substring(0, end) + "…";
    }

    private String colour(CallNode node, String name) {
        if (node == root) return "#e4e2dc";
        int hash = name.hashCode() * 0x9E3779B9 >>> 16;
        int tone = hash % 32;
        int light = hash / 32 % 32;
        return node.isHost()
                ? "#%02x%02x%02x".formatted(130 + light, 180 + tone, 235)
                : "#%02x%02x%02x".formatted(232 + light / 2, 120 + 3 * tone, 60 + light);
    }

    private static String script() {
        try (var in = FlameGraph.class.getResourceAsStream("flame-graph.js")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String html(Array<Profile.Cost> functions) {
        var rows = functions.map(function -> """
                <tr><td>%s</td><td>%s</td><td>%s</td><td>%s</td></tr>
                """.formatted(ProfileText.count(function.calls()), measure.show(function.self()), measure.show(function.total()),
                xml(Printable.of(function.name()))));
        return """
                <!DOCTYPE html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <title>%s</title>
                <style>
                body { margin: 1em auto; max-width: 1200px; background: #fcfcfa; font-family: system-ui, sans-serif }
                svg { width: 100%%; height: auto }
                table { border-collapse: collapse; margin: 1em 12px; font: 12px Menlo, Consolas, "DejaVu Sans Mono", monospace }
                td, th { padding: 2px 14px 2px 0; text-align: right }
                td:last-child, th:last-child { text-align: left; overflow-wrap: anywhere }
                tr:hover td { background: #efece4 }
                </style>
                </head>
                <body>
                %s<table>
                <tr><th>calls</th><th>self %s</th><th>total %s</th><th>function</th></tr>
                %s</table>
                </body>
                </html>
                """.formatted(xml(Printable.of(title)), svg(), measure.unit(), measure.unit(), rows.mkString());
    }

    /// Text as it stands in XML and in HTML, between tags and in quotation marks.
    private static String xml(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;").replace("'", "&#39;");
    }
}
