package dev.sextant.domain.binary;

import static dev.sextant.domain.binary.Reader.hex;

import dev.sextant.domain.structure.Bytes;
import dev.sextant.domain.structure.Feature;
import dev.sextant.domain.structure.Features;
import io.vavr.control.Option;
import java.util.Arrays;

/// The pass over an expression that finds where it ends and every way in which it is malformed, without making instructions.
///
/// Nesting is counted, not recursed into: one bit per open block says whether an `else` may still come.
///
/// @spec §5.4.9 Expressions
final class Scanner {

    private final Reader in;
    private final TypeReader types;
    private final Bytes bytes;
    private final int length;
    private final Immediates immediates;
    private final boolean tableIndex;
    private long[] elseAllowed = new long[16];
    private Option<MalformedBinary> uncounted = Option.none();

    Scanner(Reader in, TypeReader types, Features features) {
        this.in = in;
        this.types = types;
        this.bytes = in.bytes();
        this.length = bytes.length();
        this.immediates = Immediates.with(features);
        this.tableIndex = features.has(Feature.REFERENCE_TYPES);
    }

    /// Moves the reader from the first instruction of an expression past its closing `end`.
    ///
    /// @param dataCounted whether instructions may name data segments: there is a data count section, or this is a constant
    ///                    expression, where validation will refuse them anyway
    void pass(boolean dataCounted) {
        var bytes = this.bytes;
        var plain = immediates.plain();
        int depth = 0;
        int at = in.position();
        while (at < length) {
            int start = at;
            int opcode = bytes.at(at++);
            int shape = plain[opcode];
            if (shape == Immediates.PREFIX) {
                in.moveTo(at);
                long sub = in.u32();
                at = in.position();
                shape = immediates.after(opcode, sub);
                if (shape == Immediates.ILLEGAL) throw illegal(opcode, sub, start);
            }
            switch (shape) {
                case Immediates.NONE -> {}
                case Immediates.INDEX -> at = u32(at);
                case Immediates.ACCESS -> at = access(at);
                case Immediates.I32 -> at = signed(at, 32);
                case Immediates.END -> {
                    if (depth-- == 0) {
                        in.moveTo(at);
                        return;
                    }
                }
                case Immediates.BLOCK -> {
                    at = blockType(at);
                    open(depth++, false);
                }
                case Immediates.IF -> {
                    at = blockType(at);
                    open(depth++, true);
                }
                case Immediates.ELSE -> {
                    if (depth == 0 || !takeElse(depth - 1)) throw in.fault("END opcode expected", "found an else", start);
                }
                case Immediates.I64 -> at = signed(at, 64);
                case Immediates.F32 -> at = fixed(at, 4);
                case Immediates.F64 -> at = fixed(at, 8);
                case Immediates.V128 -> at = fixed(at, 16);
                case Immediates.LANE -> at = fixed(at, 1);
                case Immediates.ACCESS_LANE -> at = fixed(access(at), 1);
                case Immediates.CALL_INDIRECT -> at = tableIndex ? u32(u32(at)) : zero(u32(at));
                case Immediates.ZERO -> at = zero(at);
                case Immediates.ZERO_ZERO -> at = zero(zero(at));
                case Immediates.INDEX_INDEX -> at = tableIndex ? u32(u32(at)) : zero(u32(at));
                case Immediates.BR_TABLE -> at = labels(at);
                case Immediates.VALUE_TYPES -> at = valueTypes(at);
                case Immediates.REFERENCE_TYPE -> at = referenceType(at);
                case Immediates.DATA_ZERO -> {
                    if (!dataCounted) uncounted(start);
                    at = zero(u32(at));
                }
                case Immediates.DATA -> {
                    if (!dataCounted) uncounted(start);
                    at = u32(at);
                }
                default -> throw illegal(opcode, 0, start);
            }
        }
        throw in.endOfBytes();
    }

    /// The fault that an instruction names a data segment without a data count section, at the first that does.
    Option<MalformedBinary> uncounted() {
        return uncounted;
    }

    private int u32(int at) {
        return at < length && bytes.at(at) < 0x80 ? at + 1 : longU32(at);
    }

    private int longU32(int at) {
        in.moveTo(at);
        in.u32();
        return in.position();
    }

    private int signed(int at, int bits) {
        return at < length && bytes.at(at) < 0x80 ? at + 1 : longSigned(at, bits);
    }

    private int longSigned(int at, int bits) {
        in.moveTo(at);
        in.signed(bits);
        return in.position();
    }

    private int access(int at) {
        if (at < length && bytes.at(at) < 32) return u32(at + 1);
        in.moveTo(at);
        long align = in.u32();
        if (align >= 32) throw in.fault("malformed memop flags", "an alignment is 2^0 to 2^31, found 2^" + align, at);
        return u32(in.position());
    }

    private int fixed(int at, int size) {
        if (size > length - at) throw in.endOfBytes();
        return at + size;
    }

    private int zero(int at) {
        in.moveTo(at);
        in.zero();
        return in.position();
    }

    private int blockType(int at) {
        if (at < length && bytes.at(at) == TypeReader.EMPTY_BLOCK) return at + 1;
        in.moveTo(at);
        types.skipBlockType();
        return in.position();
    }

    private int labels(int at) {
        in.moveTo(at);
        int count = in.size();
        int label = in.position();
        for (int i = 0; i < count; i++) label = u32(label);
        return u32(label);
    }

    private int valueTypes(int at) {
        in.moveTo(at);
        int count = in.size();
        for (int i = 0; i < count; i++) types.valueType();
        return in.position();
    }

    private int referenceType(int at) {
        in.moveTo(at);
        types.elementType();
        return in.position();
    }

    private void open(int level, boolean isIf) {
        int word = level >>> 6;
        if (word == elseAllowed.length) elseAllowed = Arrays.copyOf(elseAllowed, word * 2);
        long bit = 1L << level;
        if (isIf) {
            elseAllowed[word] |= bit;
        } else {
            elseAllowed[word] &= ~bit;
        }
    }

    private boolean takeElse(int level) {
        int word = level >>> 6;
        long bit = 1L << level;
        boolean allowed = (elseAllowed[word] & bit) != 0;
        elseAllowed[word] &= ~bit;
        return allowed;
    }

    private void uncounted(int start) {
        if (uncounted.isDefined()) return;
        uncounted = Option.some(in.fault("data count section required", "an instruction names a data segment", start));
    }

    private MalformedBinary illegal(int opcode, long sub, int start) {
        boolean prefixed = Immediates.isPrefix(opcode);
        var found = prefixed ? hex(opcode) + " 0x" + Long.toHexString(sub) : hex(opcode);
        var needs = Immediates.operator(prefixed ? opcode : 0, prefixed ? sub : opcode)
                .fold(() -> "", known -> " (" + known.mnemonic() + ", which needs " + known.feature() + ")");
        return in.fault("illegal opcode", "found " + found + needs, start);
    }
}
