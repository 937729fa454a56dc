package dev.sextant.domain.validation;

import dev.sextant.domain.structure.FunctionType;

/// What a rule says of an instruction: what it takes from the operand stack and what it leaves there.
///
/// @spec §3.3 Instructions
public sealed interface Typing {

    /// A rule for one type only, or none.
    sealed interface Definite extends Typing {}

    /// `[t1*] -> [t2*]`.
    record Arrow(ResultType operands, ResultType results) implements Definite {

        /// `[] -> []`.
        public static final Arrow EMPTY = new Arrow(ResultType.EMPTY, ResultType.EMPTY);

        /// The type of a function, of a block or of a row of the tables.
        public static Arrow of(FunctionType type) {
            return type.parameters().isEmpty() && type.results().isEmpty()
                    ? EMPTY
                    : new Arrow(ResultType.of(type.parameters()), ResultType.of(type.results()));
        }

        @Override
        public String toString() {
            return operands + " -> " + results;
        }
    }

    /// `[t1* t*] -> [t2*]` for any `t1*` and `t2*`, since execution does not go on behind it.
    record Jump(ResultType operands) implements Typing {
        @Override
        public String toString() {
            return (operands.size() == 0 ? "[..]" : "[.. " + operands.toString().substring(1)) + " -> [..]";
        }
    }

    /// A rule that holds for several types.
    ///
    /// @spec §3.3.4 Parametric Instructions
    enum Generic implements Typing {
        /// `[t] -> []` for any t.
        DROP("[t]"),
        /// `[t t i32] -> [t]` for a number or vector type t.
        SELECT("[t t i32] with t a number or vector type"),
        /// `[t] -> [i32]` for a reference type t.
        REF_IS_NULL("[t] with t a reference type");

        private final String operands;

        Generic(String operands) {
            this.operands = operands;
        }

        /// The operands as messages show them.
        String operands() {
            return operands;
        }
    }

    /// No rule applies.
    ///
    /// @param fault  as in [Invalid]
    /// @param detail as in [Invalid]
    record Fault(String fault, String detail) implements Definite {}
}
