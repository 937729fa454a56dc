package dev.sextant.domain.binary;

import dev.sextant.domain.structure.Malformed;

/// How a fault leaves the depths of a decoder: [Decoder#decode] catches it and hands on the value inside. It never passes that
/// door, and carries no stack trace.
final class MalformedBinary extends RuntimeException {

    private final transient Malformed malformed;

    MalformedBinary(Malformed malformed) {
        super(malformed.fault(), null, false, false);
        this.malformed = malformed;
    }

    Malformed malformed() {
        return malformed;
    }
}
