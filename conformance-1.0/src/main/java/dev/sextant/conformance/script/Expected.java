package dev.sextant.conformance.script;

import dev.sextant.domain.structure.NumberType;
import dev.sextant.domain.structure.ReferenceType;
import io.vavr.collection.Array;

/// What a script expects a result to be. Numbers are compared bit by bit.
public sealed interface Expected {

    /// Whether a result is as expected.
    boolean matches(Constant actual);

    /// A number of this type.
    record Number(NumberType type, BitPattern pattern) implements Expected {
        @Override
        public boolean matches(Constant actual) {
            if (actual.type() != type) return false;
            return switch (actual) {
                case Constant.I32(var value) -> pattern.matches(value, 32);
                case Constant.I64(var value) -> pattern.matches(value, 64);
                case Constant.F32(var bits) -> pattern.matches(bits, 32);
                case Constant.F64(var bits) -> pattern.matches(bits, 64);
                default -> false;
            };
        }

        @Override
        public String toString() {
            return type + " " + switch (pattern) {
                case BitPattern.Exactly(var bits) -> BitPattern.show(type, bits);
                case BitPattern.Nan nan -> nan.toString();
            };
        }
    }

    /// A NaN of a class, of either type of floats.
    record AnyNan(BitPattern.Nan pattern) implements Expected {
        @Override
        public boolean matches(Constant actual) {
            return switch (actual) {
                case Constant.F32(var bits) -> pattern.matches(bits, 32);
                case Constant.F64(var bits) -> pattern.matches(bits, 64);
                default -> false;
            };
        }

        @Override
        public String toString() {
            return pattern.toString();
        }
    }

    /// A vector, lane by lane.
    record Vector(LaneShape shape, Array<BitPattern> lanes) implements Expected {

        public Vector {
            if (lanes.size() != shape.lanes()) throw new IllegalArgumentException(lanes.size() + " lanes for " + shape);
        }

        @Override
        public boolean matches(Constant actual) {
            if (!(actual instanceof Constant.V128 vector)) return false;
            for (int i = 0; i < lanes.size(); i++) {
                if (!lanes.get(i).matches(shape.extract(vector, i), shape.width())) return false;
            }
            return true;
        }

        @Override
        public String toString() {
            return "v128 " + shape + lanes.map(Vector::show).mkString(" ", " ", "");
        }

        private static String show(BitPattern lane) {
            return switch (lane) {
                case BitPattern.Exactly(var bits) -> "0x" + Long.toHexString(bits);
                case BitPattern.Nan nan -> nan.toString();
            };
        }
    }

    /// The null reference of a type.
    record Null(ReferenceType type) implements Expected {
        @Override
        public boolean matches(Constant actual) {
            return actual.equals(new Constant.Null(type));
        }

        @Override
        public String toString() {
            return type + " null";
        }
    }

    /// The object that the script knows by a number.
    record Extern(long number) implements Expected {
        @Override
        public boolean matches(Constant actual) {
            return actual.equals(new Constant.ExternRef(number));
        }

        @Override
        public String toString() {
            return "externref " + number;
        }
    }

    /// Any reference of a type but null.
    record AnyReference(ReferenceType type) implements Expected {
        @Override
        public boolean matches(Constant actual) {
            return actual.type() == type && !(actual instanceof Constant.Null);
        }

        @Override
        public String toString() {
            return type + ", not null";
        }
    }
}
