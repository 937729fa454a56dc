package dev.sextant.adapters.compiler;

import static java.lang.constant.ConstantDescs.CD_boolean;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_long;
import static java.lang.constant.ConstantDescs.CD_void;

import dev.sextant.domain.structure.LaneOperator;
import dev.sextant.domain.structure.VectorOperator;
import dev.sextant.domain.structure.VectorType;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;

/// The code of vector operators on packed vectors: a v128 is a `ByteVector` of the Vector API, which C2 keeps in a register. Every one
/// of them comes from an operation, also a constant: C2 would not take apart an object that exists. All that is called
/// here are methods that C2 inlines under any circumstances.
///
/// @spec §4.4.3 Vector Instructions
final class PackedCode implements VectorCode {

    private static final ClassDesc BYTES = Lane.BYTE.vector();
    private static final ClassDesc BYTE_ARRAY = ConstantDescs.CD_byte.arrayType();
    private static final ClassDesc OUTSIDE = ClassDesc.of("java.lang.IndexOutOfBoundsException");
    private static final ClassDesc EXCEPTION = ClassDesc.of("java.lang.RuntimeException");

    private final CodeBuilder code;
    private final Slots slots;
    private final VectorCode longs;

    /// @param longs the code of operators that have no good form here
    PackedCode(CodeBuilder code, Slots slots, VectorCode longs) {
        this.code = code;
        this.slots = slots;
        this.longs = longs;
    }

    @Override
    public void operator(VectorOperator operator) {
        var form = PackedForm.of(operator);
        if (form == PackedForm.LONGS) {
            slots.unpack(Kind.of(operator.type().parameters()));
            longs.operator(operator);
            if (operator.type().results().get(0) == VectorType.V128) slots.pack();
        } else {
            form.emit(this);
        }
    }

    @Override
    public void constant(long low, long high) {
        code.loadConstant(low);
        if (low == high) {
            splat(Lane.LONG);
        } else {
            code.loadConstant(high);
            slots.pack();
        }
    }

    // ---- lanes -----------------------------------------------------------------------------------------------------------

    /// Sees the vector on the stack in other lanes.
    void view(Lane lane) {
        view(Lane.BYTE, lane);
    }

    private void view(Lane from, Lane to) {
        if (from != to) code.invokevirtual(from.vector(), to.view(), MethodTypeDesc.of(to.vector()));
    }

    private void back(Lane lane) {
        view(lane, Lane.BYTE);
    }

    private void views(Lane lane) {
        if (lane == Lane.BYTE) return;
        view(lane);
        code.swap();
        view(lane);
        code.swap();
    }

    private void push(VectorOperation operation) {
        code.getstatic(VectorOperation.HOME, operation.name(), operation.type());
    }

    /// Puts an operation below the operand on the stack.
    private void under(VectorOperation operation) {
        push(operation);
        code.swap();
    }

    private void two(Lane lane, VectorOperation operation) {
        under(operation);
        code.invokevirtual(lane.vector(), "lanewise", MethodTypeDesc.of(lane.vector(), VectorOperation.BINARY, VectorApi.VECTOR));
    }

    private void number(Lane lane, VectorOperation operation, long number) {
        push(operation);
        code.loadConstant(number).invokevirtual(lane.vector(), "lanewise",
                MethodTypeDesc.of(lane.vector(), VectorOperation.BINARY, CD_long));
    }

    private void set(int index) {
        code.astore(slots.temporary(Kind.REFERENCE, 10 + index));
    }

    private void get(int index) {
        code.aload(slots.temporary(Kind.REFERENCE, 10 + index));
    }

    // ---- forms of operators ------------------------------------------------------------------------------------------------

    void unary(Lane lane, VectorOperation operation) {
        view(lane);
        push(operation);
        code.invokevirtual(lane.vector(), "lanewise", MethodTypeDesc.of(lane.vector(), VectorOperation.UNARY));
        back(lane);
    }

    void binary(Lane lane, VectorOperation operation) {
        views(lane);
        two(lane, operation);
        back(lane);
    }

    /// The same operation with a constant: a vector of the same bits in every long.
    private void withConstant(VectorOperation operation, long bits) {
        constant(bits, bits);
        two(Lane.BYTE, operation);
    }

    void abs(Lane lane) {
        switch (lane) {
            case FLOAT -> withConstant(VectorOperation.AND, 0x7FFF_FFFF_7FFF_FFFFL);
            case DOUBLE -> withConstant(VectorOperation.AND, Long.MAX_VALUE);
            case BYTE, SHORT, INT -> unary(lane, VectorOperation.ABS);
            case LONG -> {
                // Of a negative one: its complement plus 1.
                view(lane);
                set(0);
                get(0);
                number(lane, VectorOperation.ASHR, 63);
                set(1);
                get(0);
                get(1);
                two(lane, VectorOperation.XOR);
                get(1);
                two(lane, VectorOperation.SUB);
                back(lane);
            }
        }
    }

    void neg(Lane lane) {
        switch (lane) {
            case FLOAT -> withConstant(VectorOperation.XOR, 0x8000_0000_8000_0000L);
            case DOUBLE -> withConstant(VectorOperation.XOR, Long.MIN_VALUE);
            case BYTE, SHORT, INT, LONG -> {
                constant(0, 0);
                code.swap();
                binary(lane, VectorOperation.SUB);
            }
        }
    }

    /// The lesser or the greater floats. A signalling NaN, which may come through, is made a quiet one by an operation that changes
    /// nothing else.
    void extreme(Lane lane, VectorOperation operation) {
        views(lane);
        two(lane, operation);
        constant(0, 0);
        view(lane);
        two(lane, VectorOperation.SUB);
        back(lane);
    }

    /// The second operand where it is less or greater, else the first, bit by bit.
    void pseudoExtreme(Lane lane, VectorOperation relation) {
        views(lane);
        set(1);
        set(0);
        get(0);
        get(1);
        get(1);
        get(0);
        compare(lane, relation);
        blend(lane);
        back(lane);
    }

    private void compare(Lane lane, VectorOperation relation) {
        under(relation);
        code.invokevirtual(lane.vector(), "compare",
                MethodTypeDesc.of(VectorApi.MASK, VectorOperation.COMPARISON, VectorApi.VECTOR));
    }

    /// Of two vectors and a mask: the second where the mask is set.
    private void blend(Lane lane) {
        code.invokevirtual(lane.vector(), "blend", MethodTypeDesc.of(lane.vector(), VectorApi.VECTOR, VectorApi.MASK));
    }

    /// Of each lane all ones where the relation holds.
    void comparison(Lane lane, VectorOperation relation) {
        views(lane);
        compare(lane, relation);
        var whole = lane == Lane.FLOAT ? Lane.INT : lane;
        if (whole != lane) {
            species(whole);
            code.invokevirtual(VectorApi.MASK, "cast", MethodTypeDesc.of(VectorApi.MASK, VectorApi.SPECIES));
        }
        set(0);
        constant(0, 0);
        view(whole);
        constant(-1, -1);
        view(whole);
        get(0);
        blend(whole);
        back(whole);
    }

    void allTrue(Lane lane) {
        view(lane);
        push(VectorOperation.EQ);
        code.lconst_0().invokevirtual(lane.vector(), "compare",
                MethodTypeDesc.of(VectorApi.MASK, VectorOperation.COMPARISON, CD_long));
        code.invokevirtual(VectorApi.MASK, "anyTrue", MethodTypeDesc.of(CD_boolean)).iconst_1().ixor();
    }

    void bitmask(Lane lane) {
        view(lane);
        push(VectorOperation.LT);
        code.lconst_0().invokevirtual(lane.vector(), "compare",
                MethodTypeDesc.of(VectorApi.MASK, VectorOperation.COMPARISON, CD_long));
        code.invokevirtual(VectorApi.MASK, "toLong", MethodTypeDesc.of(CD_long)).l2i();
    }

    /// Shifts by the count on the stack.
    void shift(Lane lane, VectorOperation operation) {
        int count = slots.temporary(Kind.LONG, 0);
        code.loadConstant(lane.bits() - 1).iand().i2l().lstore(count);
        view(lane);
        push(operation);
        code.lload(count).invokevirtual(lane.vector(), "lanewise",
                MethodTypeDesc.of(lane.vector(), VectorOperation.BINARY, CD_long));
        back(lane);
    }

    /// Makes a vector of the number on the stack, which is of the lane's type.
    void splat(Lane lane) {
        switch (lane) {
            case BYTE -> code.i2b();
            case SHORT -> code.i2s();
            case INT, LONG -> { }
            case FLOAT -> {
                bits(lane);
                splat(Lane.INT);
                return;
            }
            case DOUBLE -> {
                bits(lane);
                splat(Lane.LONG);
                return;
            }
        }
        species(lane);
        if (lane == Lane.LONG) {
            code.dup_x2().pop();
        } else {
            code.swap();
        }
        code.invokestatic(lane.vector(), "broadcast", MethodTypeDesc.of(lane.vector(), VectorApi.SPECIES, lane.scalar()));
        back(lane);
    }

    private void species(Lane lane) {
        code.getstatic(lane.vector(), "SPECIES_128", VectorApi.SPECIES);
    }

    /// Makes a whole number of the bits of the float on the stack.
    private void bits(Lane lane) {
        if (lane == Lane.FLOAT) Passing.toNumber(code, Kind.FLOAT);
        if (lane == Lane.FLOAT) code.l2i();
        if (lane == Lane.DOUBLE) Passing.toNumber(code, Kind.DOUBLE);
    }

    void convert(Lane from, VectorOperation conversion) {
        view(from);
        push(conversion);
        code.iconst_0().invokevirtual(from.vector(), "convert",
                MethodTypeDesc.of(VectorApi.VECTOR, VectorOperation.CONVERSION, CD_int));
        code.invokevirtual(VectorApi.VECTOR, Lane.BYTE.view(), MethodTypeDesc.of(BYTES));
    }

    void bitselect() {
        set(2);
        set(1);
        set(0);
        get(0);
        get(1);
        two(Lane.BYTE, VectorOperation.XOR);
        get(2);
        two(Lane.BYTE, VectorOperation.AND);
        get(1);
        two(Lane.BYTE, VectorOperation.XOR);
    }

    void averageOfBytes() {
        average(Lane.BYTE, 0x7F7F_7F7F_7F7F_7F7FL);
    }

    void averageOfShorts() {
        average(Lane.SHORT, 0x7FFF_7FFF_7FFF_7FFFL);
    }

    /// `(a | b) - ((a ^ b) >>> 1)`
    private void average(Lane lane, long rest) {
        set(1);
        set(0);
        get(0);
        get(1);
        two(Lane.BYTE, VectorOperation.OR);
        get(0);
        get(1);
        two(Lane.BYTE, VectorOperation.XOR);
        view(Lane.LONG);
        number(Lane.LONG, VectorOperation.LSHR, 1);
        back(Lane.LONG);
        withConstant(VectorOperation.AND, rest);
        binary(lane, VectorOperation.SUB);
    }

    /// Counts the bits of twos, then of fours, then of each byte.
    void popcnt() {
        set(0);
        get(0);
        get(0);
        shiftedAnd(1, 0x5555_5555_5555_5555L);
        two(Lane.BYTE, VectorOperation.SUB);
        set(0);
        get(0);
        withConstant(VectorOperation.AND, 0x3333_3333_3333_3333L);
        get(0);
        shiftedAnd(2, 0x3333_3333_3333_3333L);
        two(Lane.BYTE, VectorOperation.ADD);
        set(0);
        get(0);
        get(0);
        shiftedAnd(4, 0x0F0F_0F0F_0F0F_0F0FL);
        two(Lane.BYTE, VectorOperation.ADD);
        withConstant(VectorOperation.AND, 0x0F0F_0F0F_0F0F_0F0FL);
    }

    private void shiftedAnd(int count, long bits) {
        view(Lane.LONG);
        number(Lane.LONG, VectorOperation.LSHR, count);
        back(Lane.LONG);
        withConstant(VectorOperation.AND, bits);
    }

    // ---- lanes of other widths -------------------------------------------------------------------------------------------

    /// Makes lanes twice as wide of half of the lanes: each goes to the upper half of its new lane and is shifted down.
    ///
    /// @param wide the new lanes
    void extend(Lane wide, VectorOperation shift, boolean isHigh) {
        int bytes = wide.bits() / 16;
        long[] lanes = new long[2];
        for (int i = 0; i < 16; i++) {
            int lane = i / (2 * bytes) * bytes + i % bytes + (isHigh ? 8 : 0);
            lanes[i / 8] |= (long) lane << (i % 8 * 8);
        }
        select(lanes[0], lanes[1]);
        view(wide);
        number(wide, shift, wide.bits() / 2);
        back(wide);
    }

    void extendedProduct(Lane wide, VectorOperation shift, boolean isHigh) {
        set(1);
        extend(wide, shift, isHigh);
        get(1);
        extend(wide, shift, isHigh);
        binary(wide, VectorOperation.MUL);
    }

    void pairwiseSum(Lane wide, VectorOperation shift) {
        view(wide);
        set(0);
        lower(wide, shift, 0);
        upper(wide, shift, 0);
        two(wide, VectorOperation.ADD);
        back(wide);
    }

    /// The lower halves of lanes, as lanes.
    private void lower(Lane wide, VectorOperation shift, int index) {
        get(index);
        number(wide, VectorOperation.LSHL, wide.bits() / 2);
        number(wide, shift, wide.bits() / 2);
    }

    private void upper(Lane wide, VectorOperation shift, int index) {
        get(index);
        number(wide, shift, wide.bits() / 2);
    }

    void dot() {
        views(Lane.INT);
        set(1);
        set(0);
        product(true);
        product(false);
        two(Lane.INT, VectorOperation.ADD);
        back(Lane.INT);
    }

    /// The products of the lower or upper shorts of two vectors of ints.
    private void product(boolean isLower) {
        for (int i = 0; i < 2; i++) {
            if (isLower) {
                lower(Lane.INT, VectorOperation.ASHR, i);
            } else {
                upper(Lane.INT, VectorOperation.ASHR, i);
            }
        }
        two(Lane.INT, VectorOperation.MUL);
    }

    /// Products of fractions of 15 bits, rounded; only that of -1 and -1 saturates.
    void roundedProduct() {
        views(Lane.INT);
        set(1);
        set(0);
        for (boolean isLower : new boolean[] {true, false}) {
            product(isLower);
            number(Lane.INT, VectorOperation.ADD, 0x4000);
            number(Lane.INT, VectorOperation.ASHR, 15);
            number(Lane.INT, VectorOperation.MIN, Short.MAX_VALUE);
            if (isLower) {
                number(Lane.INT, VectorOperation.AND, 0xFFFF);
            } else {
                number(Lane.INT, VectorOperation.LSHL, 16);
            }
        }
        two(Lane.INT, VectorOperation.OR);
        back(Lane.INT);
    }

    /// Makes lanes half as wide of those of two vectors.
    ///
    /// @param wide the lanes
    /// @param least the least value of a new lane
    void narrow(Lane wide, long least, long most) {
        views(wide);
        clamp(wide, least, most);
        code.swap();
        clamp(wide, least, most);
        code.swap();
        if (wide == Lane.SHORT) {
            shuffle(0x0E0C_0A08_0604_0200L, 0x1E1C_1A18_1614_1210L);
        } else {
            shuffle(0x0D0C_0908_0504_0100L, 0x1D1C_1918_1514_1110L);
        }
    }

    private void clamp(Lane lane, long least, long most) {
        number(lane, VectorOperation.MIN, most);
        number(lane, VectorOperation.MAX, least);
        back(lane);
    }

    // ---- lanes to other places -------------------------------------------------------------------------------------------

    /// Of the vector on the stack the lanes with these indices, each below 16.
    private void select(long low, long high) {
        constant(low, high);
        code.swap();
        code.invokevirtual(BYTES, "selectFrom", MethodTypeDesc.of(BYTES, VectorApi.VECTOR));
    }

    @Override
    public void shuffle(long low, long high) {
        long second = (low | high) & 0x1010_1010_1010_1010L;
        long first = ~(low & high) & 0x1010_1010_1010_1010L;
        long lowLanes = low & 0x0F0F_0F0F_0F0F_0F0FL;
        long highLanes = high & 0x0F0F_0F0F_0F0F_0F0FL;
        if (second == 0) {
            code.pop();
            select(lowLanes, highLanes);
        } else if (first == 0) {
            code.swap().pop();
            select(lowLanes, highLanes);
        } else {
            long lowMask = mask(low);
            long highMask = mask(high);
            select(lowLanes, highLanes);
            constant(lowMask, highMask);
            two(Lane.BYTE, VectorOperation.AND);
            code.swap();
            select(lowLanes, highLanes);
            constant(~lowMask, ~highMask);
            two(Lane.BYTE, VectorOperation.AND);
            two(Lane.BYTE, VectorOperation.OR);
        }
    }

    /// All ones in each byte whose lane is of the second operand.
    private static long mask(long lanes) {
        return (lanes >>> 4 & 0x0101_0101_0101_0101L) * 0xFF;
    }

    void swizzle() {
        set(1);
        set(0);
        get(1);
        get(0);
        code.invokevirtual(BYTES, "selectFrom", MethodTypeDesc.of(BYTES, VectorApi.VECTOR));
        constant(0, 0);
        get(1);
        constant(0x0F0F_0F0F_0F0F_0F0FL, 0x0F0F_0F0F_0F0F_0F0FL);
        compare(Lane.BYTE, VectorOperation.UGT);
        blend(Lane.BYTE);
    }

    @Override
    public void lane(LaneOperator operator, int lane) {
        var type = switch (operator) {
            case I8X16_EXTRACT_LANE_S, I8X16_EXTRACT_LANE_U, I8X16_REPLACE_LANE -> Lane.BYTE;
            case I16X8_EXTRACT_LANE_S, I16X8_EXTRACT_LANE_U, I16X8_REPLACE_LANE -> Lane.SHORT;
            case I32X4_EXTRACT_LANE, I32X4_REPLACE_LANE -> Lane.INT;
            case I64X2_EXTRACT_LANE, I64X2_REPLACE_LANE -> Lane.LONG;
            case F32X4_EXTRACT_LANE, F32X4_REPLACE_LANE -> Lane.FLOAT;
            case F64X2_EXTRACT_LANE, F64X2_REPLACE_LANE -> Lane.DOUBLE;
        };
        if (operator.type().results().get(0) == VectorType.V128) {
            replace(type, lane);
        } else {
            extract(type, lane);
            if (operator == LaneOperator.I8X16_EXTRACT_LANE_U) code.loadConstant(0xFF).iand();
            if (operator == LaneOperator.I16X8_EXTRACT_LANE_U) code.loadConstant(0xFFFF).iand();
        }
    }

    private void extract(Lane type, int lane) {
        switch (type) {
            case FLOAT -> {
                extract(Lane.INT, lane);
                code.i2l();
                Passing.fromNumber(code, Kind.FLOAT);
            }
            case DOUBLE -> {
                extract(Lane.LONG, lane);
                Passing.fromNumber(code, Kind.DOUBLE);
            }
            case BYTE, SHORT, INT, LONG -> {
                view(type);
                code.loadConstant(lane).invokevirtual(type.vector(), "lane", MethodTypeDesc.of(type.scalar(), CD_int));
            }
        }
    }

    /// Puts the number on the stack into a lane of the vector below it.
    void replace(Lane type, int lane) {
        bits(type);
        var whole = switch (type) {
            case FLOAT -> Lane.INT;
            case DOUBLE -> Lane.LONG;
            case BYTE, SHORT, INT, LONG -> type;
        };
        var kind = whole == Lane.LONG ? Kind.LONG : Kind.INT;
        if (whole == Lane.BYTE) code.i2b();
        if (whole == Lane.SHORT) code.i2s();
        int number = slots.temporary(kind, 1);
        slots.store(kind, number);
        view(whole);
        code.loadConstant(lane);
        slots.load(kind, number);
        code.invokevirtual(whole.vector(), "withLane", MethodTypeDesc.of(whole.vector(), CD_int, whole.scalar()));
        back(whole);
    }

    // ---- memory ----------------------------------------------------------------------------------------------------------

    @Override
    public void load(int offset, int instance) {
        int address = slots.temporary(Kind.INT, 7);
        int memory = memory(address, offset, instance);
        var start = code.newBoundLabel();
        species(Lane.BYTE);
        code.aload(memory);
        index(address, offset);
        code.invokestatic(BYTES, "fromArray", MethodTypeDesc.of(BYTES, VectorApi.SPECIES, BYTE_ARRAY, CD_int));
        guard(start, address, offset, instance);
    }

    @Override
    public void store(int offset, int instance) {
        set(0);
        int address = slots.temporary(Kind.INT, 7);
        int memory = memory(address, offset, instance);
        var start = code.newBoundLabel();
        get(0);
        code.aload(memory);
        index(address, offset);
        code.invokevirtual(BYTES, "intoArray", MethodTypeDesc.of(CD_void, BYTE_ARRAY, CD_int));
        guard(start, address, offset, instance);
    }

    /// Puts the address from the stack into a variable and looks whether it is one where the array's own bounds are not enough.
    ///
    /// @return the variable with the array
    private int memory(int address, int offset, int instance) {
        int memory = slots.temporary(Kind.REFERENCE, 8);
        code.istore(address).iload(address).aload(instance).loadConstant(offset)
                .invokestatic(Names.VECTORS, "before", MethodTypeDesc.of(BYTE_ARRAY, CD_int, Names.INSTANCE, CD_int))
                .astore(memory);
        return memory;
    }

    private void index(int address, int offset) {
        code.iload(address);
        if (offset != 0) code.loadConstant(offset).iadd();
    }

    /// Makes a trap of what the array's bounds check throws.
    private void guard(Label start, int address, int offset, int instance) {
        var end = code.newBoundLabel();
        var done = code.newLabel();
        code.goto_(done);
        var handler = code.newBoundLabel();
        code.exceptionCatch(start, end, handler, OUTSIDE);
        code.pop().iload(address).aload(instance).loadConstant(offset)
                .invokestatic(Names.VECTORS, "outside", MethodTypeDesc.of(EXCEPTION, CD_int, Names.INSTANCE, CD_int)).athrow();
        code.labelBinding(done);
    }
}
