package dev.sextant.cli;

import dev.sextant.domain.structure.Features;
import picocli.CommandLine.Option;

/// The option that says by which edition of the standard a module is judged.
final class Rules {

    @Option(
            names = "--features",
            paramLabel = "EDITION",
            converter = Edition.Converter.class,
            description = "The edition of the standard whose rules hold: 1.0 or 2.0 (the default).")
    private Edition edition = Edition.CORE_2_0;

    /// The rules.
    Features features() {
        return edition.features();
    }
}
