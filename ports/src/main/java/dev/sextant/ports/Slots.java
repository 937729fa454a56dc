package dev.sextant.ports;

import dev.sextant.domain.structure.FunctionType;
import dev.sextant.domain.structure.NumberType;
import dev.sextant.domain.structure.ReferenceType;
import dev.sextant.domain.structure.ValueType;
import dev.sextant.domain.structure.VectorType;
import io.vavr.collection.Array;
import io.vavr.control.Option;

/// The raw form of values: two arrays side by side, `long[]` for numbers and vectors, `Object[]` for references.
///
/// A value takes one slot, a v128 two (low half first). A number lies in the `long[]`: an i32 in the low 32 bits (what is above
/// them is not looked at; [#write] leaves them zero), an f32 and an f64 as raw bits. A reference lies in the `Object[]` at the
/// index of its slot, null being null: a funcref is a [FunctionInstance], an externref any object.
///
/// @spec §4.2.1 Values
public final class Slots {

    private Slots() {}

    /// How many slots a value of this type takes: 2 for a v128, else 1.
    public static int of(ValueType type) {
        return type == VectorType.V128 ? 2 : 1;
    }

    /// How many slots values of these types take together.
    public static int of(Array<ValueType> types) {
        int slots = 0;
        for (int i = 0; i < types.size(); i++) slots += of(types.get(i));
        return slots;
    }

    /// How many slots a call of a function of this type needs: what its parameters or its results take, whichever is more.
    public static int of(FunctionType type) {
        return Math.max(of(type.parameters()), of(type.results()));
    }

    /// Puts a value into its slots.
    ///
    /// @return the index of the slot behind it
    public static int write(Value value, long[] numbers, Object[] references, int slot) {
        switch (value) {
            case Value.I32(var i) -> numbers[slot] = Integer.toUnsignedLong(i);
            case Value.I64(var i) -> numbers[slot] = i;
            case Value.F32(var bits) -> numbers[slot] = Integer.toUnsignedLong(bits);
            case Value.F64(var bits) -> numbers[slot] = bits;
            case Value.V128(var low, var high) -> {
                numbers[slot] = low;
                numbers[slot + 1] = high;
            }
            case Value.FuncRef(var function) -> references[slot] = function.getOrNull();
            case Value.ExternRef(var object) -> references[slot] = object.getOrNull();
        }
        return slot + of(value.type());
    }

    /// Takes a value of a type out of its slots.
    public static Value read(ValueType type, long[] numbers, Object[] references, int slot) {
        return switch (type) {
            case NumberType.I32 -> new Value.I32((int) numbers[slot]);
            case NumberType.I64 -> new Value.I64(numbers[slot]);
            case NumberType.F32 -> new Value.F32((int) numbers[slot]);
            case NumberType.F64 -> new Value.F64(numbers[slot]);
            case VectorType.V128 -> new Value.V128(numbers[slot], numbers[slot + 1]);
            case ReferenceType.FUNCREF -> new Value.FuncRef(Option.of((FunctionInstance) references[slot]));
            case ReferenceType.EXTERNREF -> new Value.ExternRef(Option.of(references[slot]));
        };
    }

    /// Puts values into slots, one behind the other.
    public static void writeAll(Array<Value> values, long[] numbers, Object[] references, int slot) {
        for (var value : values) slot = write(value, numbers, references, slot);
    }

    /// Takes values of these types out of slots, one behind the other.
    public static Array<Value> readAll(Array<ValueType> types, long[] numbers, Object[] references, int slot) {
        var values = new Value[types.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = read(types.get(i), numbers, references, slot);
            slot += of(types.get(i));
        }
        return Array.of(values);
    }
}
