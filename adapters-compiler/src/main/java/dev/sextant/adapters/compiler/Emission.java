package dev.sextant.adapters.compiler;

import static java.lang.constant.ConstantDescs.CD_Throwable;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_void;

import dev.sextant.domain.structure.Instruction;
import dev.sextant.domain.structure.NumericOperator;
import dev.sextant.ports.EngineOptions;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.BitSet;

/// The code of a method: a walk over a function's instructions, of which those that cannot be reached are left out.
final class Emission {

    /// The most values that the frames of all open calls may have together: 32 MiB of them.
    private static final int MOST_FRAME_SLOTS = 1 << 22;

    private static final ClassDesc EXCEPTION = ClassDesc.of("java.lang.RuntimeException");
    private static final MethodTypeDesc TELL = MethodTypeDesc.of(CD_void, Names.INSTANCE, CD_int);

    private final ModuleCode module;
    private final Body body;
    private final Convention convention;
    private final CodeBuilder code;
    private final EngineOptions options;
    private final Slots slots;
    private final Operands operands;
    private final Typing typing;
    private final Recursion recursion;
    private final Part part;
    private final Frames frames;
    private final Variables variables;
    private final Lines lines;
    private final int[] charges;
    private final int depth;
    private final int instance;

    private final NumericCode numeric;
    private final MemoryCode memory;
    private final VectorCode vector;
    private final CallCode calls;
    private final StateCode state;
    private final ControlCode control;


    /// A comparison whose operands are on the stack in place of its result, or null; and whether its opposite is meant.
    private NumericOperator pending;
    private boolean isNegated;

    /// @param recursion what the method is to a function that calls itself
    /// @param part   what of the function the method has
    /// @param frames the function's frames, or null if it has no parts
    /// @param isPacked whether vectors are held in objects
    Emission(ModuleCode module, Body body, Convention convention, CodeBuilder code, Recursion recursion, Part part, Frames frames,
            boolean isPacked) {
        this.module = module;
        this.body = body;
        this.convention = convention;
        this.code = code;
        this.options = module.module().options();
        this.recursion = recursion;
        this.part = part;
        this.frames = frames;
        this.operands = part.isRoot() ? new Operands() : part.operands.copy();
        this.depth = part.isRoot() ? convention.slots() : 1;
        this.instance = depth + 1;
        this.slots = new Slots(code, instance + 1, isPacked);
        this.variables = new Variables(code, slots, body, frames, part.isRoot() ? slots.allocate(Kind.REFERENCE) : 0);
        this.lines = new Lines(body.size());
        this.charges = body.charges(options.isMetered());
        this.typing = new Typing(module.valid(), body.locals());
        this.numeric = new NumericCode(code, operands);
        this.vector = VectorCode.of(code, slots);
        this.memory = new MemoryCode(code, slots, vector, module, instance);
        this.calls = new CallCode(code, slots, module, recursion, body.index(), depth, instance);
        this.state = new StateCode(code, slots, module, instance);
        this.control = new ControlCode(this, code, slots, operands, part, frames, variables);
    }

    ModuleCode module() {
        return module;
    }

    Body body() {
        return body;
    }

    /// What the line numbers of the method mean, once it is emitted.
    Lines lines() {
        return lines;
    }

    /// Emits the method.
    void emit() {
        if (part.isRoot()) {
            emitFunction();
        } else {
            for (int i = part.used.nextSetBit(0); i >= 0; i = part.used.nextSetBit(i + 1)) {
                if (!part.framed.get(i)) variables.place(i, slots.allocate(variables.kind(i)));
            }
            var taken = (BitSet) part.cached.clone();
            taken.and(part.taken);
            variables.load(taken);
            for (int i = part.cached.nextSetBit(0); i >= 0; i = part.cached.nextSetBit(i + 1)) {
                if (!taken.get(i)) slots.zero(variables.kind(i), variables.place(i));
            }
            control.begin();
            control.finish(walk());
        }
    }

    private void emitFunction() {
        at(0);
        enter();
        Label from = code.newBoundLabel();
        if (module.module().isListening()) tell("before");
        if (options.isInterruptible() && recursion.missing() == 0) {
            code.aload(instance).invokestatic(Names.CALLS, "pollAtEntry", MethodTypeDesc.of(CD_void, Names.INSTANCE));
        }
        control.begin();
        walk();
        if (module.module().isListening()) {
            Label to = code.newBoundLabel();
            code.exceptionCatchAll(from, to, to);
            code.dup().aload(instance).loadConstant(body.index())
                    .invokestatic(Names.CALLS, "failed", MethodTypeDesc.of(CD_void, CD_Throwable, Names.INSTANCE, CD_int))
                    .athrow();
        }
    }

    /// The depth of calls, and a first value for every local.
    private void enter() {
        checkDepth();
        if (!part.inner.isEmpty()) createFrame();
        var kinds = body.locals();
        int argument = 0;
        int piece = 0;
        for (int i = 0; i < kinds.length; i++) {
            boolean isParameter = i < body.parameters();
            if (isParameter && !convention.isWide()) {
                variables.place(i, argument);
                if (kinds[i] == Kind.VECTOR && slots.isPacked()) {
                    slots.loadLongs(argument);
                    slots.pack();
                    variables.place(i, slots.allocate(kinds[i]));
                    slots.store(kinds[i], variables.place(i));
                }
                argument += kinds[i].slots();
            } else if (isParameter ? part.allUsed.get(i) : part.used.get(i) && !part.framed.get(i)) {
                variables.place(i, slots.allocate(kinds[i]));
                if (isParameter) {
                    takeWide(kinds[i], piece, variables.place(i));
                } else {
                    slots.zero(kinds[i], variables.place(i));
                }
            }
            if (isParameter) piece += kinds[i] == Kind.VECTOR ? 2 : 1;
        }
        shareParameters();
    }

    private void checkDepth() {
        if (recursion.missing() > 0) return;
        var fine = code.newLabel();
        code.iload(depth).loadConstant(options.maximumCallDepth() - recursion.ahead()).if_icmple(fine);
        if (recursion.ahead() > 0) {
            Signatures.loadArguments(code, convention, 0);
            code.iload(depth).aload(instance)
                    .invokestatic(module.home(body.index()), Recursion.LAST.method(body.index()), module.method(convention))
                    .return_(TypeKind.from(convention.result()));
        } else {
            code.iload(depth).invokestatic(Names.FAULTS, "tooDeep", MethodTypeDesc.of(EXCEPTION, CD_int)).athrow();
        }
        code.labelBinding(fine);
    }

    /// Puts the parameters into the frame that are used there.
    private void shareParameters() {
        var shared = (BitSet) part.framed.clone();
        for (var inner : part.inner) shared.or(inner.taken);
        shared.clear(body.parameters(), Math.max(body.parameters(), shared.length()));
        variables.save(shared);
        for (int i = part.framed.nextSetBit(0); i >= 0; i = part.framed.nextSetBit(i + 1)) variables.place(i, -1);
    }

    /// Makes the frame, if a stack of such frames is not too much for the heap.
    private void createFrame() {
        int slots = part.allUsed.cardinality();
        var fine = code.newLabel();
        code.iload(depth).loadConstant(MOST_FRAME_SLOTS / Math.max(1, slots)).if_icmple(fine);
        code.iload(depth).loadConstant(slots)
                .invokestatic(Names.FAULTS, "tooLarge", MethodTypeDesc.of(EXCEPTION, CD_int, CD_int)).athrow();
        code.labelBinding(fine);
        frames.create(code);
        code.astore(variables.frame());
    }

    private void takeWide(Kind kind, int piece, int slot) {
        if (kind == Kind.VECTOR) {
            Passing.loadFromArray(code, piece, Kind.LONG, instance);
            Passing.loadFromArray(code, piece + 1, Kind.LONG, instance);
        } else {
            Passing.loadFromArray(code, piece, kind, instance);
        }
        slots.store(kind, slot);
    }

    /// Calls the listener.
    private void tell(String what) {
        code.aload(instance).loadConstant(body.index()).invokestatic(Names.CALLS, what, TELL);
    }

    /// Ends the guest at a turn of a loop if it was told to stop.
    void poll() {
        if (options.isInterruptible()) code.aload(instance).invokestatic(module.instance(), ModuleCode.POLL, module.poll());
    }

    /// Has a segment paid for that begins here.
    private void charge(int position) {
        at(position);
        code.aload(instance).loadConstant(charges[position])
                .invokestatic(Names.CALLS, "charge", MethodTypeDesc.of(CD_void, Names.INSTANCE, CD_int));
    }

    // ---- the walk --------------------------------------------------------------------------------------------------------

    /// Emits the instructions of the part.
    ///
    /// @return whether control comes to its end
    private boolean walk() {
        int position = part.from;
        while (position < part.to) {
            var inner = part.at(position);
            if (inner != null) {
                position = control.call(inner, () -> call(inner));
                continue;
            }
            if (control.isFramed()) control.unframe();
            if (charges[position] > 0) charge(position);
            var instruction = body.at(position);
            if (isPlain(instruction)) {
                plain(instruction, position);
                position++;
            } else {
                position = control.emit(instruction, position);
            }
        }
        return position == part.to;
    }

    private void call(Part inner) {
        code.aload(variables.frame()).iload(depth).aload(instance)
                .invokestatic(module.partHome(body.index(), inner.number / frames.partsOfAClass()),
                        Methods.name(body.index(), inner.number), frames.part(module));
    }

    private static boolean isPlain(Instruction instruction) {
        return switch (instruction) {
            case Instruction.Block _, Instruction.Loop _, Instruction.If _, Instruction.Else _, Instruction.End _, Instruction.Br _,
                    Instruction.BrIf _, Instruction.BrTable _, Instruction.Return _, Instruction.Unreachable _ -> false;
            default -> true;
        };
    }

    private void plain(Instruction instruction, int position) {
        if (instruction instanceof Instruction.Numeric(var operator) && Comparison.is(operator)) {
            compare(operator);
        } else if (instruction instanceof Instruction.Select) {
            select();
        } else {
            materialise();
            one(instruction, position);
        }
        typing.apply(instruction, operands);
    }

    private void one(Instruction instruction, int position) {
        switch (instruction) {
            case Instruction.I32Const(int value) -> code.loadConstant(value);
            case Instruction.I64Const(long value) -> code.loadConstant(value);
            case Instruction.F32Const(int bits) -> numeric.floatConstant(bits);
            case Instruction.F64Const(long bits) -> numeric.doubleConstant(bits);
            case Instruction.Numeric(var operator) -> {
                if (NumericCode.isPartial(operator)) at(position);
                numeric.operator(operator);
            }
            case Instruction.V128Const(long low, long high) -> vector.constant(low, high);
            case Instruction.Vector(var operator) -> vector.operator(operator);
            case Instruction.Lane(var operator, int lane) -> vector.lane(operator, lane);
            case Instruction.Shuffle(long low, long high) -> vector.shuffle(low, high);
            case Instruction.Access(var operator, var argument) -> {
                at(position);
                memory.access(operator, argument);
            }
            case Instruction.LaneAccess(var operator, var argument, int lane) -> {
                at(position);
                memory.lane(operator, argument, lane);
            }
            case Instruction.LocalGet(long local) -> variables.get((int) local);
            case Instruction.LocalSet(long local) -> variables.set((int) local);
            case Instruction.LocalTee(long local) -> {
                duplicate(operands.top());
                variables.set((int) local);
            }
            case Instruction.Drop _ -> slots.drop(operands.top());
            case Instruction.Nop _ -> { }
            case Instruction.Call(long function) -> {
                at(position);
                calls.direct((int) function);
            }
            case Instruction.CallIndirect(long table, long type) -> {
                at(position);
                calls.indirect((int) table, (int) type);
            }
            default -> {
                at(position);
                state.emit(instruction);
            }
        }
    }

    /// Says that what follows is the code of this instruction, for stack traces.
    void at(int position) {
        code.lineNumber(lines.of(position));
    }

    private void duplicate(Kind kind) {
        switch (kind) {
            case INT, FLOAT, REFERENCE -> code.dup();
            case LONG, DOUBLE -> code.dup2();
            case VECTOR -> {
                if (slots.isPacked()) {
                    code.dup();
                    return;
                }
                int copy = slots.temporary(kind, 0);
                slots.store(kind, copy);
                slots.load(kind, copy);
                slots.load(kind, copy);
            }
        }
    }

    // ---- conditions ------------------------------------------------------------------------------------------------------

    private void compare(NumericOperator operator) {
        if (pending != null && operator == NumericOperator.I32_EQZ) {
            isNegated = !isNegated;
        } else {
            materialise();
            pending = operator;
            isNegated = false;
        }
    }

    /// Makes a number of a comparison that was put off.
    void materialise() {
        if (pending == null) return;
        var yes = code.newLabel();
        var done = code.newLabel();
        jumpIf(true, yes);
        code.iconst_0().goto_(done).labelBinding(yes).iconst_1().labelBinding(done);
    }

    /// Takes the condition from the stack and jumps if it is not zero, or if `holds` is false, if it is.
    void jumpIf(boolean holds, Label target) {
        if (pending == null) {
            if (holds) {
                code.ifne(target);
            } else {
                code.ifeq(target);
            }
        } else {
            var operator = pending;
            pending = null;
            Comparison.jump(code, operator, holds != isNegated, target);
        }
    }

    private void select() {
        var kind = operands.at(operands.height() - 2);
        var first = code.newLabel();
        jumpIf(true, first);
        switch (kind) {
            case INT, FLOAT, REFERENCE -> code.swap().labelBinding(first).pop();
            case LONG, DOUBLE -> code.dup2_x2().pop2().labelBinding(first).pop2();
            case VECTOR -> {
                var done = code.newLabel();
                int second = slots.temporary(kind, 0);
                slots.store(kind, second);
                slots.drop(kind);
                slots.load(kind, second);
                code.goto_(done).labelBinding(first);
                slots.drop(kind);
                code.labelBinding(done);
            }
        }
    }

    /// Returns from the function with the results on the stack.
    void leave() {
        var results = convention.results();
        slots.unpack(Kind.of(body.function().type().results()));
        for (int i = results.size() - 1; i > 0; i--) Passing.storeResult(code, i, results.get(i), instance);
        if (module.module().isListening()) tell("after");
        if (results.isEmpty()) {
            code.return_();
        } else {
            code.return_(results.getFirst().carrier());
        }
    }
}
