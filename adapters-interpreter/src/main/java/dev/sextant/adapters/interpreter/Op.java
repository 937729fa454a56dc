package dev.sextant.adapters.interpreter;

/// The operation codes of register code. An instruction is four ints, `op a b c`, and with some operations a fifth, `d`, behind
/// them. `[x]` is the register x of the frame, a bare letter the int itself, `u(x)` its low 32 bits as an unsigned number.
///
/// Registers hold an i32 in their low 32 bits; what lies above is never looked at, so that `i32.add` and `i64.add` are one
/// operation. The codes below [#RARE] have an arm each in [Interpreter]'s loop, or concern its frames; [Execution] performs the
/// others.
final class Op {

    // ---- moves and constants ----------------------------------------------------------------------------------------------
    static final int MOVE = 0;                          // [a] = [b]
    static final int MOVE_TWO = 1;                      // [a] = [b], then [c] = [d]
    static final int CONST = 2;                         // [a] = b, sign-extended
    static final int CONST_WIDE = 3;                    // [a] = c << 32 | u(b)
    static final int ZERO = 4;                          // [a] = 0
    static final int ZERO_FOUR = 5;                     // [a] [a + 1] [a + 2] [a + 3] = 0
    static final int SELECT = 6;                        // [a] = [c] != 0 ? [b] : [d]
    static final int GLOBAL_GET = 7;                    // [a] = global b
    static final int GLOBAL_SET = 8;                    // global b = [a]

    // ---- integers of either width: [a] = [b] op [c], or [b] op c ----------------------------------------------------------
    static final int ADD = 9;
    static final int ADD_IMMEDIATE = 10;
    static final int MUL = 11;
    static final int MUL_IMMEDIATE = 12;
    static final int AND = 13;
    static final int AND_IMMEDIATE = 14;
    static final int OR = 15;
    static final int OR_IMMEDIATE = 16;
    static final int XOR = 17;
    static final int XOR_IMMEDIATE = 18;
    static final int SUB = 19;
    static final int SHL_ADD = 20;                      // [a] = ([b] << d) + [c]
    static final int EXTEND_S = 21;                     // [a] = the i32 in [b], sign-extended
    static final int EXTEND_U = 22;                     // [a] = the i32 in [b], zero-extended
    static final int EXTEND_8_S = 23;
    static final int EXTEND_16_S = 24;

    // ---- integers of one width --------------------------------------------------------------------------------------------
    static final int SHL_32 = 25;
    static final int SHL_32_IMMEDIATE = 26;
    static final int SHR_S_32 = 27;
    static final int SHR_S_32_IMMEDIATE = 28;
    static final int SHR_U_32 = 29;
    static final int SHR_U_32_IMMEDIATE = 30;
    static final int ROTL_32 = 31;
    static final int ROTL_32_IMMEDIATE = 32;
    static final int DIV_S_32 = 33;
    static final int DIV_U_32 = 34;
    static final int REM_S_32 = 35;
    static final int REM_U_32 = 36;
    static final int CLZ_32 = 37;
    static final int CTZ_32 = 38;
    static final int POPCNT_32 = 39;
    static final int SHL_64 = 40;
    static final int SHL_64_IMMEDIATE = 41;
    static final int SHR_S_64 = 42;
    static final int SHR_S_64_IMMEDIATE = 43;
    static final int SHR_U_64 = 44;
    static final int SHR_U_64_IMMEDIATE = 45;
    static final int ROTL_64 = 46;
    static final int ROTL_64_IMMEDIATE = 47;
    static final int DIV_S_64 = 48;
    static final int DIV_U_64 = 49;
    static final int REM_S_64 = 50;
    static final int REM_U_64 = 51;
    static final int CLZ_64 = 52;
    static final int CTZ_64 = 53;
    static final int POPCNT_64 = 54;

    // ---- comparisons, as Comparison counts them: [a] = [b] ? [c], or [b] ? c ----------------------------------------------
    static final int SET = 55;
    static final int SET_EQ_32 = SET;
    static final int SET_NE_32 = SET + 1;
    static final int SET_LT_S_32 = SET + 2;
    static final int SET_LE_S_32 = SET + 3;
    static final int SET_LT_U_32 = SET + 4;
    static final int SET_LE_U_32 = SET + 5;
    static final int SET_EQ_32_IMMEDIATE = SET + 6;
    static final int SET_NE_32_IMMEDIATE = SET + 7;
    static final int SET_LT_S_32_IMMEDIATE = SET + 8;
    static final int SET_GT_S_32_IMMEDIATE = SET + 9;
    static final int SET_LT_U_32_IMMEDIATE = SET + 10;
    static final int SET_GT_U_32_IMMEDIATE = SET + 11;
    static final int SET_EQ_64 = SET + 12;
    static final int SET_NE_64 = SET + 13;
    static final int SET_LT_S_64 = SET + 14;
    static final int SET_LE_S_64 = SET + 15;
    static final int SET_LT_U_64 = SET + 16;
    static final int SET_LE_U_64 = SET + 17;
    static final int SET_EQ_64_IMMEDIATE = SET + 18;
    static final int SET_NE_64_IMMEDIATE = SET + 19;
    static final int SET_LT_S_64_IMMEDIATE = SET + 20;
    static final int SET_GT_S_64_IMMEDIATE = SET + 21;
    static final int SET_LT_U_64_IMMEDIATE = SET + 22;
    static final int SET_GT_U_64_IMMEDIATE = SET + 23;
    static final int SET_F64_LT = SET + 24;
    static final int SET_F64_NOT_LT = SET + 25;
    static final int SET_F64_LE = SET + 26;
    static final int SET_F64_NOT_LE = SET + 27;

    // ---- the same comparisons: go to a where they hold --------------------------------------------------------------------
    static final int BRANCH = 83;
    static final int BRANCH_EQ_32 = BRANCH;
    static final int BRANCH_NE_32 = BRANCH + 1;
    static final int BRANCH_LT_S_32 = BRANCH + 2;
    static final int BRANCH_LE_S_32 = BRANCH + 3;
    static final int BRANCH_LT_U_32 = BRANCH + 4;
    static final int BRANCH_LE_U_32 = BRANCH + 5;
    static final int BRANCH_EQ_32_IMMEDIATE = BRANCH + 6;
    static final int BRANCH_NE_32_IMMEDIATE = BRANCH + 7;
    static final int BRANCH_LT_S_32_IMMEDIATE = BRANCH + 8;
    static final int BRANCH_GT_S_32_IMMEDIATE = BRANCH + 9;
    static final int BRANCH_LT_U_32_IMMEDIATE = BRANCH + 10;
    static final int BRANCH_GT_U_32_IMMEDIATE = BRANCH + 11;
    static final int BRANCH_EQ_64 = BRANCH + 12;
    static final int BRANCH_NE_64 = BRANCH + 13;
    static final int BRANCH_LT_S_64 = BRANCH + 14;
    static final int BRANCH_LE_S_64 = BRANCH + 15;
    static final int BRANCH_LT_U_64 = BRANCH + 16;
    static final int BRANCH_LE_U_64 = BRANCH + 17;
    static final int BRANCH_EQ_64_IMMEDIATE = BRANCH + 18;
    static final int BRANCH_NE_64_IMMEDIATE = BRANCH + 19;
    static final int BRANCH_LT_S_64_IMMEDIATE = BRANCH + 20;
    static final int BRANCH_GT_S_64_IMMEDIATE = BRANCH + 21;
    static final int BRANCH_LT_U_64_IMMEDIATE = BRANCH + 22;
    static final int BRANCH_GT_U_64_IMMEDIATE = BRANCH + 23;
    static final int BRANCH_F64_LT = BRANCH + 24;
    static final int BRANCH_F64_NOT_LT = BRANCH + 25;
    static final int BRANCH_F64_LE = BRANCH + 26;
    static final int BRANCH_F64_NOT_LE = BRANCH + 27;

    // ---- control ----------------------------------------------------------------------------------------------------------
    static final int GOTO = 111;                        // go to a
    static final int BRANCH_MASK_ZERO = 112;            // go to a where the i32s in [b] and c have no bit in common
    static final int BRANCH_MASK_NOT_ZERO = 113;        // go to a where they have
    static final int ADD_BRANCH_NE = 114;               // [b] = [b] + c; go to a where it is not [d], an i32
    static final int ADD_BRANCH_NE_IMMEDIATE = 115;     // the same with d itself
    static final int TABLE = 116;                       // go to the int number min(u([a]), b) of those behind the instruction
    static final int CALL = 117;                        // own function b (imports not counted); arguments, results from a on
    static final int CALL_IMPORT = 118;                 // function b, which may be another engine's; arguments, results from a on
    static final int CALL_INDIRECT = 119;               // table c's function at [b], type d; arguments, results from a on
    static final int RETURN = 120;                      // without a result; the link is in b
    static final int RETURN_ONE = 121;                  // with the number in [a]; the link is in b
    static final int RETURN_MANY = 122;                 // with c slots from a on; the link is in b

    // ---- floats -----------------------------------------------------------------------------------------------------------
    static final int F64_ADD = 123;
    static final int F64_SUB = 124;
    static final int F64_MUL = 125;
    static final int F64_DIV = 126;
    static final int F64_EQ = 127;
    static final int F64_NE = 128;
    static final int F64_MUL_ADD = 129;                 // [a] = [b] * [c] + [d], rounded twice
    static final int F64_MUL_SUB = 130;                 // [a] = [b] * [c] - [d], rounded twice
    static final int F64_SUB_MUL = 131;                 // [a] = [d] - [b] * [c], rounded twice
    static final int F64_MUL_LOAD = 132;                // [a] = [b] * what LOAD_64 gives for [c] and d
    static final int F64_MUL_LOAD_WRAPPED = 133;        // [a] = [b] * what LOAD_64_WRAPPED gives for [c] and d
    static final int F64_ADD_LOAD = 134;                // [a] = [b] + what LOAD_64 gives for [c] and d
    static final int F64_NEG = 135;
    static final int F64_ABS = 136;
    static final int F64_SQRT = 137;
    static final int F64_CONVERT_I32_S = 138;
    static final int F64_CONVERT_I32_U = 139;
    static final int F64_CONVERT_I64_S = 140;
    static final int F64_PROMOTE_F32 = 141;
    static final int F32_ADD = 142;
    static final int F32_SUB = 143;
    static final int F32_MUL = 144;
    static final int F32_DIV = 145;
    static final int F32_EQ = 146;
    static final int F32_NE = 147;
    static final int F32_LT = 148;
    static final int F32_LE = 149;
    static final int F32_SQRT = 150;
    static final int F32_CONVERT_I32_S = 151;
    static final int F32_DEMOTE_F64 = 152;
    static final int I32_TRUNC_F64_S = 153;
    static final int I64_TRUNC_F64_S = 154;

    // ---- memory held in an array: [a] is loaded or stored, at u([b]) + u(c), a sum of 33 bits -----------------------------
    static final int LOAD = 155;
    static final int LOAD_8_S = LOAD;
    static final int LOAD_8_U = LOAD + 1;
    static final int LOAD_16_S = LOAD + 2;
    static final int LOAD_16_U = LOAD + 3;
    static final int LOAD_32_S = LOAD + 4;
    static final int LOAD_32_U = LOAD + 5;
    static final int LOAD_64 = LOAD + 6;
    static final int STORE_8 = LOAD + 7;
    static final int STORE_16 = LOAD + 8;
    static final int STORE_32 = LOAD + 9;
    static final int STORE_64 = LOAD + 10;

    /// From an access to the same access at `u([b] + c)`, a sum of 32 bits: an `i32.add` drawn in.
    static final int WRAPPED = 11;
    static final int LOAD_8_S_WRAPPED = LOAD_8_S + WRAPPED;
    static final int LOAD_8_U_WRAPPED = LOAD_8_U + WRAPPED;
    static final int LOAD_16_S_WRAPPED = LOAD_16_S + WRAPPED;
    static final int LOAD_16_U_WRAPPED = LOAD_16_U + WRAPPED;
    static final int LOAD_32_S_WRAPPED = LOAD_32_S + WRAPPED;
    static final int LOAD_32_U_WRAPPED = LOAD_32_U + WRAPPED;
    static final int LOAD_64_WRAPPED = LOAD_64 + WRAPPED;
    static final int STORE_8_WRAPPED = STORE_8 + WRAPPED;
    static final int STORE_16_WRAPPED = STORE_16 + WRAPPED;
    static final int STORE_32_WRAPPED = STORE_32 + WRAPPED;
    static final int STORE_64_WRAPPED = STORE_64 + WRAPPED;

    /// From an access to the same access at `u([b] + [c])`, a sum of 32 bits.
    static final int INDEXED = 22;
    static final int LOAD_8_S_INDEXED = LOAD_8_S + INDEXED;
    static final int LOAD_8_U_INDEXED = LOAD_8_U + INDEXED;
    static final int LOAD_16_S_INDEXED = LOAD_16_S + INDEXED;
    static final int LOAD_16_U_INDEXED = LOAD_16_U + INDEXED;
    static final int LOAD_32_S_INDEXED = LOAD_32_S + INDEXED;
    static final int LOAD_32_U_INDEXED = LOAD_32_U + INDEXED;
    static final int LOAD_64_INDEXED = LOAD_64 + INDEXED;
    static final int STORE_8_INDEXED = STORE_8 + INDEXED;
    static final int STORE_16_INDEXED = STORE_16 + INDEXED;
    static final int STORE_32_INDEXED = STORE_32 + INDEXED;
    static final int STORE_64_INDEXED = STORE_64 + INDEXED;

    static final int LOAD_32_S_SCALED = 188;            // [a] is loaded at u(([b] << d) + [c]), a number of 32 bits
    static final int LOAD_32_S_FIXED = 189;             // [a] is loaded at u(b) + u(c)
    static final int STORE_32_FIXED = 190;              // [a] is stored at u(b) + u(c)

    // ---- limits: emitted where they are asked for only -------------------------------------------------------------------
    static final int CHECK = 191;                       // ends the call if the store was told to stop
    static final int CHARGE = 192;                      // uses up a units of the store's fuel
    static final int CHECK_AND_CHARGE = 193;            // both

    // ---- rare: what follows has no arm in the loop ---------------------------------------------------------------------
    static final int RARE = 256;
    static final int UNREACHABLE = RARE;

    /// The accesses of a memory that is not held in an array: from here, in the order from [#LOAD] to [#STORE_64].
    static final int DISTANT = RARE + 16;

    static final int MEMORY_SIZE = RARE + 32;       // [a] = pages
    static final int MEMORY_GROW = RARE + 33;       // [a] = memory.grow [b]
    static final int MEMORY_FILL = RARE + 34;       // of [a], [b], [c]
    static final int MEMORY_COPY = RARE + 35;       // of [a], [b], [c]
    static final int MEMORY_INIT = RARE + 36;       // of [a], [a + 1], [a + 2]; data segment b
    static final int DATA_DROP = RARE + 37;         // data segment a

    /// From here on references are among the registers. `{x}` is the register x among the references.
    static final int TABLE_GET = RARE + 40;         // {a} = table c at [b]
    static final int TABLE_SET = RARE + 41;         // table c at [a] = {b}
    static final int TABLE_SIZE = RARE + 42;        // [a] = the size of table b
    static final int TABLE_GROW = RARE + 43;        // [a] = table.grow of {a}, [a + 1]; table b
    static final int TABLE_FILL = RARE + 44;        // of [a], {a + 1}, [a + 2]; table b
    static final int TABLE_COPY = RARE + 45;        // of [a], [a + 1], [a + 2]; from table c to table b
    static final int TABLE_INIT = RARE + 46;        // of [a], [a + 1], [a + 2]; from element segment c to table b
    static final int ELEM_DROP = RARE + 47;         // element segment a
    static final int REF_NULL = RARE + 48;          // {a} = null
    static final int REF_IS_NULL = RARE + 49;       // [a] = {b} is null
    static final int REF_FUNC = RARE + 50;          // {a} = function b
    static final int MOVE_REFERENCE = RARE + 51;    // {a} = {b}
    static final int SELECT_REFERENCE = RARE + 52;  // {a} = [c] != 0 ? {a} : {b}
    static final int GLOBAL_GET_REFERENCE = RARE + 53;  // {a} = global b
    static final int GLOBAL_SET_REFERENCE = RARE + 54;  // global b = {a}
    static final int RESULT_REFERENCES = RARE + 56; // before a return: {0} to {c - 1} = {a} to {a + c - 1}

    static final int MOVE_WIDE = RARE + 60;         // [a] [a + 1] = [b] [b + 1]
    static final int SELECT_WIDE = RARE + 61;       // [a] [a + 1] stay where [c] != 0, else = [b] [b + 1]
    static final int GLOBAL_GET_WIDE = RARE + 62;   // [a] [a + 1] = global b
    static final int GLOBAL_SET_WIDE = RARE + 63;   // global b = [a] [a + 1]

    static final int ZERO_MANY = RARE + 64;         // [a] to [b - 1] = 0

    static final int BEFORE = RARE + 70;            // tells the listener that function a begins
    static final int AFTER = RARE + 71;             // tells the listener that function a has returned

    /// The numeric operators that have no arm in the loop, by ordinal: [a] = [b] op [c].
    static final int NUMERIC = 512;

    // ---- vectors: a v128 is in two registers, the low half first -------------------------------------------------------
    static final int VECTOR = 1024;                 // the vector operators by ordinal: [a] = [b] op [c], or [a] [b] [c] to [a]
    static final int LANE = 1536;                   // the lane operators by ordinal: [a] = lane c of [b], or of [a] = [b]
    static final int VECTOR_ACCESS = 1600;          // the vector loads and stores by ordinal: [a] at u([b]) + u(c)
    static final int LANE_ACCESS = 1792;            // the accesses of a lane: LANES times the ordinal, plus the lane
    static final int LANES = 16;
    static final int SHUFFLE = 2048;                // [a] [a + 2], by the indices in [a + 4], to [a]

    private Op() {}
}
