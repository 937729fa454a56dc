package dev.sextant.ports.contract;

import dev.sextant.domain.binary.Decoder;
import dev.sextant.domain.binary.Encoder;
import dev.sextant.domain.structure.Expression;
import dev.sextant.domain.structure.Features;
import dev.sextant.domain.structure.ImplementationLimits;
import dev.sextant.domain.structure.Instruction;
import dev.sextant.domain.structure.Module;
import dev.sextant.domain.structure.Module.SegmentMode;
import dev.sextant.domain.text.Parser;
import dev.sextant.domain.validation.Validator;
import dev.sextant.ports.Allocation;
import dev.sextant.ports.EngineOptions;
import dev.sextant.ports.ExecutionEngine;
import dev.sextant.ports.ExternalValue;
import dev.sextant.ports.FunctionInstance;
import dev.sextant.ports.GlobalInstance;
import dev.sextant.ports.LinearMemory;
import dev.sextant.ports.MemoryProvider;
import dev.sextant.ports.ModuleInstance;
import dev.sextant.ports.Store;
import dev.sextant.ports.TableInstance;
import dev.sextant.ports.Value;
import io.vavr.collection.Array;
import io.vavr.control.Option;
import java.util.ServiceLoader;

/// An instance for tests: the least of what the runtime does to make one, for the runtime is nobody an engine may know.
public final class Guest {

    private final ModuleInstance instance;

    private Guest(ModuleInstance instance) {
        this.instance = instance;
    }

    /// How instances are made.
    ///
    /// @param engine   what executes them
    /// @param memories where their memories come from
    /// @param options  what the engine observes
    public record World(ExecutionEngine engine, MemoryProvider memories, EngineOptions options) {

        /// A world with the memories of this name.
        public static World of(ExecutionEngine engine, String memories) {
            var provider = ServiceLoader.load(MemoryProvider.class).stream()
                    .map(ServiceLoader.Provider::get)
                    .filter(found -> found.name().equals(memories))
                    .findAny()
                    .orElseThrow();
            return new World(engine, provider, EngineOptions.DEFAULT);
        }

        public World with(EngineOptions options) {
            return new World(engine, memories, options);
        }

        /// An instance of the module in the text. The imports come in the module's order.
        public Guest guest(String text, ExternalValue... imports) {
            return guest(Parser.parse(text, Features.CORE_2_0).get(), imports);
        }

        /// The same in a store.
        public Guest guestIn(Store store, String text, ExternalValue... imports) {
            return guestIn(store, Parser.parse(text, Features.CORE_2_0).get(), imports);
        }

        /// An instance of the module in the text, after it has been bytes: then instructions have offsets.
        public Guest guestOfBytes(String text, ExternalValue... imports) {
            var bytes = Encoder.encode(Parser.parse(text, Features.CORE_2_0).get());
            return guest(Decoder.decode(bytes, Features.CORE_2_0, ImplementationLimits.DEFAULT).get(), imports);
        }

        /// An instance of the module in a store of its own.
        public Guest guest(Module module, ExternalValue... imports) {
            return guestIn(new Store(), module, imports);
        }

        /// An instance of the module.
        public Guest guestIn(Store store, Module module, ExternalValue... imports) {
            var valid = Validator.validate(module, Features.CORE_2_0).getOrElseThrow(
                    faults -> new IllegalArgumentException(faults.head().message()));
            var given = Array.of(imports);
            var instance = engine.compile(valid, options).instantiate(new Allocation(
                    given.filter(FunctionInstance.class::isInstance).map(FunctionInstance.class::cast),
                    given.filter(TableInstance.class::isInstance).map(TableInstance.class::cast)
                            .appendAll(module.tables().map(type -> new TableInstance(type, store))),
                    given.filter(LinearMemory.class::isInstance).map(LinearMemory.class::cast)
                            .appendAll(module.memories().map(type -> memories.allocate(type, store))),
                    given.filter(GlobalInstance.class::isInstance).map(GlobalInstance.class::cast)
                            .appendAll(module.globals().map(global -> new GlobalInstance(
                                    global.type(), Value.zero(global.type().value())))),
                    store));
            var guest = new Guest(instance);
            guest.initialise(module, valid.importedGlobals());
            return guest;
        }
    }

    private void initialise(Module module, int importedGlobals) {
        for (int i = 0; i < module.globals().size(); i++) {
            instance.global(importedGlobals + i).initialise(constant(module.globals().get(i).init()));
        }
        for (int i = 0; i < module.elements().size(); i++) {
            var segment = module.elements().get(i);
            var references = new Object[segment.items().size()];
            for (int j = 0; j < references.length; j++) {
                references[j] = ((Value.FuncRef) constant(segment.items().expression(j))).function().getOrNull();
            }
            instance.initialiseElement(i, references);
            if (segment.mode() instanceof SegmentMode.Active(var table, var offset)) {
                instance.tableInit((int) table, i, ((Value.I32) constant(offset)).value(), 0, references.length);
                instance.elemDrop(i);
            }
        }
        for (int i = 0; i < module.datas().size(); i++) {
            var segment = module.datas().get(i);
            if (segment.mode() instanceof SegmentMode.Active(_, var offset)) {
                instance.memoryInit(i, ((Value.I32) constant(offset)).value(), 0, segment.init().length());
                instance.dataDrop(i);
            }
        }
    }

    private Value constant(Expression expression) {
        return switch (expression.iterator().next()) {
            case Instruction.I32Const(int value) -> new Value.I32(value);
            case Instruction.I64Const(long value) -> new Value.I64(value);
            case Instruction.F32Const(int bits) -> new Value.F32(bits);
            case Instruction.F64Const(long bits) -> new Value.F64(bits);
            case Instruction.V128Const(long low, long high) -> new Value.V128(low, high);
            case Instruction.RefFunc(long function) -> new Value.FuncRef(Option.some(instance.function(function)));
            case Instruction.RefNull(var type) -> Value.zero(type);
            case Instruction other -> throw new IllegalArgumentException("not a constant of these tests: " + other);
        };
    }

    public ModuleInstance instance() {
        return instance;
    }

    public Store store() {
        return instance.store();
    }

    public FunctionInstance function(String export) {
        return (FunctionInstance) instance.export(export).get();
    }

    public LinearMemory memory() {
        return instance.memory().get();
    }

    public TableInstance table(String export) {
        return (TableInstance) instance.export(export).get();
    }

    /// Calls an export.
    public Array<Value> call(String export, Value... arguments) {
        return function(export).call(Array.of(arguments));
    }

    /// Calls an export whose one result is an i32.
    public int i32(String export, int... arguments) {
        return ((Value.I32) call(export, i32s(arguments)).get(0)).value();
    }

    /// Calls an export whose one result is an i64.
    public long i64(String export, long... arguments) {
        var values = new Value[arguments.length];
        for (int i = 0; i < values.length; i++) values[i] = new Value.I64(arguments[i]);
        return ((Value.I64) call(export, values).get(0)).value();
    }

    public static Value[] i32s(int... arguments) {
        var values = new Value[arguments.length];
        for (int i = 0; i < values.length; i++) values[i] = new Value.I32(arguments[i]);
        return values;
    }
}
