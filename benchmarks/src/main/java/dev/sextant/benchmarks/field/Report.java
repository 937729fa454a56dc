package dev.sextant.benchmarks.field;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// What is written down while it is measured, as Markdown and as pictures.
final class Report {

    static final String HELLO_TIME = "hello.wasm, ms";
    static final String HELLO_CPU = "hello.wasm, processor time on all threads, ms";
    static final String HELLO_MEMORY = "hello.wasm, peak memory, MiB";
    static final String LUA_FIRST = "lua.wasm, the first time, ms";
    static final String LUA_FIRST_CPU = "lua.wasm, the first time, processor time on all threads, ms";
    static final String LUA_WARM = "lua.wasm, again and again, ms";
    static final String INSTANTIATED = "16 MB, an instance is there, ms";
    static final String FIRST = "16 MB, one function has been called, ms";
    static final String ALL = "16 MB, all 18,000 functions have been called, ms";
    static final String ALL_CPU = "16 MB, the same, processor time on all threads, ms";
    static final String GENERATED_MEMORY = "16 MB, peak memory, MiB";

    private static final List<String> BASES = List.of("native", "endive-compiler");

    private final List<Contender> contenders;
    private final Table time;
    private final Table memory;
    private final Table start;
    private final Table compile;

    Report(List<Contender> contenders) {
        this.contenders = contenders;
        time = new Table("Time", "µs per unit of work", contenders);
        memory = new Table("Peak memory of the process", "MiB", contenders);
        start = new Table("Start-up: a process that says hello", "", contenders);
        compile = new Table("From bytes to an instance, and on", "", contenders);
    }

    /// Microseconds per unit of work, by program.
    Table time() {
        return time;
    }

    /// MiB, by program.
    Table memory() {
        return memory;
    }

    /// [#HELLO_TIME] and so on.
    Table start() {
        return start;
    }

    /// [#LUA_FIRST] and so on.
    Table compile() {
        return compile;
    }

    /// Whether everything that was measured came to the right result.
    boolean isAllRight() {
        return Stream.of(time, start, compile).noneMatch(table -> table.rows().stream().anyMatch(row ->
                contenders.stream().anyMatch(contender -> table.at(row, contender).orElse(null) instanceof Outcome.Wrong)));
    }

    private List<Table> relatives() {
        return BASES.stream()
                .flatMap(key -> contenders.stream().filter(contender -> contender.key().equals(key)))
                .filter(base -> time.rows().stream().anyMatch(row -> time.value(row, base).isPresent()))
                .map(time::relativeTo)
                .toList();
    }

    private List<Table> tables() {
        return Stream.concat(relatives().stream(), Stream.of(time, memory, start, compile)).filter(table -> !table.rows().isEmpty()).toList();
    }

    private static List<String> rows(Table table, Program.Kind kind) {
        return table.rows().stream()
                .filter(row -> Program.ALL.stream().anyMatch(program -> program.name().equals(row) && program.kind() == kind))
                .toList();
    }

    /// All of it in Markdown.
    String markdown(Surroundings surroundings) {
        var text = new StringBuilder("# Sextant and the field\n\n");
        surroundings.lines().forEach(line -> text.append("* ").append(line).append('\n'));
        text.append("\nLess is better.\n");
        tables().forEach(table -> markdown(table, text));
        return text.toString();
    }

    private static void markdown(Table table, StringBuilder text) {
        var columns = table.contenders();
        text.append("\n## ").append(heading(table)).append("\n\n| |");
        columns.forEach(contender -> text.append(' ').append(contender.title()).append(" |"));
        text.append("\n|---|").append("---:|".repeat(columns.size())).append('\n');
        Map<String, List<String>> notes = new LinkedHashMap<>();
        for (var row : table.rows()) {
            text.append("| ").append(row).append(" |");
            for (var contender : columns) text.append(' ').append(cell(table, row, contender, notes)).append(" |");
            text.append('\n');
        }
        if (table.unit().equals("×")) {
            for (var kind : Program.Kind.values()) {
                var rows = rows(table, kind);
                if (rows.size() < 2) continue;
                text.append("| **geometric mean, ").append(kind.name().toLowerCase()).append("s** |");
                for (var contender : columns) text.append(" **").append(mean(table, rows, contender)).append("** |");
                text.append('\n');
            }
        }
        // What is derived has the notes of what it is derived from.
        if (table.unit().equals("×") || notes.isEmpty()) return;
        text.append('\n');
        var numbered = List.copyOf(notes.keySet());
        for (int i = 0; i < numbered.size(); i++) {
            text.append("%d. %s (%s)%n".formatted(i + 1, numbered.get(i), String.join("; ", notes.get(numbered.get(i)))));
        }
    }

    private static String heading(Table table) {
        return table.title() + (table.unit().isEmpty() || table.unit().equals("×") ? "" : ", " + table.unit());
    }

    private static String cell(Table table, String row, Contender contender, Map<String, List<String>> notes) {
        var outcome = table.at(row, contender);
        if (outcome.isEmpty()) return "–";
        var figure = switch (outcome.get()) {
            case Outcome.Measured measured -> Figures.of(measured.value());
            case Outcome.Wrong _ -> "**wrong**";
            case Outcome.Failed _ -> "failed";
        };
        var complaint = outcome.get().complaint();
        if (complaint.isEmpty() || table.unit().equals("×")) return figure;
        var note = contender.title() + ": " + complaint;
        notes.computeIfAbsent(note, _ -> new ArrayList<>()).add(row);
        return figure + " [" + (List.copyOf(notes.keySet()).indexOf(note) + 1) + "]";
    }

    private static String mean(Table table, List<String> rows, Contender contender) {
        var mean = table.mean(rows, contender);
        if (mean.count() == 0) return "–";
        return Figures.of(mean.value()) + (mean.count() < mean.outOf() ? " (%d of %d)".formatted(mean.count(), mean.outOf()) : "");
    }

    /// The geometric mean of the kernels and each of the programs, as an SVG image.
    String summary() {
        var relatives = relatives();
        var table = relatives.isEmpty() ? time : relatives.getFirst();
        var groups = Stream.concat(means(table, List.of(Program.Kind.KERNEL)), rows(table, Program.Kind.PROGRAM).stream().map(row -> group(table, row)));
        return new BarChart(heading(table), chartUnit(table), groups.toList()).svg();
    }

    /// All of it as a page.
    String html(Surroundings surroundings) {
        var page = new StringBuilder("""
                <!doctype html>
                <html lang="en"><meta charset="utf-8"><title>Sextant and the field</title>
                <style>
                  body { font: 15px/1.5 system-ui, sans-serif; max-width: 960px; margin: 2em auto; padding: 0 1em; color: #24292f; background: #fff; }
                  figure { margin: 2em 0; overflow-x: auto; } li.error { color: #c0392b; font-weight: 600; }
                  @media (prefers-color-scheme: dark) { body { color: #d8dee4; background: #16191d; } }
                </style>
                <h1>Sextant and the field</h1>
                <p>Less is better. All scales are logarithmic. The figures are in field.md beside this page.</p>
                <ul>
                """);
        surroundings.lines().forEach(line -> page.append("<li>").append(BarChart.escaped(line.replace("`", ""))).append("</li>\n"));
        page.append("</ul>\n");
        for (var table : tables()) {
            var groups = Stream.concat(means(table, List.of(Program.Kind.values())), table.rows().stream().map(row -> group(table, row)));
            page.append("<figure>").append(new BarChart(heading(table), chartUnit(table), groups.toList()).svg()).append("</figure>\n");
        }
        return page.append("</html>\n").toString();
    }

    private static String chartUnit(Table table) {
        return table.unit().equals("×") ? "×" : "";
    }

    private static Stream<BarChart.Group> means(Table table, List<Program.Kind> kinds) {
        if (!table.unit().equals("×")) return Stream.empty();
        return kinds.stream().filter(kind -> rows(table, kind).size() > 1).map(kind -> {
            var rows = rows(table, kind);
            var bars = table.contenders().stream().filter(contender -> table.mean(rows, contender).count() > 0)
                    .map(contender -> new BarChart.Bar(
                            contender.title(), contender.colour(), table.mean(rows, contender).value(), mean(table, rows, contender)))
                    .toList();
            return new BarChart.Group(kind.name().toLowerCase() + "s, geometric mean", bars);
        });
    }

    private static BarChart.Group group(Table table, String row) {
        var bars = table.contenders().stream().flatMap(contender -> table.at(row, contender).stream().map(outcome -> switch (outcome) {
            case Outcome.Measured measured -> new BarChart.Bar(
                    contender.title(), contender.colour(), measured.value(), Figures.of(measured.value()));
            case Outcome.Wrong _ -> new BarChart.Bar(contender.title(), contender.colour(), Double.NaN, "WRONG RESULT");
            case Outcome.Failed _ -> new BarChart.Bar(contender.title(), contender.colour(), Double.NaN, "failed");
        })).toList();
        return new BarChart.Group(row, bars);
    }
}
