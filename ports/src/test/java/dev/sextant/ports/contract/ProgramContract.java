package dev.sextant.ports.contract;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sextant.domain.numerics.UndefinedResult;
import dev.sextant.domain.structure.Expression;
import dev.sextant.domain.structure.FunctionType;
import dev.sextant.domain.structure.GlobalType;
import dev.sextant.domain.structure.Instruction;
import dev.sextant.domain.structure.Limits;
import dev.sextant.domain.structure.MemoryType;
import dev.sextant.domain.structure.Module;
import dev.sextant.domain.structure.Module.ExternalKind;
import dev.sextant.domain.structure.NumberType;
import dev.sextant.ports.EngineOptions;
import dev.sextant.ports.ExecutionEngine;
import dev.sextant.ports.Exhaustion;
import dev.sextant.ports.Trap;
import dev.sextant.ports.TrapKind;
import dev.sextant.ports.Value;
import io.vavr.collection.Array;
import io.vavr.control.Option;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/// What every engine keeps to with programs that nobody wrote: each does what a stack machine in the words of the standard does.
public abstract class ProgramContract {

    /// The engine.
    protected abstract ExecutionEngine engine();

    private static final FunctionType TYPE = FunctionType.of(NumberType.I32, NumberType.I64).returning(NumberType.I64);

    @Property(tries = 2_000)
    void a_program_does_what_the_standard_says(
            @ForAll long seed, @ForAll @IntRange(min = 5, max = 400) int size, @ForAll int x, @ForAll long y) {
        agree(RandomProgram.make(seed, size), x, y, "heap");
    }

    @Property(tries = 300)
    void a_program_does_what_the_standard_says_with_a_memory_that_is_no_array(
            @ForAll long seed, @ForAll @IntRange(min = 5, max = 400) int size, @ForAll int x, @ForAll long y) {
        agree(RandomProgram.make(seed, size), x, y, "segment");
    }

    @Property(tries = 500)
    void a_program_uses_up_as_much_fuel_as_its_instructions_cost_and_stops_where_there_is_no_more(
            @ForAll long seed, @ForAll @IntRange(min = 5, max = 400) int size, @ForAll int x, @ForAll long y,
            @ForAll @IntRange(min = 0, max = 120) int percent, @ForAll boolean isInterruptible) {
        var body = RandomProgram.make(seed, size);
        var free = model(body, x, y);
        var result = outcome(free::run);
        long used = Long.MAX_VALUE - free.fuel;
        if (result.matches("-?\\d+")) assertEquals(free.executed, used);
        long fuel = used * percent / 100;
        for (var memories : List.of("heap", "segment")) {
            var options = EngineOptions.DEFAULT.withMetered(true).withInterruptible(isInterruptible);
            agree(body, x, y, Guest.World.of(engine(), memories).with(options), fuel);
        }
    }

    private static StackModel model(List<Instruction> body, int x, long y) {
        var model = new StackModel(body);
        model.locals[0] = x;
        model.locals[1] = y;
        return model;
    }

    private void agree(List<Instruction> body, int x, long y, String memories) {
        agree(body, x, y, Guest.World.of(engine(), memories), Long.MAX_VALUE);
    }

    private void agree(List<Instruction> body, int x, long y, Guest.World world, long fuel) {
        var model = model(body, x, y);
        model.fuel = fuel;
        var expected = outcome(model::run);
        var guest = world.guest(module(body));
        guest.store().fuel = fuel;
        var actual = outcome(() -> ((Value.I64) guest.call("f", new Value.I32(x), new Value.I64(y)).get(0)).value());
        assertEquals(expected, actual);
        if (world.options().isMetered()) assertEquals(model.fuel, guest.store().fuel);
        var bytes = new byte[model.memory.length];
        guest.memory().read(0, bytes, 0, bytes.length);
        assertArrayEquals(model.memory, bytes);
        assertEquals(new Value.I32((int) model.globals[0]), guest.instance().global(0).get());
        assertEquals(new Value.I64(model.globals[1]), guest.instance().global(1).get());
    }

    private interface Run {
        long result();
    }

    private static String outcome(Run run) {
        try {
            return Long.toString(run.result());
        } catch (UndefinedResult undefined) {
            return undefined.reason().text();
        } catch (IndexOutOfBoundsException _) {
            return TrapKind.OUT_OF_BOUNDS_MEMORY_ACCESS.text();
        } catch (Trap trap) {
            return trap.kind().text();
        } catch (Exhaustion exhaustion) {
            return exhaustion.resource().text();
        }
    }

    private static Module module(List<Instruction> body) {
        var locals = Array.ofAll(RandomProgram.LOCALS).drop(2).map(type -> new Module.Locals(1, type));
        var globals = Array.ofAll(RandomProgram.GLOBALS).map(type -> new Module.Global(
                GlobalType.variable(type),
                Expression.of(type == NumberType.I32 ? new Instruction.I32Const(0) : new Instruction.I64Const(0))));
        return new Module(Array.of(TYPE), Array.of(new Module.Function(0, locals, Expression.of(Array.ofAll(body)))), Array.empty(),
                Array.of(new MemoryType(Limits.atLeast(1))), globals, Array.empty(), Array.empty(), Option.none(), Array.empty(),
                Array.of(new Module.Export("f", ExternalKind.FUNCTION, 0)), Array.empty());
    }
}
