package dev.sextant.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sextant.domain.structure.Bytes;
import dev.sextant.domain.structure.Features;
import dev.sextant.domain.structure.Instruction;
import dev.sextant.domain.structure.Malformed;
import dev.sextant.domain.structure.NumberType;
import dev.sextant.domain.structure.Printable;
import dev.sextant.domain.structure.ReferenceType;
import dev.sextant.domain.structure.ValueType;
import dev.sextant.domain.structure.VectorType;
import dev.sextant.domain.text.Cursor;
import dev.sextant.domain.text.Parser;
import dev.sextant.domain.text.Printer;
import dev.sextant.domain.text.Token;
import dev.sextant.ports.FunctionInstance;
import dev.sextant.ports.Value;
import io.vavr.control.Option;
import java.util.regex.Pattern;

/// Values as they stand on a command line: numbers and vectors as the text format has them behind `const`, references as `null`
/// or, for an externref, any text.
///
/// @spec §6.3 Values
final class Literals {

    private static final Pattern NEGATIVE = Pattern.compile("-(\\d|inf|nan).*", Pattern.DOTALL);

    private Literals() {}

    /// Whether a word that begins with `-` is a number and not an option.
    static boolean isNegative(String word) {
        return NEGATIVE.matcher(word).matches();
    }

    /// The value of a type that a word stands for.
    ///
    /// @throws Failure if it stands for none
    static Value parse(ValueType type, String word) {
        return switch (type) {
            case ReferenceType.EXTERNREF -> new Value.ExternRef(word.equals("null") ? Option.none() : Option.some(word));
            case ReferenceType.FUNCREF -> {
                if (!word.equals("null")) throw no(type, word, "a funcref can only be null here");
                yield new Value.FuncRef(Option.none());
            }
            default -> Parser.parse(Bytes.copyOf(word.getBytes(UTF_8)), Features.CORE_2_0, cursor -> constant(type, cursor))
                    .getOrElseThrow(fault -> no(type, word, reason(fault)));
        };
    }

    /// Reads what stands behind `const`, and nothing after it.
    private static Value constant(ValueType type, Cursor cursor) {
        var value = switch (type) {
            case NumberType.I32 -> new Value.I32(cursor.i32());
            case NumberType.I64 -> new Value.I64(cursor.i64());
            case NumberType.F32 -> new Value.F32(cursor.f32());
            case NumberType.F64 -> new Value.F64(cursor.f64());
            case VectorType.V128 -> {
                var vector = cursor.v128();
                yield new Value.V128(vector.low(), vector.high());
            }
            case ReferenceType _ -> Value.zero(type);
        };
        cursor.take(Token.END);
        return value;
    }

    private static String reason(Malformed fault) {
        return fault.fault() + (fault.detail().isEmpty() ? "" : ": " + fault.detail());
    }

    private static Failure no(ValueType type, String word, String reason) {
        return Failure.usage(Printable.quoted(word) + " is no " + type.text() + ": " + reason);
    }

    /// A value in the notation that [#parse] reads.
    static String print(Value value) {
        return switch (value) {
            case Value.I32(var number) -> constant(new Instruction.I32Const(number));
            case Value.I64(var number) -> constant(new Instruction.I64Const(number));
            case Value.F32(var bits) -> constant(new Instruction.F32Const(bits));
            case Value.F64(var bits) -> constant(new Instruction.F64Const(bits));
            case Value.V128(var low, var high) -> constant(new Instruction.V128Const(low, high));
            case Value.FuncRef(var function) -> function.fold(() -> "null", FunctionInstance::name);
            case Value.ExternRef(var object) -> object.fold(() -> "null", String::valueOf);
        };
    }

    private static String constant(Instruction instruction) {
        return Printer.print(instruction).substring(instruction.operator().mnemonic().length() + 1);
    }
}
