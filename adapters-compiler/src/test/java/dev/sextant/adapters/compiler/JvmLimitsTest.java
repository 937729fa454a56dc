package dev.sextant.adapters.compiler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sextant.adapters.interpreter.InterpreterEngine;
import dev.sextant.domain.structure.Expression;
import dev.sextant.domain.structure.Features;
import dev.sextant.domain.structure.FunctionType;
import dev.sextant.domain.structure.Instruction;
import dev.sextant.domain.structure.Module;
import dev.sextant.domain.structure.Module.ExternalKind;
import dev.sextant.domain.structure.NumberType;
import dev.sextant.domain.structure.NumericOperator;
import dev.sextant.domain.structure.ValueType;
import dev.sextant.domain.structure.VectorType;
import dev.sextant.domain.text.Parser;
import dev.sextant.domain.validation.ValidModule;
import dev.sextant.domain.validation.Validator;
import dev.sextant.ports.Allocation;
import dev.sextant.ports.CompiledModule;
import dev.sextant.ports.EngineOptions;
import dev.sextant.ports.EngineOptions.CompileBudget;
import dev.sextant.ports.ModuleInstance;
import dev.sextant.ports.Store;
import dev.sextant.ports.UnsupportedFunctionException;
import dev.sextant.ports.Value;
import io.vavr.collection.Array;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What the JVM bounds and the standard does not: the size of methods and classes, and how much they take; with the interpreter as the
/// fallback. And what is handed over to it.
class JvmLimitsTest {

    private static final EngineOptions OPTIONS = EngineOptions.DEFAULT.withFallback(new InterpreterEngine());
    private static final FunctionType UNARY = FunctionType.of(NumberType.I32).returning(NumberType.I32);

    private static CompiledModule compiled(Module module, EngineOptions options) {
        ValidModule valid = Validator.validate(module, Features.CORE_2_0).getOrElseThrow(
                faults -> new IllegalArgumentException(faults.head().message()));
        return new CompilerEngine().compile(valid, options);
    }

    private static ModuleInstance instance(CompiledModule compiled) {
        return compiled.instantiate(new Allocation(Array.empty(), Array.empty(), Array.empty(), Array.empty(), new Store()));
    }

    private static Array<Value> call(ModuleInstance instance, Value... arguments) {
        return instance.function(instance.module().functions().size() - 1).call(Array.of(arguments));
    }

    private static Module module(List<Module.Function> functions, FunctionType... types) {
        return new Module(Array.of(types), Array.ofAll(functions),
                Array.empty(), Array.empty(), Array.empty(), Array.empty(), Array.empty(), Option.none(), Array.empty(),
                Array.of(new Module.Export("f", ExternalKind.FUNCTION, functions.size() - 1)), Array.empty());
    }

    private static Module.Function function(int type, Array<Module.Locals> locals, List<Instruction> body) {
        return new Module.Function(type, locals, Expression.of(Array.ofAll(body)));
    }

    private static List<Instruction> get(int count) {
        var body = new ArrayList<Instruction>();
        for (int i = 0; i < count; i++) body.add(new Instruction.LocalGet(i));
        return body;
    }

    private static void assertNothingHandedOver(CompiledModule compiled) {
        compiled.complete();
        assertEquals(Array.empty(), compiled.handedOver());
    }

    @Test
    void hazard23_a_thousand_parameters_and_results_of_each_type() {
        for (ValueType type : List.of(NumberType.I32, NumberType.I64, NumberType.F32, NumberType.F64, VectorType.V128)) {
            var many = Array.fill(1_000, () -> type);
            var identity = new FunctionType(many, many);
            var caller = get(1_000);
            caller.add(new Instruction.Call(0));
            var compiled = compiled(module(List.of(
                    function(0, Array.empty(), get(1_000)), function(0, Array.empty(), caller)), identity), OPTIONS);
            var arguments = Array.range(0, 1_000).map(i -> switch (type) {
                case NumberType.I32 -> Value.i32(i);
                case NumberType.I64 -> (Value) new Value.I64(i);
                case NumberType.F32 -> new Value.F32(i);
                case NumberType.F64 -> new Value.F64(i);
                default -> new Value.V128(i, -i);
            }).map(Value.class::cast);
            assertEquals(arguments, call(instance(compiled), arguments.toJavaArray(Value[]::new)));
            // Passing two thousand vectors takes more than a method may have.
            compiled.complete();
            assertEquals(type == VectorType.V128 ? 2 : 0, compiled.handedOver().size(), type::toString);
            compiled.handedOver().forEach(function ->
                    assertTrue(function.reason().startsWith("the JVM takes no such class: Code length "), function::reason));
        }
    }

    /// Each call is three bytes of WebAssembly and thousands of bytecode: an estimate by instructions is far off.
    @Test
    void hazard23_a_short_body_that_becomes_long_bytecode() {
        var many = Array.<ValueType>fill(1_000, () -> NumberType.I32);
        var body = new ArrayList<Instruction>();
        for (int i = 0; i < 100; i++) {
            body.add(new Instruction.Call(0));
            for (int j = 0; j < 999; j++) body.add(new Instruction.Drop());
            body.add(new Instruction.LocalGet(0));
            body.add(new Instruction.Numeric(NumericOperator.I32_ADD));
            body.add(new Instruction.LocalSet(0));
        }
        body.add(new Instruction.LocalGet(0));
        var numbers = new ArrayList<Instruction>();
        for (int i = 0; i < 1_000; i++) numbers.add(new Instruction.I32Const(i + 1));
        var compiled = compiled(module(List.of(function(0, Array.empty(), numbers), function(1, Array.empty(), body)),
                new FunctionType(Array.empty(), many), UNARY), OPTIONS);
        assertEquals(Array.of(Value.i32(107)), call(instance(compiled), Value.i32(7)));
        assertNothingHandedOver(compiled);
    }

    @Test
    void hazard23_fifty_thousand_vectors_as_locals() {
        var body = new ArrayList<Instruction>();
        for (int i = 0; i < 50_000; i++) {
            body.add(new Instruction.LocalGet(i == 0 ? 49_999 : i - 1));
            body.add(new Instruction.LocalSet(i));
        }
        body.addAll(0, List.of(new Instruction.V128Const(5, 7), new Instruction.LocalSet(49_999)));
        body.add(new Instruction.LocalGet(49_999));
        var compiled = compiled(module(List.of(function(0, Array.of(new Module.Locals(50_000, VectorType.V128)), body)),
                FunctionType.of().returning(VectorType.V128)), OPTIONS);
        assertEquals(Array.of(new Value.V128(5, 7)), call(instance(compiled)));
        assertNothingHandedOver(compiled);
    }

    @Test
    void hazard23_bodies_of_eight_kilobytes_to_seven_megabytes() {
        for (int bytes : new int[] {8_000, 64_000, 7_000_000}) {
            var body = new ArrayList<Instruction>();
            int count = bytes / 7;
            for (int i = 0; i < count; i++) {
                body.add(new Instruction.LocalGet(0));
                body.add(new Instruction.I32Const(i % 100));
                body.add(new Instruction.Numeric(NumericOperator.I32_ADD));
                body.add(new Instruction.LocalSet(0));
            }
            body.add(new Instruction.LocalGet(0));
            int expected = 1;
            for (int i = 0; i < count; i++) expected += i % 100;
            var compiled = compiled(module(List.of(function(0, Array.empty(), body)), UNARY), OPTIONS);
            assertEquals(Array.of(Value.i32(expected)), call(instance(compiled), Value.i32(1)));
            assertNothingHandedOver(compiled);
        }
    }

    @Test
    void hazard23_a_million_functions() {
        var identity = function(0, Array.empty(), List.of(new Instruction.LocalGet(0)));
        var functions = new ArrayList<Module.Function>(java.util.Collections.nCopies(999_999, identity));
        functions.add(function(0, Array.empty(), List.of(new Instruction.LocalGet(0), new Instruction.Call(0),
                new Instruction.Call(500_000), new Instruction.Call(999_998))));
        var compiled = compiled(module(functions, UNARY), OPTIONS);
        assertEquals(Array.of(Value.i32(42)), call(instance(compiled), Value.i32(42)));
        assertEquals(Array.empty(), compiled.handedOver());
    }

    @Test
    void hazard23_more_constants_than_a_class_has_room_for() {
        var functions = new ArrayList<Module.Function>();
        for (int count : new int[] {900, 100_000}) {
            for (int i = 0; i < (count == 900 ? 40 : 1); i++) {
                var body = new ArrayList<Instruction>();
                body.add(new Instruction.I64Const(0));
                for (int j = 1; j <= count; j++) {
                    body.add(new Instruction.I64Const(1_000_000_007L * (i * count + j)));
                    body.add(new Instruction.Numeric(NumericOperator.I64_ADD));
                }
                functions.add(function(0, Array.empty(), body));
            }
        }
        var compiled = compiled(module(functions, FunctionType.of().returning(NumberType.I64)), OPTIONS);
        assertEquals(Array.of(new Value.I64(1_000_000_007L * (100_000L * 100_001 / 2))), call(instance(compiled)));
        assertNothingHandedOver(compiled);
    }

    // ---- the budget ------------------------------------------------------------------------------------------------------

    private static final String SUM = """
            (module
              (func $add (param i32 i32) (result i32) (i32.add (local.get 0) (local.get 1)))
              (func (export "f") (param i32) (result i32) (call $add (local.get 0) (i32.const 2))))
            """;

    @Test
    void hazard44_what_is_left_when_the_time_is_over_is_interpreted() {
        var compiled = compiled(Parser.parse(SUM, Features.CORE_2_0).get(),
                OPTIONS.withCompileBudget(CompileBudget.of(Duration.ZERO)));
        assertEquals(Array.of(Value.i32(42)), call(instance(compiled), Value.i32(40)));
        assertEquals(Array.of(0L, 1L), compiled.handedOver().map(CompiledModule.HandedOver::function));
        assertEquals("the time for making code of the module was over before it was its turn",
                compiled.handedOver().head().reason());
    }

    @Test
    void hazard44_without_a_fallback_there_is_no_end_of_time() {
        var compiled = compiled(Parser.parse(SUM, Features.CORE_2_0).get(),
                EngineOptions.DEFAULT.withCompileBudget(CompileBudget.of(Duration.ZERO)));
        assertEquals(Array.of(Value.i32(42)), call(instance(compiled), Value.i32(40)));
        assertEquals(Array.empty(), compiled.handedOver());
    }

    @Test
    void without_a_fallback_a_function_that_nobody_executes_says_so_when_it_is_called() {
        var valid = Validator.validate(Parser.parse(SUM, Features.CORE_2_0).get(), Features.CORE_2_0).get();
        var guest = instance(new TranslatedModule(valid, EngineOptions.DEFAULT, index -> index == 0));
        var fault = assertThrows(UnsupportedFunctionException.class, () -> call(guest, Value.i32(40)));
        assertEquals("function 0 needs another engine, none is given: it is not wanted here", fault.getMessage());
    }

    /// A body that takes long: it ends early, and the function is interpreted.
    @Test
    void hazard44_one_function_that_takes_too_long_is_given_up() {
        var body = new ArrayList<Instruction>();
        for (int i = 0; i < 1_000_000; i++) {
            body.add(new Instruction.LocalGet(0));
            body.add(new Instruction.Drop());
        }
        body.add(new Instruction.LocalGet(0));
        var compiled = compiled(module(List.of(function(0, Array.empty(), body)), UNARY),
                OPTIONS.withCompileBudget(CompileBudget.of(Duration.ofMillis(1))));
        assertEquals(Array.of(Value.i32(42)), call(instance(compiled), Value.i32(42)));
        assertEquals("the time for making code of the module was over", compiled.handedOver().head().reason());
        assertEquals(1, compiled.handedOver().size());
    }
}
