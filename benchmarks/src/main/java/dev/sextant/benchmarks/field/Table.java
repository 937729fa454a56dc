package dev.sextant.benchmarks.field;

import dev.sextant.benchmarks.Median;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/// Outcomes, by what was done and who did it. Less is better.
final class Table {

    private final String title;
    private final String unit;
    private final List<Contender> contenders;
    private final Map<String, Map<Contender, List<Outcome>>> rows = new LinkedHashMap<>();

    /// @param title      what was measured
    /// @param unit       in what
    /// @param contenders who takes part, in the order of the columns
    Table(String title, String unit, List<Contender> contenders) {
        this.title = title;
        this.unit = unit;
        this.contenders = contenders;
    }

    String title() {
        return title;
    }

    String unit() {
        return unit;
    }

    /// Writes down one more outcome.
    void add(String row, Contender contender, Outcome outcome) {
        rows.computeIfAbsent(row, _ -> new LinkedHashMap<>()).computeIfAbsent(contender, _ -> new ArrayList<>()).add(outcome);
    }

    void add(String row, Contender contender, double value) {
        if (!Double.isNaN(value)) add(row, contender, new Outcome.Measured(value, ""));
    }

    List<String> rows() {
        return List.copyOf(rows.keySet());
    }

    /// Those of whom there is something.
    List<Contender> contenders() {
        return contenders.stream().filter(contender -> rows.values().stream().anyMatch(row -> row.containsKey(contender))).toList();
    }

    /// What came of it: the median of the rounds, unless one of them went wrong.
    Optional<Outcome> at(String row, Contender contender) {
        var outcomes = rows.getOrDefault(row, Map.of()).getOrDefault(contender, List.of());
        if (outcomes.isEmpty()) return Optional.empty();
        List<Double> values = new ArrayList<>();
        for (var outcome : outcomes) {
            if (!(outcome instanceof Outcome.Measured measured)) return Optional.of(outcome);
            values.add(measured.value());
        }
        return Optional.of(new Outcome.Measured(Median.of(values), outcomes.getFirst().complaint()));
    }

    /// The figure, if there is one.
    OptionalDouble value(String row, Contender contender) {
        return at(row, contender).orElse(null) instanceof Outcome.Measured measured
                ? OptionalDouble.of(measured.value())
                : OptionalDouble.empty();
    }

    /// The same, in multiples of what one of them has.
    Table relativeTo(Contender base) {
        var relative = new Table(title + ", relative to " + base.title(), "×", contenders);
        for (var row : rows()) {
            for (var contender : contenders()) {
                var outcome = at(row, contender);
                var by = value(row, base);
                if (outcome.isPresent() && by.isPresent()) {
                    relative.add(row, contender, switch (outcome.get()) {
                        case Outcome.Measured measured -> new Outcome.Measured(measured.value() / by.getAsDouble(), measured.note());
                        case Outcome other -> other;
                    });
                }
            }
        }
        return relative;
    }

    /// The geometric mean of a contender's figures.
    Mean mean(List<String> of, Contender contender) {
        var logarithms = of.stream().map(row -> value(row, contender)).filter(OptionalDouble::isPresent)
                .mapToDouble(value -> Math.log(value.getAsDouble())).summaryStatistics();
        return new Mean(Math.exp(logarithms.getAverage()), (int) logarithms.getCount(), of.size());
    }

    /// A geometric mean.
    ///
    /// @param value what it is
    /// @param count of how many figures
    /// @param outOf how many there could be
    record Mean(double value, int count, int outOf) {}
}
