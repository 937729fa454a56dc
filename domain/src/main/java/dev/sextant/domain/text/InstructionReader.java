package dev.sextant.domain.text;

import dev.sextant.domain.structure.ContextualOperator;
import dev.sextant.domain.structure.Expression;
import dev.sextant.domain.structure.Instruction;
import io.vavr.collection.Array;
import io.vavr.control.Option;
import java.util.ArrayList;
import java.util.List;

/// Reads instructions, plain and folded, into the flat form of the model. What is open is kept on a list, not on the stack of
/// the thread, so that the depth of the text is bounded by memory alone.
///
/// @spec §6.5 Instructions
final class InstructionReader {

    /// What an open bracket or block is, and so what may stand in it.
    private enum Shape {
        /// `block … end` and `loop … end`.
        BLOCK,
        /// `if …`, up to `else` or `end`.
        IF,
        /// `else … end`.
        ELSE,
        /// `(block …)` and `(loop …)`.
        FOLDED_BLOCK,
        /// `(plain …)`: the operands, behind which the instruction itself is put.
        FOLDED_PLAIN,
        /// `(if …`, up to `(then`.
        FOLDED_CONDITION,
        /// `(then …)`.
        FOLDED_THEN,
        /// Between `(then …)` and what follows.
        FOLDED_IF,
        /// `(else …)`.
        FOLDED_ELSE,
        /// Behind `(else …)`.
        FOLDED_END;

        /// Whether an instruction may stand here without brackets.
        private boolean takesPlain() {
            return switch (this) {
                case BLOCK, IF, ELSE, FOLDED_BLOCK, FOLDED_THEN, FOLDED_ELSE -> true;
                case FOLDED_PLAIN, FOLDED_CONDITION, FOLDED_IF, FOLDED_END -> false;
            };
        }
    }

    /// Something open. An `if` in brackets is one frame all the way, whose shape changes.
    private static final class Frame {
        private Shape shape;
        /// What comes when the operands are complete.
        private final Instruction pending;
        private final Option<String> label;

        private Frame(Shape shape, Instruction pending, Option<String> label) {
            this.shape = shape;
            this.pending = pending;
            this.label = label;
        }
    }

    private static final Instruction END = new Instruction.End();
    private static final Instruction ELSE = new Instruction.Else();
    private static final IndexSpace NO_LOCALS = new IndexSpace("local");

    private final Cursor cursor;
    private final Types types;
    private final Labels labels;
    private final PlainInstructions plain;
    private final List<Instruction> instructions = new ArrayList<>();
    private final List<Frame> open = new ArrayList<>();
    private IndexSpace locals = NO_LOCALS;

    InstructionReader(Cursor cursor, Spaces spaces) {
        this.cursor = cursor;
        this.types = spaces.types();
        this.labels = new Labels(cursor);
        this.plain = new PlainInstructions(cursor, spaces, labels);
    }

    /// Reads a function's body: instructions up to the `)` of the function, where the cursor stays.
    Expression body(IndexSpace locals) {
        begin(locals);
        while (step()) { }
        return result();
    }

    /// Reads an expression outside of functions: instructions up to a `)`, where the cursor stays.
    Expression expression() {
        return body(NO_LOCALS);
    }

    /// Reads an expression that is one instruction in brackets.
    Expression folded() {
        begin(NO_LOCALS);
        if (!cursor.at(Token.OPEN)) throw cursor.unexpected("an instruction in parentheses");
        do {
            step();
        } while (!open.isEmpty());
        return result();
    }

    private void begin(IndexSpace locals) {
        this.locals = locals;
        instructions.clear();
        open.clear();
        labels.clear();
    }

    private Expression result() {
        return Expression.of(Array.ofAll(instructions));
    }

    /// Reads up to the next point at which something is opened, closed or complete. False at a `)` that closes nothing in here.
    private boolean step() {
        switch (cursor.token()) {
            case KEYWORD -> plain();
            case OPEN -> open();
            case CLOSE -> {
                if (open.isEmpty()) return false;
                close(open.getLast());
            }
            default -> throw cursor.unexpected("an instruction");
        }
        return true;
    }

    private void plain() {
        if (!open.isEmpty() && !open.getLast().shape.takesPlain()) throw cursor.unexpected("`(` or `)`");
        var row = cursor.operator().getOrElseThrow(() -> cursor.unexpected("an instruction"));
        switch (row) {
            case ContextualOperator.BLOCK -> openBlock(Shape.BLOCK, true);
            case ContextualOperator.LOOP -> openBlock(Shape.BLOCK, false);
            case ContextualOperator.IF -> {
                cursor.advance();
                var label = cursor.id();
                put(new Instruction.If(types.block()));
                enter(Shape.IF, label);
            }
            case ContextualOperator.ELSE -> {
                if (open.isEmpty() || open.getLast().shape != Shape.IF) throw cursor.unexpected("an instruction");
                cursor.advance();
                labels.repeat();
                put(ELSE);
                open.getLast().shape = Shape.ELSE;
            }
            case ContextualOperator.END -> {
                if (open.isEmpty() || !isPlainBlock(open.getLast().shape)) throw cursor.unexpected("an instruction");
                cursor.advance();
                labels.repeat();
                end();
            }
            default -> {
                cursor.advance();
                put(plain.read(row, locals));
            }
        }
    }

    private static boolean isPlainBlock(Shape shape) {
        return shape == Shape.BLOCK || shape == Shape.IF || shape == Shape.ELSE;
    }

    private void openBlock(Shape shape, boolean block) {
        cursor.advance();
        var label = cursor.id();
        var type = types.block();
        put(block ? new Instruction.Block(type) : new Instruction.Loop(type));
        enter(shape, label);
    }

    private void open() {
        cursor.advance();
        if (!open.isEmpty() && openBranch(open.getLast())) return;
        var row = cursor.operator().getOrElseThrow(() -> cursor.unexpected("an instruction"));
        switch (row) {
            case ContextualOperator.BLOCK -> openBlock(Shape.FOLDED_BLOCK, true);
            case ContextualOperator.LOOP -> openBlock(Shape.FOLDED_BLOCK, false);
            case ContextualOperator.IF -> {
                cursor.advance();
                var label = cursor.id();
                open.add(new Frame(Shape.FOLDED_CONDITION, new Instruction.If(types.block()), label));
            }
            case ContextualOperator.ELSE, ContextualOperator.END -> throw cursor.unexpected("an instruction");
            default -> {
                cursor.advance();
                var instruction = plain.read(row, locals);
                if (cursor.at(Token.CLOSE)) {
                    cursor.advance();
                    put(instruction);
                } else {
                    open.add(new Frame(Shape.FOLDED_PLAIN, instruction, Option.none()));
                }
            }
        }
    }

    /// Goes on to the next part of an `if` in brackets. False if it is not at a point where one may begin.
    private boolean openBranch(Frame frame) {
        if (frame.shape == Shape.FOLDED_CONDITION && cursor.takeIf("then")) {
            put(frame.pending);
            labels.enter(frame.label);
            frame.shape = Shape.FOLDED_THEN;
            return true;
        }
        if (frame.shape == Shape.FOLDED_IF) {
            cursor.take("else");
            put(ELSE);
            frame.shape = Shape.FOLDED_ELSE;
            return true;
        }
        if (frame.shape == Shape.FOLDED_END) throw cursor.unexpected("`)` at the end of an `if`");
        return false;
    }

    private void close(Frame frame) {
        switch (frame.shape) {
            case BLOCK, IF, ELSE -> throw cursor.unexpected("`end`");
            case FOLDED_CONDITION -> throw cursor.unexpected("`(then`");
            case FOLDED_BLOCK, FOLDED_IF, FOLDED_END -> {
                cursor.advance();
                end();
            }
            case FOLDED_PLAIN -> {
                cursor.advance();
                put(frame.pending);
                open.removeLast();
            }
            case FOLDED_THEN -> {
                cursor.advance();
                frame.shape = Shape.FOLDED_IF;
            }
            case FOLDED_ELSE -> {
                cursor.advance();
                frame.shape = Shape.FOLDED_END;
            }
        }
    }

    private void enter(Shape shape, Option<String> label) {
        labels.enter(label);
        open.add(new Frame(shape, END, label));
    }

    private void end() {
        put(END);
        labels.leave();
        open.removeLast();
    }

    private void put(Instruction instruction) {
        instructions.add(instruction);
    }
}
