package dev.sextant.conformance.script;

import dev.sextant.domain.structure.NumberType;

/// What the bits of a number, or of one lane of a vector, are expected to be: just these, or one of a class of NaNs.
public sealed interface BitPattern {

    /// Whether the lowest `width` bits are as expected.
    boolean matches(long bits, int width);

    /// Just these bits. Those above the width are not looked at.
    record Exactly(long bits) implements BitPattern {
        @Override
        public boolean matches(long actual, int width) {
            return (bits ^ actual) << 64 - width == 0;
        }

        @Override
        public String toString() {
            return Long.toString(bits);
        }
    }

    /// A NaN of a class, with either sign.
    ///
    /// @spec §2.2.3 Floating-Point
    enum Nan implements BitPattern {
        /// The payload has only its highest bit set.
        CANONICAL("nan:canonical") {
            @Override
            public boolean matches(long bits, int width) {
                return withoutSign(bits, width) == quiet(width);
            }
        },
        /// The payload's highest bit is set.
        ARITHMETIC("nan:arithmetic") {
            @Override
            public boolean matches(long bits, int width) {
                return (bits & quiet(width)) == quiet(width);
            }
        };

        private final String text;

        Nan(String text) {
            this.text = text;
        }

        private static long withoutSign(long bits, int width) {
            return bits & -1L >>> 65 - width;
        }

        /// All bits of the exponent and the payload's highest.
        private static long quiet(int width) {
            return width == 32 ? 0x7FC0_0000L : 0x7FF8_0000_0000_0000L;
        }

        @Override
        public String toString() {
            return text;
        }
    }

    /// The bits of a number in the text format's manner: floats in decimal, NaNs with sign and payload.
    static String show(NumberType type, long bits) {
        return switch (type) {
            case I32 -> Integer.toString((int) bits);
            case I64 -> Long.toString(bits);
            case F32 -> {
                float value = Float.intBitsToFloat((int) bits);
                yield Float.isNaN(value) ? nan((int) bits < 0, bits & 0x7F_FFFF) : Float.toString(value);
            }
            case F64 -> {
                double value = Double.longBitsToDouble(bits);
                yield Double.isNaN(value) ? nan(bits < 0, bits & 0xF_FFFF_FFFF_FFFFL) : Double.toString(value);
            }
        };
    }

    private static String nan(boolean negative, long payload) {
        return (negative ? "-nan:0x" : "nan:0x") + Long.toHexString(payload);
    }
}
