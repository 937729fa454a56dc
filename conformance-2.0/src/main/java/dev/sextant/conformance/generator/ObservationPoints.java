package dev.sextant.conformance.generator;

import dev.sextant.domain.structure.Expression;
import dev.sextant.domain.structure.Features;
import dev.sextant.domain.structure.FunctionType;
import dev.sextant.domain.structure.Instruction;
import dev.sextant.domain.structure.Instruction.*;
import dev.sextant.domain.structure.LaneOperator;
import dev.sextant.domain.structure.Module;
import dev.sextant.domain.structure.NumberType;
import dev.sextant.domain.structure.NumericOperator;
import dev.sextant.domain.structure.ReferenceType;
import dev.sextant.domain.structure.ValueType;
import dev.sextant.domain.structure.VectorOperator;
import dev.sextant.domain.structure.VectorType;
import dev.sextant.domain.validation.Context;
import io.vavr.collection.Array;
import java.util.ArrayList;
import java.util.List;

/// The functions through which a module is called and looked at bit for bit, from a language too that has no v128 and does not
/// keep the payload of a NaN: floats go as the integers of their bits, a v128 as two i64, the low half first.
///
/// `w3` fills up the fuel and calls function 3; `get2` gives global 2.
final class ObservationPoints {

    private final Module module;
    private final Context context;
    private final long fuel;
    private final int filling;
    private final ArrayList<FunctionType> types;
    private final ArrayList<Module.Function> functions;
    private final ArrayList<Module.Export> exports;

    private ObservationPoints(Module module, Features features, int filling) {
        this.module = module;
        this.context = Context.of(module, features);
        this.fuel = module.exports().find(export -> export.name().equals("fuel")).get().index();
        this.filling = filling;
        types = new ArrayList<>(module.types().toJavaList());
        functions = new ArrayList<>(module.functions().toJavaList());
        exports = new ArrayList<>(module.exports().toJavaList());
    }

    /// The module with such functions for all its functions and globals.
    ///
    /// @param filling how much fuel a call has
    static Module added(Module module, Features features, int filling) {
        return new ObservationPoints(module, features, filling).added();
    }

    private Module added() {
        for (int i = 0; i < context.functions().size(); i++) add("w" + i, wrapped(i));
        for (int i = 0; i < context.globals().size(); i++) add("get" + i, got(i));
        return new Module(Array.ofAll(types), Array.ofAll(functions), module.tables(), module.memories(), module.globals(),
                module.elements(), module.datas(), module.start(), module.imports(), Array.ofAll(exports), module.customs());
    }

    private record Code(FunctionType type, Array<Module.Locals> locals, List<Instruction> body) {}

    private void add(String name, Code code) {
        int type = types.indexOf(code.type());
        if (type < 0) {
            type = types.size();
            types.add(code.type());
        }
        int imported = context.functions().size() - module.functions().size();
        exports.add(new Module.Export(name, Module.ExternalKind.FUNCTION, imported + functions.size()));
        functions.add(new Module.Function(type, code.locals(), Expression.of(Array.ofAll(code.body()))));
    }

    private Code wrapped(int function) {
        var type = context.functions().get(function);
        var body = new ArrayList<Instruction>();
        body.add(new I32Const(filling));
        body.add(new GlobalSet(fuel));
        int parameter = 0;
        for (var wanted : type.parameters()) parameter = fromBits(wanted, parameter, body);
        body.add(new Call(function));
        int first = parameter;
        for (int i = type.results().size() - 1; i >= 0; i--) body.add(new LocalSet(first + i));
        for (int i = 0; i < type.results().size(); i++) toBits(type.results().get(i), first + i, body);
        return new Code(new FunctionType(bits(type.parameters()), bits(type.results())),
                type.results().map(result -> new Module.Locals(1, result)), body);
    }

    private Code got(int global) {
        var type = context.globals().get(global).value();
        var body = new ArrayList<Instruction>();
        body.add(new GlobalGet(global));
        body.add(new LocalSet(0));
        toBits(type, 0, body);
        return new Code(new FunctionType(Array.empty(), bits(Array.of(type))), Array.of(new Module.Locals(1, type)), body);
    }

    /// The types of the bits of values of these types.
    static Array<ValueType> bits(Array<ValueType> types) {
        return types.flatMap(type -> switch (type) {
            case NumberType.I32, NumberType.F32 -> Array.of(NumberType.I32);
            case NumberType.I64, NumberType.F64 -> Array.of(NumberType.I64);
            case VectorType.V128 -> Array.of(NumberType.I64, NumberType.I64);
            case ReferenceType reference -> Array.of(reference);
        });
    }

    /// Writes the code that makes a value of parameters, from this one on.
    ///
    /// @return the parameter behind
    private static int fromBits(ValueType type, int parameter, List<Instruction> body) {
        body.add(new LocalGet(parameter));
        switch (type) {
            case NumberType.F32 -> body.add(new Numeric(NumericOperator.F32_REINTERPRET_I32));
            case NumberType.F64 -> body.add(new Numeric(NumericOperator.F64_REINTERPRET_I64));
            case VectorType.V128 -> {
                body.add(new Vector(VectorOperator.I64X2_SPLAT));
                body.add(new LocalGet(parameter + 1));
                body.add(new Lane(LaneOperator.I64X2_REPLACE_LANE, 1));
                return parameter + 2;
            }
            case NumberType.I32, NumberType.I64 -> {}
            case ReferenceType _ -> {}
        }
        return parameter + 1;
    }

    private static void toBits(ValueType type, int local, List<Instruction> body) {
        body.add(new LocalGet(local));
        switch (type) {
            case NumberType.F32 -> body.add(new Numeric(NumericOperator.I32_REINTERPRET_F32));
            case NumberType.F64 -> body.add(new Numeric(NumericOperator.I64_REINTERPRET_F64));
            case VectorType.V128 -> {
                body.add(new Lane(LaneOperator.I64X2_EXTRACT_LANE, 0));
                body.add(new LocalGet(local));
                body.add(new Lane(LaneOperator.I64X2_EXTRACT_LANE, 1));
            }
            case NumberType.I32, NumberType.I64 -> {}
            case ReferenceType _ -> {}
        }
    }
}
