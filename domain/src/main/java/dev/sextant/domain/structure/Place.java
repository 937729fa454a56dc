package dev.sextant.domain.structure;

import io.vavr.control.Option;

/// Where in a module a fault lies.
public sealed interface Place {

    /// In the binary format: the offset of a byte from the start of the module, and the index of the function around it (imports
    /// counted), if any.
    record Binary(long offset, Option<Long> function) implements Place {

        /// Outside of any function.
        public static Binary at(long offset) {
            return new Binary(offset, Option.none());
        }

        /// In the function with this index.
        public static Binary in(long function, long offset) {
            return new Binary(offset, Option.some(function));
        }

        @Override
        public String toString() {
            return "at byte 0x" + Long.toHexString(offset) + function.fold(() -> "", index -> " in function " + index);
        }
    }

    /// In the text format: line and column, both from 1.
    record Text(int line, int column) implements Place {
        @Override
        public String toString() {
            return "at " + line + ":" + column;
        }
    }

    /// An entry of the module that has no bytes of its own to point at, such as `export "a"` or `memory 0`.
    record Entry(String name) implements Place {
        @Override
        public String toString() {
            return "in " + name;
        }
    }
}
