package dev.sextant.conformance.generator;

import dev.sextant.domain.structure.FunctionType;
import dev.sextant.domain.structure.NumberType;
import dev.sextant.domain.structure.ReferenceType;
import dev.sextant.domain.structure.ValueType;
import dev.sextant.domain.structure.VectorType;
import io.vavr.collection.Array;

/// The names under which host functions are imported. They tell the type, as `2:ij>f` does for `[i32 i64] -> [f32]`, since
/// JavaScript is not told the types of imports.
final class HostNames {

    private HostNames() {}

    /// Whether a host function can have this type: JavaScript has no v128.
    static boolean isPossible(FunctionType type) {
        return !type.parameters().contains(VectorType.V128) && !type.results().contains(VectorType.V128);
    }

    static String of(int number, FunctionType type) {
        return number + ":" + letters(type.parameters()) + ">" + letters(type.results());
    }

    private static String letters(Array<ValueType> types) {
        return types.map(HostNames::letter).mkString();
    }

    /// The letter for a type.
    static String letter(ValueType type) {
        return switch (type) {
            case NumberType.I32 -> "i";
            case NumberType.I64 -> "j";
            case NumberType.F32 -> "f";
            case NumberType.F64 -> "d";
            case VectorType.V128 -> "v";
            case ReferenceType.FUNCREF -> "r";
            case ReferenceType.EXTERNREF -> "e";
        };
    }
}
