package dev.sextant.adapters.interpreter;

import static dev.sextant.adapters.interpreter.Locals.shapes;

import dev.sextant.adapters.interpreter.Operands.Shape;
import dev.sextant.domain.structure.BlockType;
import dev.sextant.domain.structure.Feature;
import dev.sextant.domain.structure.FunctionType;
import dev.sextant.domain.structure.Indices;
import dev.sextant.domain.structure.Instruction;
import dev.sextant.domain.validation.ValidFunction;
import dev.sextant.domain.validation.ValidModule;
import dev.sextant.ports.Slots;
import io.vavr.collection.Array;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/// The translation of a function to register code, in one pass. See [Op] for the code and [CodeSpace] for the layout of a frame.
final class Lowering {

    /// A block that is open: what a branch to it brings, and where its parts are.
    private static final class Block {
        final int height;
        final Shape[] parameters;
        final Shape[] results;
        final boolean isLoop;
        final int mark;
        final Label target = new Label();
        Label otherwise;
        boolean hasElse;

        /// @param mark the locals' at the block's begin
        Block(int height, Shape[] parameters, Shape[] results, boolean isLoop, int mark) {
            this.height = height;
            this.parameters = parameters;
            this.results = results;
            this.isLoop = isLoop;
            this.mark = mark;
        }

        Shape[] brought() {
            return isLoop ? parameters : results;
        }
    }

    private final InterpretedModule module;
    private final ValidModule valid;
    private final ValidFunction function;
    private final Assembler code;
    private final Operands operands;
    private final Calculation calculation;
    private final Accesses accesses;
    private final VectorLowering vectors;
    private final ArrayList<Block> blocks = new ArrayList<>();
    private final Locals locals;
    private final Constants constants;
    private final int link;

    /// The number of blocks open in code that is never reached, or -1 in code that is.
    private int unreachable = -1;

    private Lowering(InterpretedModule module, ValidFunction function, boolean distant, Assembler code) {
        this.module = module;
        this.valid = module.module();
        this.function = function;
        this.code = code;
        this.locals = new Locals(function);
        this.link = locals.slots();
        this.constants = new Constants(link + 1);
        this.operands = new Operands(code, constants, locals.slots(), link + 1 + Constants.ROOM);
        this.calculation = new Calculation(code, operands);
        this.accesses = new Accesses(code, operands, distant);
        this.vectors = new VectorLowering(code, operands);
    }

    /// Translates a function.
    ///
    /// @param distant whether memory 0 is not held in an array
    static void lower(InterpretedModule module, ValidFunction function, boolean distant, Assembler code) {
        new Lowering(module, function, distant, code).run();
    }

    private void run() {
        int header = code.here();
        code.emit(0, 0, link, (int) (function.index() - valid.importedFunctions()));
        int body = code.here();
        if (module.isListening()) code.emit(Op.BEFORE, (int) function.index(), 0, 0);
        blocks.add(new Block(0, shapes(Array.empty()), shapes(function.type().results()), false, locals.mark()));
        var limits = new LimitChecks(module.options(), function.code().body(), code);
        for (var iterator = function.code().body().iterator(); iterator.hasNext(); ) {
            var instruction = iterator.next();
            code.beginInstruction(iterator.offset());
            limits.before(instruction, unreachable < 0);
            if (unreachable < 0) {
                lower(instruction);
            } else {
                skip(instruction);
            }
        }
        int start = enter(body);
        code.replace(header, Math.max(operands.highest(), Slots.of(function.type())));
        code.replace(header + 1, start);
    }

    /// What is to be done before the body, known only behind it.
    ///
    /// @return where to begin
    private int enter(int body) {
        if (!locals.needsZeros() && constants.isEmpty()) return body;
        int start = code.here();
        locals.emitZeros(code);
        constants.emit(operands);
        var label = new Label();
        label.address = body;
        code.emitBranch(Op.GOTO, label, 0, 0);
        return start;
    }

    /// Passes over code that is never reached, up to the `else` or `end` behind which code is reached again.
    private void skip(Instruction instruction) {
        switch (instruction) {
            case Instruction.Block _, Instruction.Loop _, Instruction.If _ -> unreachable++;
            case Instruction.End _ -> {
                if (unreachable == 0) {
                    end();
                } else {
                    unreachable--;
                }
            }
            case Instruction.Else _ -> {
                if (unreachable == 0) otherwise();
            }
            default -> {}
        }
    }

    private void lower(Instruction instruction) {
        switch (instruction) {
            case Instruction.I32Const(int value) -> operands.pushConstant(value);
            case Instruction.I64Const(long value) -> operands.pushConstant(value);
            case Instruction.F32Const(int bits) -> operands.pushConstant(bits);
            case Instruction.F64Const(long bits) -> operands.pushConstant(bits);
            case Instruction.Numeric(var operator) -> calculation.numeric(operator);

            case Instruction.V128Const(long low, long high) -> vectors.constant(low, high);
            case Instruction.Vector(var operator) -> vectors.operator(operator);
            case Instruction.Lane(var operator, int lane) -> vectors.lane(operator, lane);
            case Instruction.Shuffle(long low, long high) -> vectors.shuffle(low, high);
            case Instruction.LaneAccess(var operator, var argument, int lane) -> vectors.laneAccess(operator, argument, lane);

            case Instruction.RefNull _ -> code.emitResult(Op.REF_NULL, operands.push(Shape.REFERENCE), 0, 0);
            case Instruction.RefIsNull _ -> {
                int source = operands.source(operands.pop());
                code.emitResult(Op.REF_IS_NULL, operands.push(Shape.NUMBER), source, 0);
            }
            case Instruction.RefFunc(var index) ->
                    code.emitResult(Op.REF_FUNC, operands.push(Shape.REFERENCE), (int) index, 0);

            case Instruction.Drop _ -> operands.pop();
            case Instruction.Select _ -> select();

            case Instruction.LocalGet(var local) -> {
                locals.read((int) local);
                operands.pushLocal(locals.register((int) local), locals.shape((int) local));
            }
            case Instruction.LocalSet(var local) -> {
                locals.set((int) local);
                set(locals.register((int) local), operands.pop());
            }
            case Instruction.LocalTee(var local) -> {
                locals.set((int) local);
                tee(locals.register((int) local));
            }
            case Instruction.GlobalGet(var global) -> globalGet((int) global);
            case Instruction.GlobalSet(var global) -> globalSet((int) global);

            case Instruction.TableGet(var table) -> {
                int index = operands.source(operands.pop());
                code.emitResult(Op.TABLE_GET, operands.push(Shape.REFERENCE), index, (int) table);
            }
            case Instruction.TableSet(var table) -> {
                int value = operands.source(operands.pop());
                code.emit(Op.TABLE_SET, operands.source(operands.pop()), value, (int) table);
            }
            case Instruction.TableSize(var table) ->
                    code.emitResult(Op.TABLE_SIZE, operands.push(Shape.NUMBER), (int) table, 0);
            case Instruction.TableGrow(var table) -> {
                code.emit(Op.TABLE_GROW, operands.settleAndPop(2), (int) table, 0);
                operands.push(Shape.NUMBER);
            }
            case Instruction.TableFill(var table) -> code.emit(Op.TABLE_FILL, operands.settleAndPop(3), (int) table, 0);
            case Instruction.TableCopy(var target, var source) ->
                    code.emit(Op.TABLE_COPY, operands.settleAndPop(3), (int) target, (int) source);
            case Instruction.TableInit(var table, var element) ->
                    code.emit(Op.TABLE_INIT, operands.settleAndPop(3), (int) table, (int) element);
            case Instruction.ElemDrop(var element) -> code.emit(Op.ELEM_DROP, (int) element, 0, 0);

            case Instruction.Access(var operator, var argument) when operator.feature() == Feature.SIMD ->
                    vectors.access(operator, argument);
            case Instruction.Access(var operator, var argument) -> accesses.access(operator, argument);
            case Instruction.MemorySize _ -> code.emitResult(Op.MEMORY_SIZE, operands.push(Shape.NUMBER), 0, 0);
            case Instruction.MemoryGrow _ -> {
                int delta = operands.source(operands.pop());
                code.emitResult(Op.MEMORY_GROW, operands.push(Shape.NUMBER), delta, 0);
            }
            case Instruction.MemoryFill _ -> code.emit(Op.MEMORY_FILL, operands.settleAndPop(3), 0, 0);
            case Instruction.MemoryCopy _ -> code.emit(Op.MEMORY_COPY, operands.settleAndPop(3), 0, 0);
            case Instruction.MemoryInit(var data) -> code.emit(Op.MEMORY_INIT, operands.settleAndPop(3), (int) data, 0);
            case Instruction.DataDrop(var data) -> code.emit(Op.DATA_DROP, (int) data, 0, 0);

            case Instruction.Nop _ -> {}
            case Instruction.Unreachable _ -> {
                code.emit(Op.UNREACHABLE, 0, 0, 0);
                leave();
            }
            case Instruction.Block(var type) -> open(type, false);
            case Instruction.Loop(var type) -> open(type, true);
            case Instruction.If(var type) -> branchOnIf(type);
            case Instruction.Else _ -> otherwise();
            case Instruction.End _ -> end();
            case Instruction.Br(var label) -> {
                branch(block(label));
                leave();
            }
            case Instruction.BrIf(var label) -> branchIf(block(label));
            case Instruction.BrTable(var labels, var otherwise) -> {
                branchTable(labels, otherwise);
                leave();
            }
            case Instruction.Return _ -> {
                leaveFunction();
                leave();
            }
            case Instruction.Call(var index) -> call((int) index);
            case Instruction.CallIndirect(var table, var type) -> callIndirect((int) table, (int) type);
        }
    }

    // ---- variables -------------------------------------------------------------------------------------------------------

    /// Gives a local the value of the entry with this index, which was just popped.
    private void set(int local, int index) {
        if (operands.isLocal(index) && operands.source(index) == local) return;
        if (!operands.isLast(index)) {
            operands.settleAllOf(local);
            operands.copy(index, local);
        } else if (!operands.standsFor(local)) {
            operands.settleAllOf(local);
            code.redirectLast(local);
        } else if (code.lastIsPlain()) {
            int op = code.lastOp();
            int b = code.lastB();
            int c = code.lastC();
            long offset = code.removeLast();
            operands.settleAllOf(local);
            code.emitResultAt(offset, op, local, b, c);
        } else {
            operands.settleAllOf(local);
            operands.copy(index, local);
        }
    }

    private void tee(int local) {
        int index = operands.pop();
        var shape = operands.shape(index);
        boolean isConstant = operands.isConstant(index);
        long constant = operands.constant(index);
        set(local, index);
        if (isConstant) {
            operands.pushConstant(constant);
        } else {
            operands.pushLocal(local, shape);
        }
    }

    private void globalGet(int global) {
        var shape = Shape.of(valid.globalTypes().get(global).value());
        int register = operands.push(shape);
        switch (shape) {
            case NUMBER -> code.emitResult(Op.GLOBAL_GET, register, global, 0);
            case REFERENCE -> code.emitResult(Op.GLOBAL_GET_REFERENCE, register, global, 0);
            case WIDE -> code.emitResult(Op.GLOBAL_GET_WIDE, register, global, 0);
        }
    }

    private void globalSet(int global) {
        int index = operands.pop();
        int source = operands.source(index);
        switch (operands.shape(index)) {
            case NUMBER -> code.emit(Op.GLOBAL_SET, source, global, 0);
            case REFERENCE -> code.emit(Op.GLOBAL_SET_REFERENCE, source, global, 0);
            case WIDE -> code.emit(Op.GLOBAL_SET_WIDE, source, global, 0);
        }
    }

    private void select() {
        int condition = operands.source(operands.pop());
        int second = operands.source(operands.pop());
        int index = operands.pop();
        var shape = operands.shape(index);
        if (shape == Shape.NUMBER) {
            int first = operands.source(index);
            code.emitResult(Op.SELECT, operands.push(shape), first, condition);
            code.append(second);
        } else {
            operands.settle(index);
            code.emit(shape == Shape.WIDE ? Op.SELECT_WIDE : Op.SELECT_REFERENCE, operands.push(shape), second, condition);
        }
    }

    // ---- blocks ----------------------------------------------------------------------------------------------------------

    private Block block(long label) {
        return blocks.get(blocks.size() - 1 - (int) label);
    }

    private boolean isFunction(Block block) {
        return block == blocks.getFirst();
    }

    /// What comes now is not reached until the innermost block ends.
    private void leave() {
        operands.truncate(blocks.getLast().height);
        unreachable = 0;
    }

    private Block open(FunctionType type, boolean isLoop) {
        int parameters = type.parameters().size();
        operands.settleTop(parameters);
        operands.settleLocals();
        var block = new Block(operands.size() - parameters, shapes(type.parameters()), shapes(type.results()),
                isLoop, locals.mark());
        blocks.add(block);
        return block;
    }

    private void open(BlockType type, boolean isLoop) {
        var block = open(valid.expand(type), isLoop);
        if (isLoop) {
            constants.enterLoop();
            code.bind(block.target);
        }
    }

    private void branchOnIf(BlockType type) {
        var condition = calculation.takeCondition();
        var block = open(valid.expand(type), false);
        block.otherwise = new Label();
        condition.branchUnless(code, block.otherwise);
    }

    private void otherwise() {
        var block = blocks.getLast();
        if (unreachable < 0) {
            operands.settleTop(block.results.length);
            code.emitBranch(Op.GOTO, block.target, 0, 0);
        }
        code.bind(block.otherwise);
        block.otherwise = null;
        block.hasElse = true;
        locals.backTo(block.mark);
        operands.truncate(block.height);
        operands.pushAll(block.parameters);
        unreachable = -1;
    }

    private void end() {
        var block = blocks.getLast();
        if (isFunction(block)) {
            if (unreachable < 0) leaveFunction();
            return;
        }
        if (unreachable < 0) operands.settleTop(block.results.length);
        if (block.hasElse || block.otherwise != null || !block.isLoop && block.target.isAwaited()) locals.backTo(block.mark);
        if (block.otherwise != null) code.bind(block.otherwise);
        if (block.isLoop) {
            constants.leaveLoop();
        } else {
            code.bind(block.target);
        }
        blocks.removeLast();
        operands.truncate(block.height);
        operands.pushAll(block.results);
        unreachable = -1;
    }

    // ---- branches --------------------------------------------------------------------------------------------------------

    /// The register where a block wants the first of the values that a branch brings.
    private int targetRegister(Block block) {
        return block.height < operands.size() ? operands.own(block.height) : operands.next();
    }

    /// Whether the values for a block lie, once settled, where it wants them.
    private boolean isInPlace(Block block) {
        return block.brought().length == 0 || operands.size() - block.brought().length == block.height;
    }

    /// Puts the values where a block wants them. Copies go down or stay, hence the lowest comes first.
    private void bring(Block block) {
        int count = block.brought().length;
        int target = targetRegister(block);
        for (int i = operands.size() - count; i < operands.size(); i++) {
            operands.copy(i, target);
            target += operands.shape(i).slots();
        }
    }

    private void branch(Block block) {
        if (isFunction(block)) {
            leaveFunction();
        } else {
            bring(block);
            code.emitBranch(Op.GOTO, block.target, 0, 0);
        }
    }

    private void branchIf(Block block) {
        var condition = calculation.takeCondition();
        if (!isFunction(block) && isInPlace(block)) {
            operands.settleTop(block.brought().length);
            condition.branch(code, block.target);
        } else {
            if (isFunction(block)) operands.settleTop(block.results.length);
            var past = new Label();
            condition.branchUnless(code, past);
            branch(block);
            code.bind(past);
        }
    }

    private void branchTable(Indices labels, long otherwise) {
        int index = operands.source(operands.pop());
        operands.settleTop(block(otherwise).brought().length);
        code.emit(Op.TABLE, index, labels.size(), 0);
        // In the order of the table: lowering a function again gives the same code.
        var detours = new LinkedHashMap<Block, Label>();
        for (int i = 0; i < labels.size(); i++) code.appendAddress(tableTarget(block(labels.get(i)), detours));
        code.appendAddress(tableTarget(block(otherwise), detours));
        detours.forEach((block, label) -> {
            code.bind(label);
            branch(block);
        });
    }

    private Label tableTarget(Block block, Map<Block, Label> detours) {
        return !isFunction(block) && isInPlace(block) ? block.target : detours.computeIfAbsent(block, _ -> new Label());
    }

    /// Returns from the function.
    private void leaveFunction() {
        var results = blocks.getFirst().results;
        int first = operands.size() - results.length;
        if (results.length == 0) {
            announceReturn();
            code.emit(Op.RETURN, 0, link, 0);
        } else if (results.length == 1 && results[0] == Shape.NUMBER) {
            int source = operands.source(first);
            announceReturn();
            code.emit(Op.RETURN_ONE, source, link, 0);
        } else {
            operands.settleTop(results.length);
            int from = operands.own(first);
            int slots = operands.next() - from;
            announceReturn();
            if (Arrays.asList(results).contains(Shape.REFERENCE)) code.emit(Op.RESULT_REFERENCES, from, 0, slots);
            code.emit(Op.RETURN_MANY, from, link, slots);
        }
    }

    private void announceReturn() {
        if (module.isListening()) code.emit(Op.AFTER, (int) function.index(), 0, 0);
    }

    // ---- calls -----------------------------------------------------------------------------------------------------------

    private void call(int index) {
        var type = valid.functionTypes().get(index);
        int from = operands.settleAndPop(type.parameters().size());
        int imported = valid.importedFunctions();
        if (index < imported || module.isSubstitution()) {
            code.emit(Op.CALL_IMPORT, from, index, 0);
        } else {
            code.emit(Op.CALL, from, index - imported, 0);
        }
        operands.pushAll(shapes(type.results()));
    }

    private void callIndirect(int table, int typeIndex) {
        var type = valid.module().types().get(typeIndex);
        int index = operands.source(operands.pop());
        int from = operands.settleAndPop(type.parameters().size());
        code.emit(Op.CALL_INDIRECT, from, index, table);
        code.append(typeIndex);
        operands.pushAll(shapes(type.results()));
    }
}
