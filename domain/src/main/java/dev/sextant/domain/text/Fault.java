package dev.sextant.domain.text;

import dev.sextant.domain.structure.Malformed;

/// How a fault leaves the depth of a reader: thrown where it is found, caught at [Parser]'s door and handed out as a value. It
/// has no stack trace, and nobody outside of this package ever meets one.
final class Fault extends RuntimeException {

    private final transient Malformed malformed;

    Fault(Malformed malformed) {
        super(malformed.fault(), null, false, false);
        this.malformed = malformed;
    }

    Malformed malformed() {
        return malformed;
    }
}
