package dev.sextant.adapters.compiler;

import dev.sextant.domain.structure.LaneOperator;
import dev.sextant.domain.structure.VectorOperator;
import java.lang.classfile.CodeBuilder;

/// The code of vector operators, in one of the two ways to hold a v128: [LongsCode], [PackedCode].
///
/// @spec §4.4.3 Vector Instructions
interface VectorCode {

    /// The code for a method whose variables these are.
    static VectorCode of(CodeBuilder code, Slots slots) {
        var longs = new LongsCode(code, slots);
        return slots.isPacked() ? new PackedCode(code, slots, longs) : longs;
    }

    void constant(long low, long high);

    void operator(VectorOperator operator);

    void lane(LaneOperator operator, int lane);

    /// @param low  the lanes of the result's low half
    /// @param high the lanes of its high half
    void shuffle(long low, long high);

    /// Loads 16 bytes from the array that holds the memory.
    void load(int offset, int instance);

    /// Stores 16 bytes into the array that holds the memory.
    void store(int offset, int instance);
}
