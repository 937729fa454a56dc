package dev.sextant.conformance.wast;

import dev.sextant.conformance.script.BitPattern;
import dev.sextant.conformance.script.Constant;
import dev.sextant.conformance.script.Expected;
import dev.sextant.conformance.script.LaneShape;
import dev.sextant.domain.structure.NumberType;
import dev.sextant.domain.structure.ReferenceType;
import dev.sextant.domain.text.Cursor;
import dev.sextant.domain.text.Token;
import io.vavr.collection.Array;
import io.vavr.control.Option;
import java.util.ArrayList;

/// Reads the values of a script: arguments, and what results are expected to be.
final class ValueReader {

    private static final Array<LaneShape> SHAPES = Array.of(LaneShape.values());
    private static final Array<BitPattern.Nan> NANS = Array.of(BitPattern.Nan.values());

    private final Cursor cursor;

    ValueReader(Cursor cursor) {
        this.cursor = cursor;
    }

    /// Reads `(…)*`, each an argument.
    Array<Constant> constants() {
        var constants = new ArrayList<Constant>();
        while (cursor.at(Token.OPEN)) constants.add(constant());
        return Array.ofAll(constants);
    }

    private Constant constant() {
        cursor.take(Token.OPEN);
        var constant = constantBehindOpen();
        cursor.close();
        return constant;
    }

    private Constant constantBehindOpen() {
        if (cursor.takeIf("i32.const")) return new Constant.I32(cursor.i32());
        if (cursor.takeIf("i64.const")) return new Constant.I64(cursor.i64());
        if (cursor.takeIf("f32.const")) return new Constant.F32(cursor.f32());
        if (cursor.takeIf("f64.const")) return new Constant.F64(cursor.f64());
        if (cursor.takeIf("v128.const")) {
            var vector = cursor.v128();
            return new Constant.V128(vector.low(), vector.high());
        }
        if (cursor.takeIf("ref.null")) return new Constant.Null(heapType());
        if (cursor.takeIf("ref.extern")) return new Constant.ExternRef(cursor.u32());
        throw cursor.unexpected("a constant");
    }

    /// Reads `(…)`, what a result is expected to be.
    Expected expected() {
        cursor.take(Token.OPEN);
        var expected = expectedBehindOpen();
        cursor.close();
        return expected;
    }

    private Expected expectedBehindOpen() {
        if (cursor.takeIf("i32.const")) return number(NumberType.I32);
        if (cursor.takeIf("i64.const")) return number(NumberType.I64);
        if (cursor.takeIf("f32.const")) return number(NumberType.F32);
        if (cursor.takeIf("f64.const")) return number(NumberType.F64);
        if (cursor.takeIf("v128.const")) return vector();
        if (cursor.takeIf("ref.null")) return new Expected.Null(heapType());
        if (cursor.takeIf("ref.func")) return new Expected.AnyReference(ReferenceType.FUNCREF);
        if (cursor.takeIf("ref.extern")) {
            return cursor.at(Token.NUMBER)
                    ? new Expected.Extern(cursor.u32())
                    : new Expected.AnyReference(ReferenceType.EXTERNREF);
        }
        throw cursor.unexpected("a result");
    }

    private Expected number(NumberType type) {
        return new Expected.Number(type, switch (type) {
            case I32, I64 -> integer(type == NumberType.I32 ? 32 : 64);
            case F32, F64 -> real(type == NumberType.F32 ? 32 : 64);
        });
    }

    private Expected vector() {
        var shape = SHAPES.find(candidate -> cursor.takeIf(candidate.toString()))
                .getOrElseThrow(() -> cursor.unexpected("the shape of a vector"));
        return new Expected.Vector(shape, Array.fill(shape.lanes(), () -> switch (shape) {
            case I8X16, I16X8, I32X4, I64X2 -> integer(shape.width());
            case F32X4, F64X2 -> real(shape.width());
        }));
    }

    private BitPattern integer(int width) {
        return exactly(cursor.integer(width), width);
    }

    private BitPattern real(int width) {
        Option<BitPattern.Nan> nan = NANS.find(candidate -> cursor.takeIf(candidate.toString()));
        return nan.isDefined() ? nan.get() : exactly(width == 32 ? cursor.f32() : cursor.f64(), width);
    }

    private static BitPattern exactly(long bits, int width) {
        return new BitPattern.Exactly(bits & -1L >>> 64 - width);
    }

    private ReferenceType heapType() {
        if (cursor.takeIf("func")) return ReferenceType.FUNCREF;
        if (cursor.takeIf("extern")) return ReferenceType.EXTERNREF;
        throw cursor.unexpected("`func` or `extern`");
    }
}
