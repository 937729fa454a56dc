package dev.sextant.domain.text;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sextant.domain.structure.Bytes;
import dev.sextant.domain.structure.Features;
import dev.sextant.domain.structure.ImplementationLimits;
import dev.sextant.domain.structure.Malformed;
import dev.sextant.domain.structure.Module;
import io.vavr.control.Either;
import java.util.Arrays;
import java.util.function.Supplier;

/// Reads the text format.
///
/// @spec §6.6 Modules
public final class Parser {

    /// What is to be read from a text: a function from the cursor at its first token to a result.
    @FunctionalInterface
    public interface Grammar<T> {

        /// Reads; the cursor leaves by itself where the text is malformed.
        T read(Cursor cursor);
    }

    private Parser() {}

    /// Reads a module: `(module …)`, or its fields alone. The text must hold nothing else.
    public static Either<Malformed, Module> parse(String text, Features features) {
        return attempt(() -> new Cursor(encoded(text), features, ImplementationLimits.DEFAULT), Parser::text);
    }

    /// Reads a module from text in UTF-8.
    public static Either<Malformed, Module> parse(Bytes utf8, Features features) {
        return parse(utf8, features, ImplementationLimits.DEFAULT);
    }

    /// Reads a module from text in UTF-8. Of the limits, the one on a function's bytes is left to the binary format.
    public static Either<Malformed, Module> parse(Bytes utf8, Features features, ImplementationLimits limits) {
        return attempt(() -> new Cursor(utf8.toArray(), features, limits), Parser::text);
    }

    /// Reads something else that is made of the same tokens, such as a test script. What follows the part that the grammar reads
    /// is not looked at.
    public static <T> Either<Malformed, T> parse(Bytes utf8, Features features, Grammar<T> grammar) {
        return attempt(() -> new Cursor(utf8.toArray(), features, ImplementationLimits.DEFAULT), grammar);
    }

    private static <T> Either<Malformed, T> attempt(Supplier<Cursor> cursor, Grammar<T> grammar) {
        try {
            return Either.right(grammar.read(cursor.get()));
        } catch (Fault fault) {
            return Either.left(fault.malformed());
        }
    }

    private static Module text(Cursor cursor) {
        var module = cursor.atOpen("module") ? cursor.module() : cursor.fields();
        cursor.take(Token.END);
        return module;
    }

    /// The text in UTF-8. Where it has half a surrogate pair, it ends with a byte that cannot stand in UTF-8.
    private static byte[] encoded(String text) {
        int half = halfPair(text);
        if (half < 0) return text.getBytes(UTF_8);
        var before = text.substring(0, half).getBytes(UTF_8);
        var bytes = Arrays.copyOf(before, before.length + 1);
        bytes[before.length] = (byte) 0xFF;
        return bytes;
    }

    private static int halfPair(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (!Character.isSurrogate(text.charAt(i))) continue;
            if (!Character.isSupplementaryCodePoint(text.codePointAt(i))) return i;
            i++;
        }
        return -1;
    }
}
