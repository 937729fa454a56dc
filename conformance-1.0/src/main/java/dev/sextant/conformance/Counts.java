package dev.sextant.conformance;

import dev.sextant.conformance.script.Command;
import io.vavr.collection.Array;
import io.vavr.collection.Map;
import io.vavr.collection.TreeMap;

/// How many commands of each type each script has. Types are those of the suite; `assert_malformed` is told apart by format.
public record Counts(Map<Row, Integer> rows) {

    /// A script's name and a type of command, such as `assert_return` or `assert_malformed binary`.
    public record Row(String script, String type) implements Comparable<Row> {
        @Override
        public int compareTo(Row other) {
            int order = script.compareTo(other.script);
            return order != 0 ? order : type.compareTo(other.type);
        }

        @Override
        public String toString() {
            return script + " " + type;
        }
    }

    /// How often each row occurs.
    static Counts of(Array<Row> occurrences) {
        Map<Row, Integer> rows = TreeMap.empty();
        for (var row : occurrences) rows = rows.put(row, 1, Integer::sum);
        return new Counts(rows);
    }

    /// What a command is counted as.
    static String type(Command command) {
        return command instanceof Command.AssertMalformed malformed
                ? command.type() + " " + malformed.module().format().text()
                : command.type();
    }

    /// The counts out of a table: a heading (`file`, `commands`, then types), a row for each script and one with totals. The
    /// columns of a type by format (`module text`, `module binary` …) are added up except for `assert_malformed`, because the
    /// suite's scripts are read in a form that has the other modules all in the binary format.
    static Counts parse(String table) {
        var lines = Array.ofAll(table.lines().toList()).map(line -> Array.of(line.split("\t", -1)));
        var heading = lines.head();
        Map<Row, Integer> rows = TreeMap.empty();
        for (var line : lines.tail()) {
            if (line.head().equals("TOTAL")) continue;
            for (int column = 2; column < line.size(); column++) {
                int count = Integer.parseInt(line.get(column));
                if (count > 0) rows = rows.put(new Row(line.head(), typeOfColumn(heading.get(column))), count, Integer::sum);
            }
        }
        return new Counts(rows);
    }

    private static String typeOfColumn(String heading) {
        return heading.startsWith("assert_malformed ") ? heading : heading.split(" ")[0];
    }

    /// How many commands there are.
    public int total() {
        return rows.values().sum().intValue();
    }

    /// How many commands of a type there are.
    public int total(String type) {
        return rows.filterKeys(row -> row.type().equals(type)).values().sum().intValue();
    }
}
