package dev.sextant.domain.text;

import java.util.SplittableRandom;

/// Digits with underscores among them.
final class Underscores {

    private Underscores() {}

    /// The digits with an underscore in about every fourth place between two of them.
    static String among(String digits, long seed) {
        var random = new SplittableRandom(seed);
        var out = new StringBuilder();
        for (int i = 0; i < digits.length(); i++) {
            if (i > 0 && random.nextInt(4) == 0) out.append('_');
            out.append(digits.charAt(i));
        }
        return out.toString();
    }
}
