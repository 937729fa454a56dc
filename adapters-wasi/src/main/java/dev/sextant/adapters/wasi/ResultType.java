package dev.sextant.adapters.wasi;

import java.util.Locale;

/// What a call writes to where an argument points, if it succeeds.
///
/// @spec wasi_snapshot_preview1 Types
enum ResultType {
    SIZE     (4),
    FD       (4),
    ROFLAGS  (2),
    FILESIZE (8),
    TIMESTAMP(8),
    PRESTAT  (8),
    FDSTAT   (24),
    FILESTAT (64);

    private final int bytes;

    ResultType(int bytes) {
        this.bytes = bytes;
    }

    /// How many it writes.
    int bytes() {
        return bytes;
    }

    /// The type as the standard's page writes it.
    String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
