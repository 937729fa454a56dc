package dev.sextant.conformance.script;

import dev.sextant.domain.structure.Bytes;

/// A module as a script holds it, which may be none at all: bytes in one of the two formats.
///
/// The text format comes as bytes too, because some scripts hold texts that are not UTF-8.
public record ModuleSource(Format format, Bytes bytes) {

    /// How a module is written down.
    public enum Format {
        BINARY("binary"),
        TEXT("text");

        private final String text;

        Format(String text) {
            this.text = text;
        }

        /// What the suite calls it.
        public String text() {
            return text;
        }
    }

    /// A module in the binary format.
    public static ModuleSource binary(Bytes bytes) {
        return new ModuleSource(Format.BINARY, bytes);
    }

    /// A module in the text format.
    public static ModuleSource text(Bytes bytes) {
        return new ModuleSource(Format.TEXT, bytes);
    }
}
