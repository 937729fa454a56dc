package dev.sextant.conformance.wasi;

import dev.sextant.domain.structure.Bytes;
import io.vavr.collection.HashSet;
import io.vavr.collection.Set;
import java.nio.charset.StandardCharsets;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Commands of the scripts of Core 1.0 that wast2json no longer knows, `assert_return_canonical_nan` and
/// `assert_return_arithmetic_nan`: what they say, in today's words.
final class RetiredCommands {

    /// The scripts that have some.
    static final Set<String> SCRIPTS = HashSet.of("conversions", "f32", "f64", "float_exprs", "float_misc");

    private static final Pattern COMMAND =
            Pattern.compile("\\(assert_return_(canonical|arithmetic)_nan (\\(invoke \"([^\"]+)\".*\\))\\)");
    private static final Pattern CONSTANT = Pattern.compile("\\((f32|f64)\\.const");

    private RetiredCommands() {}

    /// The script with those commands reworded, each in its line.
    static Bytes reworded(String name, Bytes script) {
        var text = new String(script.toArray(), StandardCharsets.UTF_8);
        var today = COMMAND.matcher(text).replaceAll(found -> Matcher.quoteReplacement(
                "(assert_return " + found.group(2) + " (" + type(name, found) + ".const nan:" + found.group(1) + "))"));
        return Bytes.copyOf(today.getBytes(StandardCharsets.UTF_8));
    }

    /// The type of the result: the script's, else the one that the function's name begins with, else that of the first argument.
    private static String type(String name, MatchResult command) {
        if (name.equals("f32") || name.equals("f64")) return name;
        if (command.group(3).matches("f(32|64)\\..*")) return command.group(3).substring(0, 3);
        var constant = CONSTANT.matcher(command.group(2));
        if (!constant.find()) throw new IllegalArgumentException("of what type is the result of " + command.group(2) + "?");
        return constant.group(1);
    }
}
