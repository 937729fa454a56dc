package dev.sextant.cli;

import dev.sextant.domain.structure.Features;
import io.vavr.collection.Array;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// An edition of the standard, as `--features` names it.
enum Edition {
    CORE_1_0("1.0", Features.CORE_1_0),
    CORE_2_0("2.0", Features.CORE_2_0);

    private final String text;
    private final Features features;

    Edition(String text, Features features) {
        this.text = text;
        this.features = features;
    }

    /// Its rules.
    Features features() {
        return features;
    }

    @Override
    public String toString() {
        return text;
    }

    /// Reads what stands behind `--features`.
    static final class Converter implements ITypeConverter<Edition> {
        @Override
        public Edition convert(String value) {
            return Array.of(values()).find(edition -> edition.text.equals(value)).getOrElseThrow(() ->
                    new TypeConversionException("there is " + Array.of(values()).mkString(" and ") + ", not \"" + value + '"'));
        }
    }
}
