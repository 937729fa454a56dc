package dev.sextant.domain.binary;

import dev.sextant.domain.structure.AccessOperator;
import dev.sextant.domain.structure.ContextualOperator;
import dev.sextant.domain.structure.Feature;
import dev.sextant.domain.structure.Features;
import dev.sextant.domain.structure.LaneAccessOperator;
import dev.sextant.domain.structure.LaneOperator;
import dev.sextant.domain.structure.NumericOperator;
import dev.sextant.domain.structure.Operator;
import dev.sextant.domain.structure.Operators;
import dev.sextant.domain.structure.VectorOperator;
import io.vavr.control.Option;

/// What follows each opcode, as tables indexed by opcode, for one set of features.
///
/// The tables are derived from [Operators#ALL]. Their entries are the constants below rather than those of an enum, because the
/// scan of function bodies switches on one per instruction.
///
/// @spec §5.4 Instructions
final class Immediates {

    /// No such opcode, or not with these features.
    static final byte ILLEGAL = 0;
    /// Nothing.
    static final byte NONE = 1;
    /// A u32.
    static final byte INDEX = 2;
    /// A u32 alignment and a u32 offset.
    static final byte ACCESS = 3;
    /// An s32.
    static final byte I32 = 4;
    /// The end of a block or of the expression.
    static final byte END = 5;
    /// A block type; a block begins.
    static final byte BLOCK = 6;
    /// A block type; a block begins that may have an `else`.
    static final byte IF = 7;
    /// Nothing; allowed once in an `if`.
    static final byte ELSE = 8;
    /// An s64.
    static final byte I64 = 9;
    /// Four bytes.
    static final byte F32 = 10;
    /// Eight bytes.
    static final byte F64 = 11;
    /// A vector of labels and one more.
    static final byte BR_TABLE = 12;
    /// A type and a table, which is a zero byte without [Feature#REFERENCE_TYPES].
    static final byte CALL_INDIRECT = 13;
    /// A zero byte, which one day may be the index of a memory.
    static final byte ZERO = 14;
    /// Two zero bytes.
    static final byte ZERO_ZERO = 15;
    /// A vector of value types.
    static final byte VALUE_TYPES = 16;
    /// A reference type.
    static final byte REFERENCE_TYPE = 17;
    /// An element segment or a table, and a table.
    static final byte INDEX_INDEX = 18;
    /// A data segment and a zero byte; wants a data count section.
    static final byte DATA_ZERO = 19;
    /// A data segment; wants a data count section.
    static final byte DATA = 20;
    /// A lane index of one byte.
    static final byte LANE = 21;
    /// As [#ACCESS], and a lane index of one byte.
    static final byte ACCESS_LANE = 22;
    /// Sixteen bytes.
    static final byte V128 = 23;
    /// A u32, the rest of the opcode.
    static final byte PREFIX = 24;

    private static final int PREFIX_FC = 0xFC;
    private static final int PREFIX_FD = 0xFD;

    private static final Operator[] OPERATORS = operators();
    private static final byte[] SHAPES = shapes();

    private final byte[] plain;
    private final byte[] fc;
    private final byte[] fd;

    private Immediates(byte[] plain, byte[] fc, byte[] fd) {
        this.plain = plain;
        this.fc = fc;
        this.fd = fd;
    }

    /// The tables for a set of features.
    static Immediates with(Features features) {
        int allowed = 0;
        for (var feature : Feature.values()) if (features.has(feature)) allowed |= 1 << feature.ordinal();
        var plain = table(0, allowed);
        plain[PREFIX_FC] = PREFIX;
        plain[PREFIX_FD] = PREFIX;
        return new Immediates(plain, table(PREFIX_FC, allowed), table(PREFIX_FD, allowed));
    }

    /// What follows each of the 256 opcodes of one byte.
    byte[] plain() {
        return plain;
    }

    /// What follows a sub-opcode (u32) of a prefix.
    byte after(int prefix, long sub) {
        return sub > 0xFF ? ILLEGAL : (prefix == PREFIX_FC ? fc : fd)[(int) sub];
    }

    /// Whether an opcode of one byte is the first half of a longer one.
    static boolean isPrefix(int opcode) {
        return opcode == PREFIX_FC || opcode == PREFIX_FD;
    }

    /// The row with an opcode, whatever the features.
    static Option<Operator> operator(int prefix, long sub) {
        return sub > 0xFF ? Option.none() : Option.of(OPERATORS[index(prefix << 8 | (int) sub)]);
    }

    /// Three tables of 256 in one: without prefix, 0xFC, 0xFD.
    static int index(int opcode) {
        int prefix = opcode >>> 8;
        return (prefix == 0 ? 0 : prefix - PREFIX_FC + 1) << 8 | opcode & 0xFF;
    }

    private static byte[] table(int prefix, int allowed) {
        var table = new byte[256];
        for (int sub = 0; sub < 256; sub++) {
            var operator = OPERATORS[index(prefix << 8 | sub)];
            boolean legal = operator != null && (allowed >>> operator.feature().ordinal() & 1) != 0;
            table[sub] = legal ? SHAPES[index(operator.opcode())] : ILLEGAL;
        }
        return table;
    }

    static Operator[] operators() {
        var operators = new Operator[3 * 256];
        for (var operator : Operators.ALL) operators[index(operator.opcode())] = operator;
        return operators;
    }

    private static byte[] shapes() {
        var shapes = new byte[3 * 256];
        for (var operator : Operators.ALL) shapes[index(operator.opcode())] = shape(operator);
        return shapes;
    }

    private static byte shape(Operator operator) {
        return switch (operator) {
            case NumericOperator _, VectorOperator _ -> NONE;
            case AccessOperator _ -> ACCESS;
            case LaneOperator _ -> LANE;
            case LaneAccessOperator _ -> ACCESS_LANE;
            case ContextualOperator contextual -> shape(contextual);
        };
    }

    private static byte shape(ContextualOperator operator) {
        return switch (operator) {
            case UNREACHABLE, NOP, RETURN, DROP, SELECT, REF_IS_NULL -> NONE;
            case BLOCK, LOOP -> BLOCK;
            case IF -> IF;
            case ELSE -> ELSE;
            case END -> END;
            case BR, BR_IF, CALL, LOCAL_GET, LOCAL_SET, LOCAL_TEE, GLOBAL_GET, GLOBAL_SET, TABLE_GET, TABLE_SET, REF_FUNC,
                    ELEM_DROP, TABLE_GROW, TABLE_SIZE, TABLE_FILL -> INDEX;
            case BR_TABLE -> BR_TABLE;
            case CALL_INDIRECT -> CALL_INDIRECT;
            case SELECT_TYPED -> VALUE_TYPES;
            case MEMORY_SIZE, MEMORY_GROW, MEMORY_FILL -> ZERO;
            case MEMORY_COPY -> ZERO_ZERO;
            case I32_CONST -> I32;
            case I64_CONST -> I64;
            case F32_CONST -> F32;
            case F64_CONST -> F64;
            case V128_CONST, I8X16_SHUFFLE -> V128;
            case REF_NULL -> REFERENCE_TYPE;
            case MEMORY_INIT -> DATA_ZERO;
            case DATA_DROP -> DATA;
            case TABLE_INIT, TABLE_COPY -> INDEX_INDEX;
        };
    }
}
