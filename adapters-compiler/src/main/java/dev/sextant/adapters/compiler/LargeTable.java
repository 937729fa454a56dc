package dev.sextant.adapters.compiler;

import static java.lang.constant.ConstantDescs.CD_Integer;
import static java.lang.constant.ConstantDescs.CD_String;
import static java.lang.constant.ConstantDescs.CD_char;
import static java.lang.constant.ConstantDescs.CD_int;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.instruction.SwitchCase;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.LinkedHashMap;

/// The code of a `br_table` that is too large for the JVM's: constant strings say which of the different labels is meant, a switch goes there.
///
/// @spec §4.4.8 Control Instructions
final class LargeTable {

    /// The cases that a constant string can tell of: each takes three bytes at most.
    private static final int CHUNK = 20_000;

    private LargeTable() {}

    /// @param index   a variable for the operand, which is on the stack
    /// @param targets where it goes, by operand
    /// @param other   where it goes for all other operands
    static void emit(CodeBuilder code, int index, Label[] targets, Label other) {
        var numbers = new LinkedHashMap<Label, Integer>();
        var found = code.newLabel();
        code.istore(index);
        var chunks = new ArrayList<SwitchCase>();
        var texts = new ArrayList<String>();
        for (int from = 0; from < targets.length; from += CHUNK) {
            var text = new StringBuilder();
            for (int i = from; i < Math.min(from + CHUNK, targets.length); i++) {
                text.append((char) (int) numbers.computeIfAbsent(targets[i], _ -> numbers.size() + 1));
            }
            texts.add(text.toString());
            chunks.add(SwitchCase.of(chunks.size(), code.newLabel()));
        }
        code.iload(index).loadConstant(targets.length)
                .invokestatic(CD_Integer, "compareUnsigned", MethodTypeDesc.of(CD_int, CD_int, CD_int)).ifge(other);
        code.iload(index).loadConstant(CHUNK).idiv().tableswitch(0, chunks.size() - 1, other, chunks);
        for (int i = 0; i < chunks.size(); i++) {
            code.labelBinding(chunks.get(i).target()).loadConstant(texts.get(i)).iload(index).loadConstant(i * CHUNK).isub()
                    .invokevirtual(CD_String, "charAt", MethodTypeDesc.of(CD_char, CD_int)).goto_(found);
        }
        var cases = new ArrayList<SwitchCase>();
        numbers.forEach((label, number) -> cases.add(SwitchCase.of(number, label)));
        code.labelBinding(found).tableswitch(1, numbers.size(), other, cases);
    }
}
