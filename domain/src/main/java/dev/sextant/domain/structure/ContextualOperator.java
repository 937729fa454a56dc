package dev.sextant.domain.structure;

import static dev.sextant.domain.structure.Feature.*;

/// The operators whose type or meaning hangs on where they stand: on a label, an index, a block type or a literal.
/// Each has a record of its own in [Instruction], which holds its immediates.
///
/// @spec §2.4 Instructions
public enum ContextualOperator implements Operator {
    UNREACHABLE  (0x00, "unreachable",   CORE),
    NOP          (0x01, "nop",           CORE),
    BLOCK        (0x02, "block",         CORE),
    LOOP         (0x03, "loop",          CORE),
    IF           (0x04, "if",            CORE),
    ELSE         (0x05, "else",          CORE),
    END          (0x0B, "end",           CORE),
    BR           (0x0C, "br",            CORE),
    BR_IF        (0x0D, "br_if",         CORE),
    BR_TABLE     (0x0E, "br_table",      CORE),
    RETURN       (0x0F, "return",        CORE),
    CALL         (0x10, "call",          CORE),
    CALL_INDIRECT(0x11, "call_indirect", CORE),
    DROP         (0x1A, "drop",          CORE),
    SELECT       (0x1B, "select",        CORE),
    SELECT_TYPED (0x1C, "select",        REFERENCE_TYPES),
    LOCAL_GET    (0x20, "local.get",     CORE),
    LOCAL_SET    (0x21, "local.set",     CORE),
    LOCAL_TEE    (0x22, "local.tee",     CORE),
    GLOBAL_GET   (0x23, "global.get",    CORE),
    GLOBAL_SET   (0x24, "global.set",    CORE),
    TABLE_GET    (0x25, "table.get",     REFERENCE_TYPES),
    TABLE_SET    (0x26, "table.set",     REFERENCE_TYPES),
    MEMORY_SIZE  (0x3F, "memory.size",   CORE),
    MEMORY_GROW  (0x40, "memory.grow",   CORE),
    I32_CONST    (0x41, "i32.const",     CORE),
    I64_CONST    (0x42, "i64.const",     CORE),
    F32_CONST    (0x43, "f32.const",     CORE),
    F64_CONST    (0x44, "f64.const",     CORE),
    REF_NULL     (0xD0, "ref.null",      REFERENCE_TYPES),
    REF_IS_NULL  (0xD1, "ref.is_null",   REFERENCE_TYPES),
    REF_FUNC     (0xD2, "ref.func",      REFERENCE_TYPES),
    MEMORY_INIT  (0xFC08, "memory.init",   BULK_MEMORY),
    DATA_DROP    (0xFC09, "data.drop",     BULK_MEMORY),
    MEMORY_COPY  (0xFC0A, "memory.copy",   BULK_MEMORY),
    MEMORY_FILL  (0xFC0B, "memory.fill",   BULK_MEMORY),
    TABLE_INIT   (0xFC0C, "table.init",    BULK_MEMORY),
    ELEM_DROP    (0xFC0D, "elem.drop",     BULK_MEMORY),
    TABLE_COPY   (0xFC0E, "table.copy",    BULK_MEMORY),
    TABLE_GROW   (0xFC0F, "table.grow",    REFERENCE_TYPES),
    TABLE_SIZE   (0xFC10, "table.size",    REFERENCE_TYPES),
    TABLE_FILL   (0xFC11, "table.fill",    REFERENCE_TYPES),
    V128_CONST   (0xFD0C, "v128.const",    SIMD),
    I8X16_SHUFFLE(0xFD0D, "i8x16.shuffle", SIMD);

    private final int opcode;
    private final String mnemonic;
    private final Feature feature;

    ContextualOperator(int opcode, String mnemonic, Feature feature) {
        this.opcode = opcode;
        this.mnemonic = mnemonic;
        this.feature = feature;
    }

    @Override
    public int opcode() {
        return opcode;
    }

    @Override
    public String mnemonic() {
        return mnemonic;
    }

    @Override
    public Feature feature() {
        return feature;
    }
}
