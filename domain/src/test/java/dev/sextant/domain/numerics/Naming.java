package dev.sextant.domain.numerics;

import dev.sextant.domain.structure.Operator;
import java.util.Locale;

/// Which Java method an operator is, told from its mnemonic alone: independent of what the package itself says.
final class Naming {

    private Naming() {}

    /// The class named by the mnemonic's prefix.
    static Class<?> home(Operator operator) {
        var prefix = operator.mnemonic().substring(0, operator.mnemonic().indexOf('.'));
        try {
            return Class.forName(Naming.class.getPackageName() + "." + prefix.toUpperCase(Locale.ROOT).replace('X', 'x'));
        } catch (ClassNotFoundException e) {
            throw new AssertionError(e);
        }
    }

    /// The rest of the mnemonic in camel case.
    static String method(Operator operator) {
        var words = operator.mnemonic().substring(operator.mnemonic().indexOf('.') + 1).split("_");
        var name = new StringBuilder(words[0]);
        for (int i = 1; i < words.length; i++) {
            name.append(words[i].substring(0, 1).toUpperCase(Locale.ROOT)).append(words[i].substring(1));
        }
        return name.toString();
    }
}
