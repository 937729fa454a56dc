package dev.sextant.domain.text;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.sextant.domain.structure.ContextualOperator;
import dev.sextant.domain.structure.Feature;
import dev.sextant.domain.structure.Operator;
import dev.sextant.domain.structure.Operators;
import io.vavr.collection.HashMap;
import io.vavr.collection.Map;
import io.vavr.control.Option;
import java.util.Arrays;

/// The words of the text format: the mnemonics, taken from [Operators#ALL], and all others. A word that is not here is an
/// "unknown operator" wherever it stands; one that is here and stands in the wrong place is an "unexpected token".
///
/// @spec §6.3.2 Tokens
final class Keywords {

    private static final String CORE =
            "module type func table memory global import export start elem data local param result mut offset then funcref "
            + "i32 i64 f32 f64 binary quote register invoke get script input output nan:canonical nan:arithmetic assert_return "
            + "assert_return_canonical_nan assert_return_arithmetic_nan assert_trap assert_exhaustion assert_invalid "
            + "assert_malformed assert_unlinkable";

    private static final Map<String, Feature> WORDS = words(CORE, Feature.CORE)
            .merge(words("item declare", Feature.BULK_MEMORY))
            .merge(words("externref extern ref ref.extern", Feature.REFERENCE_TYPES))
            .merge(words("v128 i8x16 i16x8 i32x4 i64x2 f32x4 f64x2", Feature.SIMD))
            .merge(Operators.ALL.toMap(Operator::mnemonic, Operator::feature));

    private static final int SLOTS = 2_048;
    private static final byte[][] MNEMONICS = new byte[SLOTS][];
    private static final Object[] ROWS = new Object[SLOTS];

    static {
        Arrays.fill(MNEMONICS, new byte[0]);
        Arrays.fill(ROWS, Option.none());
        for (var row : Operators.ALL) {
            if (row == ContextualOperator.SELECT_TYPED) continue;
            var mnemonic = row.mnemonic().getBytes(US_ASCII);
            int hash = 0;
            for (byte b : mnemonic) hash = hash * 31 + b;
            int slot = slot(hash);
            while (MNEMONICS[slot].length > 0) slot = slot + 1 & SLOTS - 1;
            MNEMONICS[slot] = mnemonic;
            ROWS[slot] = Option.some(row);
        }
    }

    private Keywords() {}

    /// The row whose mnemonic stands between `from` and `to`; `hash` is the sum of its bytes to the base of 31. A plain `select`
    /// and one with types have one mnemonic, which gives the plain one's row.
    @SuppressWarnings("unchecked")
    static Option<Operator> operator(byte[] text, int from, int to, int hash) {
        int slot = slot(hash);
        while (MNEMONICS[slot].length > 0) {
            if (Arrays.equals(MNEMONICS[slot], 0, MNEMONICS[slot].length, text, from, to)) return (Option<Operator>) ROWS[slot];
            slot = slot + 1 & SLOTS - 1;
        }
        return Option.none();
    }

    /// The proposal that brought a word, or none if there is no such word.
    static Option<Feature> feature(String word) {
        return WORDS.get(word);
    }

    private static int slot(int hash) {
        return (hash ^ hash >>> 11 ^ hash >>> 22) & SLOTS - 1;
    }

    private static Map<String, Feature> words(String words, Feature feature) {
        Map<String, Feature> map = HashMap.empty();
        for (var word : words.split(" ")) map = map.put(word, feature);
        return map;
    }
}
