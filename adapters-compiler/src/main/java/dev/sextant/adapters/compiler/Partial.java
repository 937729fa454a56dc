package dev.sextant.adapters.compiler;

import dev.sextant.domain.numerics.I32;
import dev.sextant.domain.numerics.I64;
import dev.sextant.domain.numerics.UndefinedResult;

/// The partial operators as generated code calls them: where the operator has no result they trap.
///
/// @spec §4.3 Numerics
final class Partial {

    private Partial() {}

    /// Each is called as in [dev.sextant.domain.numerics.OperatorMethod], the class's name in front.
    public static final class Operators {

        private Operators() {}

        public static int i32DivS(int x, int y) {
            try {
                return I32.divS(x, y);
            } catch (UndefinedResult undefined) {
                throw Faults.Thrown.undefined(undefined);
            }
        }

        public static int i32DivU(int x, int y) {
            try {
                return I32.divU(x, y);
            } catch (UndefinedResult undefined) {
                throw Faults.Thrown.undefined(undefined);
            }
        }

        public static int i32RemS(int x, int y) {
            try {
                return I32.remS(x, y);
            } catch (UndefinedResult undefined) {
                throw Faults.Thrown.undefined(undefined);
            }
        }

        public static int i32RemU(int x, int y) {
            try {
                return I32.remU(x, y);
            } catch (UndefinedResult undefined) {
                throw Faults.Thrown.undefined(undefined);
            }
        }

        public static int i32TruncF32S(float x) {
            try {
                return I32.truncF32S(x);
            } catch (UndefinedResult undefined) {
                throw Faults.Thrown.undefined(undefined);
            }
        }

        public static int i32TruncF32U(float x) {
            try {
                return I32.truncF32U(x);
            } catch (UndefinedResult undefined) {
                throw Faults.Thrown.undefined(undefined);
            }
        }

        public static int i32TruncF64S(double x) {
            try {
                return I32.truncF64S(x);
            } catch (UndefinedResult undefined) {
                throw Faults.Thrown.undefined(undefined);
            }
        }

        public static int i32TruncF64U(double x) {
            try {
                return I32.truncF64U(x);
            } catch (UndefinedResult undefined) {
                throw Faults.Thrown.undefined(undefined);
            }
        }

        public static long i64DivS(long x, long y) {
            try {
                return I64.divS(x, y);
            } catch (UndefinedResult undefined) {
                throw Faults.Thrown.undefined(undefined);
            }
        }

        public static long i64DivU(long x, long y) {
            try {
                return I64.divU(x, y);
            } catch (UndefinedResult undefined) {
                throw Faults.Thrown.undefined(undefined);
            }
        }

        public static long i64RemS(long x, long y) {
            try {
                return I64.remS(x, y);
            } catch (UndefinedResult undefined) {
                throw Faults.Thrown.undefined(undefined);
            }
        }

        public static long i64RemU(long x, long y) {
            try {
                return I64.remU(x, y);
            } catch (UndefinedResult undefined) {
                throw Faults.Thrown.undefined(undefined);
            }
        }

        public static long i64TruncF32S(float x) {
            try {
                return I64.truncF32S(x);
            } catch (UndefinedResult undefined) {
                throw Faults.Thrown.undefined(undefined);
            }
        }

        public static long i64TruncF32U(float x) {
            try {
                return I64.truncF32U(x);
            } catch (UndefinedResult undefined) {
                throw Faults.Thrown.undefined(undefined);
            }
        }

        public static long i64TruncF64S(double x) {
            try {
                return I64.truncF64S(x);
            } catch (UndefinedResult undefined) {
                throw Faults.Thrown.undefined(undefined);
            }
        }

        public static long i64TruncF64U(double x) {
            try {
                return I64.truncF64U(x);
            } catch (UndefinedResult undefined) {
                throw Faults.Thrown.undefined(undefined);
            }
        }
    }
}
