package dev.sextant.domain.validation;

import static dev.sextant.domain.structure.ContextualOperator.*;
import static dev.sextant.domain.structure.NumberType.*;
import static dev.sextant.domain.structure.VectorType.V128;

import dev.sextant.domain.structure.AccessOperator;
import dev.sextant.domain.structure.BlockType;
import dev.sextant.domain.structure.Feature;
import dev.sextant.domain.structure.Instruction;
import dev.sextant.domain.structure.Instruction.*;
import dev.sextant.domain.structure.LaneAccessOperator;
import dev.sextant.domain.structure.LaneOperator;
import dev.sextant.domain.structure.NumericOperator;
import dev.sextant.domain.structure.Operator;
import dev.sextant.domain.structure.ReferenceType;
import dev.sextant.domain.structure.TypedOperator;
import dev.sextant.domain.structure.ValueType;
import dev.sextant.domain.structure.VectorOperator;
import dev.sextant.domain.validation.Typing.Arrow;
import dev.sextant.domain.validation.Typing.Fault;
import dev.sextant.domain.validation.Typing.Generic;

/// The typing rules: `C ⊢ instr : [t1*] -> [t2*]`. Read by the validator, and by whatever makes well-typed programs.
///
/// An answer that is not a fault costs no allocation once the types of the module have been met, except where the labels of a
/// `br_table` disagree.
///
/// @spec §3.3 Instructions
public final class InstructionTyping {

    private static final Arrow[] NUMERIC = arrows(NumericOperator.values());
    private static final Arrow[] VECTOR = arrows(VectorOperator.values());
    private static final Arrow[] LANE = arrows(LaneOperator.values());
    private static final Arrow[] ACCESS = arrows(AccessOperator.values());
    private static final Arrow[] LANE_ACCESS = arrows(LaneAccessOperator.values());

    private static final ResultType I = ResultType.of(I32);
    private static final ResultType III = ResultType.of(I32, I32, I32);
    private static final Arrow NOTHING = Arrow.EMPTY;
    private static final Arrow III_TO_NOTHING = new Arrow(III, ResultType.EMPTY);
    private static final Arrow I_TO_I = new Arrow(I, I);
    private static final Arrow SHUFFLE = new Arrow(ResultType.of(V128, V128), ResultType.of(V128));

    /// By code of a type t: `[] -> [t]`, `[t] -> []`, `[t] -> [t]`, `[i32] -> [t]`, `[i32 t] -> []`, and so on.
    private static final Arrow[] PRODUCE = new Arrow[128];
    private static final Arrow[] CONSUME = new Arrow[128];
    private static final Arrow[] KEEP = new Arrow[128];
    private static final Arrow[] SELECT_OF = new Arrow[128];
    private static final Arrow[] CONDITIONAL = new Arrow[128];
    private static final Arrow[] STORE_AT = new Arrow[128];
    private static final Arrow[] GROW = new Arrow[128];
    private static final Arrow[] FILL = new Arrow[128];
    private static final Arrow CONDITION = new Arrow(I, ResultType.EMPTY);

    static {
        for (ValueType t : new ValueType[] {I32, I64, F32, F64, V128, ReferenceType.FUNCREF, ReferenceType.EXTERNREF}) {
            var one = ResultType.of(t);
            PRODUCE[t.code()] = new Arrow(ResultType.EMPTY, one);
            CONSUME[t.code()] = new Arrow(one, ResultType.EMPTY);
            KEEP[t.code()] = new Arrow(one, one);
            SELECT_OF[t.code()] = new Arrow(ResultType.of(t, t, I32), one);
            CONDITIONAL[t.code()] = new Arrow(I, one);
            STORE_AT[t.code()] = new Arrow(ResultType.of(I32, t), ResultType.EMPTY);
            GROW[t.code()] = new Arrow(ResultType.of(t, I32), I);
            FILL[t.code()] = new Arrow(ResultType.of(I32, t, I32), ResultType.EMPTY);
        }
    }

    private InstructionTyping() {}

    private static Arrow[] arrows(TypedOperator[] rows) {
        var arrows = new Arrow[rows.length];
        for (int i = 0; i < rows.length; i++) arrows[i] = Arrow.of(rows[i].type());
        return arrows;
    }

    /// The rule for an instruction. For `block`, `loop` and `if` it is that of the whole, up to its `end`; the markers `else` and
    /// `end` have none of their own.
    public static Typing of(Context context, Scope scope, Instruction instruction) {
        // The most frequent come first: the tests are made in this order.
        return switch (instruction) {
            case LocalGet get -> local(scope, get.local(), PRODUCE);
            case I32Const _ -> PRODUCE[I32.code()];
            case Numeric numeric -> row(context, numeric.operator(), NUMERIC[numeric.operator().ordinal()]);
            case Access access -> access(context, access);
            case LocalSet set -> local(scope, set.local(), CONSUME);
            case LocalTee tee -> local(scope, tee.local(), KEEP);
            case Br br -> branch(scope, br.label());
            case BrIf br -> branchIf(scope, br.label());
            case Call call -> call(context, call.function());
            case Block block -> block(context, block.type());
            case Loop loop -> block(context, loop.type());
            case If conditional -> conditional(context, conditional.type());
            case GlobalGet get -> globalGet(context, get.global());
            case GlobalSet set -> globalSet(context, set.global());
            case I64Const _ -> PRODUCE[I64.code()];
            case F32Const _ -> PRODUCE[F32.code()];
            case F64Const _ -> PRODUCE[F64.code()];
            case Drop _ -> Generic.DROP;
            case Select select -> select(context, select);
            case Return _ -> scope.results().jump();
            case CallIndirect call -> callIndirect(context, call);
            case BrTable table -> branchTable(context, scope, table);
            case Unreachable _ -> ResultType.EMPTY.jump();
            case Nop _ -> NOTHING;
            case Vector vector -> row(context, vector.operator(), VECTOR[vector.operator().ordinal()]);
            case Lane lane -> lane(context, lane);
            case LaneAccess access -> laneAccess(context, access);
            case V128Const _ -> gated(context, V128_CONST, PRODUCE[V128.code()]);
            case Shuffle shuffle -> shuffle(context, shuffle);
            case RefNull reference -> gated(context, REF_NULL, PRODUCE[reference.type().code()]);
            case RefIsNull _ -> gated(context, REF_IS_NULL, Generic.REF_IS_NULL);
            case RefFunc reference -> gated(context, REF_FUNC, refFunc(context, reference.function()));
            case TableGet get -> gated(context, TABLE_GET, table(context, get.table(), CONDITIONAL));
            case TableSet set -> gated(context, TABLE_SET, table(context, set.table(), STORE_AT));
            case TableSize size -> gated(context, TABLE_SIZE, tableSize(context, size.table()));
            case TableGrow grow -> gated(context, TABLE_GROW, table(context, grow.table(), GROW));
            case TableFill fill -> gated(context, TABLE_FILL, table(context, fill.table(), FILL));
            case TableCopy copy -> gated(context, TABLE_COPY, tableCopy(context, copy));
            case TableInit init -> gated(context, TABLE_INIT, tableInit(context, init));
            case ElemDrop drop -> gated(context, ELEM_DROP, elemDrop(context, drop.element()));
            case MemorySize _ -> memory(context, PRODUCE[I32.code()]);
            case MemoryGrow _ -> memory(context, I_TO_I);
            case MemoryFill _ -> gated(context, MEMORY_FILL, memory(context, III_TO_NOTHING));
            case MemoryCopy _ -> gated(context, MEMORY_COPY, memory(context, III_TO_NOTHING));
            case MemoryInit init -> gated(context, MEMORY_INIT, memoryInit(context, init.data()));
            case DataDrop drop -> gated(context, DATA_DROP, dataDrop(context, drop.data()));
            case Else _ -> new Fault("unexpected else", "it closes no if");
            case End _ -> new Fault("unexpected end", "it closes no block");
        };
    }

    /// The rule for an instruction of a constant expression.
    ///
    /// @spec §3.3.10 Constant Expressions
    public static Typing ofConstant(Context context, Instruction instruction) {
        return switch (instruction) {
            case I32Const _ -> PRODUCE[I32.code()];
            case I64Const _ -> PRODUCE[I64.code()];
            case F32Const _ -> PRODUCE[F32.code()];
            case F64Const _ -> PRODUCE[F64.code()];
            case V128Const _ -> gated(context, V128_CONST, PRODUCE[V128.code()]);
            case RefNull reference -> gated(context, REF_NULL, PRODUCE[reference.type().code()]);
            case RefFunc reference -> gated(context, REF_FUNC, function(context, reference.function()));
            case GlobalGet get -> constantGlobal(context, get.global());
            default -> new Fault("constant expression required", "found " + instruction.operator().mnemonic());
        };
    }

    // Features

    private static Typing gated(Context context, Operator operator, Typing typing) {
        return context.has(operator.feature()) ? typing : illegal(operator);
    }

    private static Typing row(Context context, NumericOperator operator, Typing typing) {
        return context.has(operator.feature()) ? typing : illegal(operator);
    }

    private static Typing row(Context context, VectorOperator operator, Typing typing) {
        return context.has(operator.feature()) ? typing : illegal(operator);
    }

    private static Fault illegal(Operator operator) {
        return new Fault("illegal opcode", operator.mnemonic() + " needs " + operator.feature());
    }

    /// Whether an index is below the size of its space. One that is no u32 is not.
    static boolean exists(long index, long size) {
        return Long.compareUnsigned(index, size) < 0;
    }

    /// What is wrong with an index that is not below the size of its space.
    static Fault unknown(String what, long index, long size) {
        return new Fault("unknown " + what + " " + index, switch ((int) Math.min(size, 2)) {
            case 0 -> "there is none";
            case 1 -> "there is only " + what + " 0";
            default -> "there are " + size;
        });
    }

    // §3.3.2 Vector Instructions

    private static Typing lane(Context context, Lane lane) {
        var operator = lane.operator();
        if (!context.has(operator.feature())) return illegal(operator);
        return exists(lane.lane(), operator.lanes())
                ? LANE[operator.ordinal()]
                : new Fault("invalid lane index", operator.mnemonic() + " wants one below " + operator.lanes() + ", found "
                        + lane.lane());
    }

    private static Typing shuffle(Context context, Shuffle shuffle) {
        if (!context.has(Feature.SIMD)) return illegal(I8X16_SHUFFLE);
        // A lane index below 32 has no bit in 0xE0.
        return ((shuffle.low() | shuffle.high()) & 0xE0E0E0E0E0E0E0E0L) == 0
                ? SHUFFLE
                : new Fault("invalid lane index", "i8x16.shuffle wants sixteen below 32");
    }

    // §3.3.3 Reference Instructions

    private static Typing function(Context context, long function) {
        return exists(function, context.functions().size())
                ? PRODUCE[ReferenceType.FUNCREF.code()]
                : unknown("function", function, context.functions().size());
    }

    private static Typing refFunc(Context context, long function) {
        var typing = function(context, function);
        return typing instanceof Fault || context.isDeclared(function)
                ? typing
                : new Fault("undeclared function reference", "function " + function
                        + " is in no export, global or element segment");
    }

    // §3.3.4 Parametric Instructions

    private static Typing select(Context context, Select select) {
        if (select.types().isEmpty()) return Generic.SELECT;
        if (!context.has(Feature.REFERENCE_TYPES)) return illegal(SELECT_TYPED);
        var types = select.types().get();
        if (types.size() != 1) return new Fault("invalid result arity", "select wants one type, found " + types.size());
        return context.has(types.get(0).feature()) ? SELECT_OF[types.get(0).code()] : illegal(types.get(0));
    }

    // §3.3.5 Variable Instructions

    private static Typing local(Scope scope, long local, Arrow[] rules) {
        return exists(local, scope.locals()) ? rules[scope.local(local)] : unknown("local", local, scope.locals());
    }

    private static Typing globalGet(Context context, long global) {
        return exists(global, context.globals().size())
                ? PRODUCE[context.global((int) global)]
                : unknown("global", global, context.globals().size());
    }

    private static Typing globalSet(Context context, long global) {
        int count = context.globals().size();
        if (!exists(global, count)) return unknown("global", global, count);
        return context.globals().get((int) global).isVariable()
                ? CONSUME[context.global((int) global)]
                : new Fault("global is immutable", "global.set " + global);
    }

    private static Typing constantGlobal(Context context, long global) {
        int count = context.importedGlobals();
        if (!exists(global, count)) {
            return new Fault("unknown global " + global, "a constant expression can get imported globals only, here " + count);
        }
        return context.globals().get((int) global).isVariable()
                ? new Fault("constant expression required", "global " + global + " can be set")
                : PRODUCE[context.global((int) global)];
    }

    // §3.3.6 Table Instructions

    private static Typing table(Context context, long table, Arrow[] rules) {
        return exists(table, context.tables().size())
                ? rules[context.tables().get((int) table).element().code()]
                : unknown("table", table, context.tables().size());
    }

    private static Typing tableSize(Context context, long table) {
        return exists(table, context.tables().size()) ? PRODUCE[I32.code()] : unknown("table", table, context.tables().size());
    }

    private static Typing tableCopy(Context context, TableCopy copy) {
        int count = context.tables().size();
        if (!exists(copy.target(), count)) return unknown("table", copy.target(), count);
        if (!exists(copy.source(), count)) return unknown("table", copy.source(), count);
        var target = context.tables().get((int) copy.target()).element();
        var source = context.tables().get((int) copy.source()).element();
        return target == source
                ? III_TO_NOTHING
                : new Fault("type mismatch", "table.copy to a table of " + target + " from one of " + source);
    }

    private static Typing tableInit(Context context, TableInit init) {
        int count = context.tables().size();
        if (!exists(init.table(), count)) return unknown("table", init.table(), count);
        if (!exists(init.element(), context.elements().size())) {
            return unknown("elem segment", init.element(), context.elements().size());
        }
        var table = context.tables().get((int) init.table()).element();
        var segment = context.elements().get((int) init.element());
        return table == segment
                ? III_TO_NOTHING
                : new Fault("type mismatch", "table.init of a table of " + table + " from a segment of " + segment);
    }

    private static Typing elemDrop(Context context, long element) {
        return exists(element, context.elements().size())
                ? NOTHING
                : unknown("elem segment", element, context.elements().size());
    }

    // §3.3.7 Memory Instructions

    private static Typing memory(Context context, Typing typing) {
        return context.memories().isEmpty() ? unknown("memory", 0, 0) : typing;
    }

    private static Typing access(Context context, Access access) {
        var operator = access.operator();
        if (!context.has(operator.feature())) return illegal(operator);
        if (context.memories().isEmpty()) return unknown("memory", 0, 0);
        return isAligned(access.argument().align(), operator.width())
                ? ACCESS[operator.ordinal()]
                : alignment(operator, access.argument().align(), operator.width());
    }

    private static Typing laneAccess(Context context, LaneAccess access) {
        var operator = access.operator();
        if (!context.has(operator.feature())) return illegal(operator);
        if (context.memories().isEmpty()) return unknown("memory", 0, 0);
        if (!isAligned(access.argument().align(), operator.width())) {
            return alignment(operator, access.argument().align(), operator.width());
        }
        return exists(access.lane(), operator.lanes())
                ? LANE_ACCESS[operator.ordinal()]
                : new Fault("invalid lane index", operator.mnemonic() + " wants one below " + operator.lanes() + ", found "
                        + access.lane());
    }

    /// Whether 2 to the power of `align` is at most `width`, a power of two; `align` may be any number.
    private static boolean isAligned(int align, int width) {
        return Integer.compareUnsigned(align, Integer.numberOfTrailingZeros(width)) <= 0;
    }

    private static Fault alignment(Operator operator, int align, int width) {
        return new Fault("alignment must not be larger than natural",
                operator.mnemonic() + " wants at most " + width + ", found 2^" + Integer.toUnsignedString(align));
    }

    private static Typing memoryInit(Context context, long data) {
        if (context.memories().isEmpty()) return unknown("memory", 0, 0);
        return exists(data, context.datas()) ? III_TO_NOTHING : unknown("data segment", data, context.datas());
    }

    private static Typing dataDrop(Context context, long data) {
        return exists(data, context.datas()) ? NOTHING : unknown("data segment", data, context.datas());
    }

    // §3.3.8 Control Instructions

    static Typing block(Context context, BlockType type) {
        return switch (type) {
            case BlockType.Empty _ -> NOTHING;
            case BlockType.Result(var result) -> context.has(result.feature()) ? PRODUCE[result.code()] : illegal(result);
            case BlockType.Index(var index) -> isBlockType(context, index)
                    ? context.type((int) index)
                    : blockTypeFault(context, index);
        };
    }

    private static Typing conditional(Context context, BlockType type) {
        return switch (type) {
            case BlockType.Empty _ -> CONDITION;
            case BlockType.Result(var result) -> context.has(result.feature()) ? CONDITIONAL[result.code()] : illegal(result);
            case BlockType.Index(var index) -> isBlockType(context, index)
                    ? context.indexedType((int) index)
                    : blockTypeFault(context, index);
        };
    }

    private static boolean isBlockType(Context context, long index) {
        return context.has(Feature.MULTI_VALUE) && exists(index, context.types().size());
    }

    private static Fault blockTypeFault(Context context, long index) {
        return context.has(Feature.MULTI_VALUE)
                ? unknown("type", index, context.types().size())
                : new Fault("illegal block type", "type " + index + " needs " + Feature.MULTI_VALUE);
    }

    /// What is wrong with a type that the features do not have.
    static Fault illegal(ValueType type) {
        return new Fault("illegal value type", type.text() + " needs " + type.feature());
    }

    private static Typing branch(Scope scope, long label) {
        return exists(label, scope.labels()) ? scope.label((int) label).jump() : unknown("label", label, scope.labels());
    }

    private static Typing branchIf(Scope scope, long label) {
        return exists(label, scope.labels()) ? scope.label((int) label).test() : unknown("label", label, scope.labels());
    }

    /// All labels take the same types in Core 1.0. With reference types it is enough that the operands fit each label: those of
    /// unreachable code fit several.
    private static Typing branchTable(Context context, Scope scope, BrTable table) {
        if (!exists(table.otherwise(), scope.labels())) return unknown("label", table.otherwise(), scope.labels());
        var first = scope.label((int) table.otherwise());
        var met = first;
        var last = first;
        for (int i = 0, count = table.labels().size(); i < count; i++) {
            long label = table.labels().get(i);
            if (!exists(label, scope.labels())) return unknown("label", label, scope.labels());
            var other = scope.label((int) label);
            if (other == last || other.equals(first)) continue;
            if (other.size() != first.size() || !context.has(Feature.REFERENCE_TYPES)) {
                return new Fault("type mismatch", "label " + label + " of br_table takes " + other + ", label "
                        + table.otherwise() + " takes " + first);
            }
            met = met.meet(other);
            last = other;
        }
        return met.withIndex().jump();
    }

    private static Typing call(Context context, long function) {
        int count = context.functions().size();
        return exists(function, count) ? context.function((int) function) : unknown("function", function, count);
    }

    private static Typing callIndirect(Context context, CallIndirect call) {
        if (!exists(call.table(), context.tables().size())) return unknown("table", call.table(), context.tables().size());
        var element = context.tables().get((int) call.table()).element();
        if (element != ReferenceType.FUNCREF) {
            return new Fault("type mismatch", "call_indirect wants a table of funcref, found one of " + element);
        }
        return exists(call.type(), context.types().size())
                ? context.indexedType((int) call.type())
                : unknown("type", call.type(), context.types().size());
    }
}
