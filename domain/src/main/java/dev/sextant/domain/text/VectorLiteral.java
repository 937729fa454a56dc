package dev.sextant.domain.text;

import dev.sextant.domain.structure.Instruction;

/// The reading of the lanes behind `v128.const` and `i8x16.shuffle`.
///
/// @spec §6.5.8 Vector Instructions
final class VectorLiteral {

    /// How a vector is divided.
    private enum Shape {
        I8X16("i8x16", 8),
        I16X8("i16x8", 16),
        I32X4("i32x4", 32),
        I64X2("i64x2", 64),
        F32X4("f32x4", 32),
        F64X2("f64x2", 64);

        private static final Shape[] ALL = values();

        private final String text;
        private final int bits;

        Shape(String text, int bits) {
            this.text = text;
            this.bits = bits;
        }

        private int lanes() {
            return 128 / bits;
        }
    }

    private final Cursor cursor;
    private long low;
    private long high;

    VectorLiteral(Cursor cursor) {
        this.cursor = cursor;
    }

    /// Reads a shape and as many numbers as it has lanes.
    Instruction.V128Const constant() {
        var shape = shape();
        demand(shape.lanes(), "wrong number of lane literals");
        for (int lane = 0; lane < shape.lanes(); lane++) put(lane, shape.bits, number(shape));
        return new Instruction.V128Const(low, high);
    }

    /// Reads sixteen lane indices.
    Instruction.Shuffle shuffle() {
        demand(16, "invalid lane length");
        for (int lane = 0; lane < 16; lane++) put(lane, 8, cursor.lane("malformed lane index"));
        return new Instruction.Shuffle(low, high);
    }

    private Shape shape() {
        for (var shape : Shape.ALL) {
            if (cursor.takeIf(shape.text)) return shape;
        }
        throw cursor.unexpected("the shape of a vector");
    }

    private long number(Shape shape) {
        return switch (shape) {
            case F32X4 -> cursor.f32();
            case F64X2 -> cursor.f64();
            case I8X16, I16X8, I32X4, I64X2 -> cursor.integer(shape.bits);
        };
    }

    /// Looks whether so many numbers follow, whatever they are worth.
    private void demand(int lanes, String fault) {
        int start = cursor.offset();
        int found = 0;
        while (cursor.at(Token.NUMBER)) {
            found++;
            cursor.advance();
        }
        if (found != lanes && cursor.atUnknown()) throw cursor.unexpected("a lane");
        if (found != lanes) throw cursor.fault(start, fault, "expected " + lanes + ", found " + found);
        cursor.moveTo(start);
        low = 0;
        high = 0;
    }

    private void put(int lane, int bits, long value) {
        int at = lane * bits;
        long field = bits == 64 ? value : value & (1L << bits) - 1;
        if (at < 64) {
            low |= field << at;
        } else {
            high |= field << at - 64;
        }
    }
}
