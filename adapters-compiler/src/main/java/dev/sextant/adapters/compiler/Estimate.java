package dev.sextant.adapters.compiler;

import dev.sextant.domain.numerics.VectorForm;
import dev.sextant.domain.structure.Instruction;

/// How much instructions weigh when a function is divided into methods: about the bytes of bytecode that they become, and maybe what
/// HotSpot inlines for accesses of memory. It inlines up to 8,000 bytes into a method, some 60 for each access, and stops at 18,000
/// nodes of its graph, some 205 for each access of several bytes and 55 for one byte; each access behind that is a call.
enum Estimate {
    /// Bytecode alone: for functions without heavy loops, most of which is hardly ever executed.
    BYTES(12, 12),

    /// For functions with more bytecode than a method may have. With more weight the loop of an interpreter has less in its method and
    /// calls parts more often, which costs more than it saves.
    COARSE(16, 32),

    /// For functions that would fit into a method.
    FINE(20, 64);

    private final int byteAccess;
    private final int access;

    /// @param byteAccess the weight of a load or store of a byte
    /// @param access     that of others
    Estimate(int byteAccess, int access) {
        this.byteAccess = byteAccess;
        this.access = access;
    }

    /// The weight of a function.
    long of(Body body) {
        return of(body, 0, body.size());
    }

    private long of(Body body, int from, int to) {
        long weight = 0;
        for (int i = from; i < to; i++) weight += of(body.at(i));
        return weight;
    }

    /// The weight of the heaviest of its loops.
    long ofLoop(Body body) {
        long most = 0;
        for (int i = 0; i < body.size(); i++) {
            if (!(body.at(i) instanceof Instruction.Loop)) continue;
            // What is in the loop weighs no more.
            most = Math.max(most, of(body, i, body.end(i)));
            i = body.end(i);
        }
        return most;
    }

    /// The weight of an instruction.
    int of(Instruction instruction) {
        return switch (instruction) {
            case Instruction.LocalGet _, Instruction.LocalSet _ -> 2;
            case Instruction.LocalTee _, Instruction.I32Const _ -> 3;
            case Instruction.I64Const _, Instruction.F32Const _, Instruction.F64Const _ -> 3;
            case Instruction.Numeric(var operator) -> Comparison.is(operator) ? 5 : 3;
            case Instruction.V128Const _ -> 6;
            case Instruction.Vector(var operator) -> 14 * (VectorForm.of(operator).low().size() + 1);
            case Instruction.Lane _ -> 22;
            case Instruction.Shuffle _ -> 44;
            case Instruction.Access(var operator, _) -> switch (operator.width()) {
                case 16 -> 44;
                case 1 -> byteAccess;
                default -> access;
            };
            case Instruction.LaneAccess _ -> 36;
            case Instruction.Select _ -> 7;
            case Instruction.GlobalGet _ -> 10;
            case Instruction.GlobalSet _ -> 13;
            case Instruction.Call _ -> 10;
            case Instruction.CallIndirect _ -> 14;
            case Instruction.BrTable(var labels, _) -> labels.size() <= 500 ? 16 + 4 * labels.size() : 200 + labels.size() / 500;
            case Instruction.Block _, Instruction.Nop _, Instruction.End _ -> 0;
            case Instruction.Loop _ -> 4;
            case Instruction.Else _, Instruction.If _, Instruction.Br _, Instruction.Return _, Instruction.Drop _ -> 3;
            case Instruction.BrIf _ -> 5;
            default -> 12;
        };
    }

    /// Whether an operand stack is often empty behind an instruction, so that a function is cut there with little to hand over.
    static boolean isStatement(Instruction instruction) {
        return switch (instruction) {
            case Instruction.LocalSet _, Instruction.GlobalSet _, Instruction.Drop _, Instruction.BrIf _, Instruction.End _,
                    Instruction.Nop _, Instruction.TableSet _, Instruction.MemoryCopy _, Instruction.MemoryFill _ -> true;
            case Instruction.Access(var operator, _) -> operator.isStore();
            default -> false;
        };
    }
}
