package dev.sextant.conformance.generator;

import dev.sextant.conformance.generator.HostFunctions.HostFailure;
import dev.sextant.conformance.generator.Program.Argument;
import dev.sextant.conformance.generator.Program.Invocation;
import dev.sextant.domain.binary.Encoder;
import dev.sextant.domain.structure.Module;
import dev.sextant.ports.FunctionInstance;
import dev.sextant.ports.GuestFault;
import dev.sextant.ports.LinearMemory;
import dev.sextant.ports.Store;
import dev.sextant.ports.TableInstance;
import dev.sextant.ports.Trap;
import dev.sextant.ports.UnlinkableException;
import dev.sextant.ports.Value;
import dev.sextant.runtime.Imports;
import dev.sextant.runtime.Instance;
import dev.sextant.runtime.WasmRuntime;
import io.vavr.collection.Array;
import io.vavr.control.Option;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

/// A program in execution on a runtime, and what is seen of it: a line for the instantiation and a line for each call, with
/// results or the reason why there are none, the host's log, a hash of the memory, all globals and all tables.
final class Execution {

    private static final VarHandle WORDS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private final HostFunctions host = new HostFunctions();
    private final Map<Object, String> names = new IdentityHashMap<>();
    private final Store store;
    private final Instance instance;
    private final List<String> globals;
    private final List<String> tables;

    private Execution(Program program, WasmRuntime runtime, Store store) {
        this.store = store;
        var libraryImports = program.library().fold(Imports::none, library -> {
            var instance = instantiate(library, Imports.none(), runtime, "library.");
            return Imports.none().instance("library", instance);
        });
        instance = instantiate(program.module(), libraryImports, runtime, "");
        host.serve(instance);
        globals = instance.exports().filter(name -> name.startsWith("get")).toJavaList();
        tables = instance.exports().filter(name -> name.matches("t\\d+")).toJavaList();
    }

    /// Runs a program.
    static List<String> observe(Program program, WasmRuntime runtime) {
        return observe(program, runtime, runtime.newStore(), Execution::kind);
    }

    /// Runs a program, and looks at all that two engines of ours have in common beyond what the standard says: the words of a trap, the
    /// calls that were open, and the fuel that is left.
    ///
    /// @param fuel what there is of it for the instantiation, and again for each call
    static List<String> observeClosely(Program program, WasmRuntime runtime, long fuel) {
        var store = runtime.newStore();
        store.fuel = fuel;
        return observe(program, runtime, store, fault -> {
            var said = kind(fault) + ": " + fault.getMessage() + fault.trace().mkString(" in ", ", ", " ")
                    + store.fuel;
            store.fuel = fuel;
            return said;
        });
    }

    private static List<String> observe(Program program, WasmRuntime runtime, Store store, Function<GuestFault, String> words) {
        var lines = new ArrayList<String>();
        var made = new Execution[1];
        var first = outcome(words, () -> {
            made[0] = new Execution(program, runtime, store);
            return "instantiated";
        });
        if (made[0] == null) return List.of(first);
        lines.add(first + made[0].state());
        for (var call : program.calls()) {
            long fuel = store.fuel;
            lines.add(outcome(words, () -> made[0].call(call) + (store.fuel == fuel ? "" : ", used up " + (fuel - store.fuel)))
                    + made[0].state());
        }
        return lines;
    }

    private static String kind(GuestFault fault) {
        return fault instanceof Trap trap ? "trap " + trap.kind().name() : "exhausted " + fault.getMessage();
    }

    private Instance instantiate(Module module, Imports libraryImports, WasmRuntime runtime, String prefix) {
        var imports = libraryImports;
        var functions = host.of(module);
        for (var imported : module.imports()) {
            for (var function : functions.find(imported.module(), imported.name())) {
                imports = imports.with(imported.module(), imported.name(), function);
            }
        }
        var instantiated = runtime.instantiate(runtime.load(Encoder.encode(module).toArray()), imports, store);
        // The module's own names go before the library's, and the first before the others.
        var own = new IdentityHashMap<Object, String>();
        for (var name : instantiated.exports()) {
            var export = instantiated.export(name).get();
            if (export instanceof FunctionInstance) own.putIfAbsent(export, "@" + prefix + name);
        }
        names.putAll(own);
        return instantiated;
    }

    private static String outcome(Function<GuestFault, String> words, Supplier<String> action) {
        try {
            return action.get();
        } catch (GuestFault fault) {
            return words.apply(fault);
        } catch (UnlinkableException unlinkable) {
            return "unlinkable " + unlinkable.getMessage();
        } catch (HostFailure failure) {
            return "threw";
        }
    }

    private String call(Invocation call) {
        var function = instance.function(call.export());
        var values = function.call(call.arguments().map(this::value).toJavaArray()).values();
        if (!values.map(Value::type).equals(function.type().results())) {
            return "results of other types than " + function.type();
        }
        return values.map(value -> " " + text(value)).mkString("ok", "", "");
    }

    private Object value(Argument argument) {
        return switch (argument) {
            case Argument.I32(var value) -> value;
            case Argument.I64(var value) -> value;
            case Argument.Null _ -> null;
            case Argument.Function(var export) -> instance.function(export).instance();
            case Argument.HostObject(var text) -> text;
        };
    }

    private String state() {
        long fuel = store.fuel;
        store.fuel = Long.MAX_VALUE;
        try {
            return stateNow();
        } finally {
            store.fuel = fuel;
        }
    }

    private String stateNow() {
        var values = new ArrayList<String>();
        for (var global : globals) values.add(instance.function(global).call().values().map(this::text).mkString(","));
        var contents = new ArrayList<String>();
        for (var name : tables) contents.add(contents(instance.table(name)));
        return " | " + host.takeLog() + " | " + hash(instance.export("memory").map(LinearMemory.class::cast)) + " | "
                + String.join(" ", values) + " | " + String.join(" ", contents);
    }

    private String contents(TableInstance table) {
        return Array.range(0, table.size()).map(i -> text(table.get(i))).mkString("[", ",", "]");
    }

    private String text(Value value) {
        return switch (value) {
            case Value.I32(var i) -> Integer.toString(i);
            case Value.I64(var i) -> i + "n";
            case Value.FuncRef(var function) -> text(function.getOrNull());
            case Value.ExternRef(var object) -> text(object.getOrNull());
            case Value.F32 _, Value.F64 _, Value.V128 _ -> throw new IllegalStateException("only bits are looked at: " + value);
        };
    }

    private String text(Object reference) {
        return switch (reference) {
            case null -> "null";
            case FunctionInstance function -> names.getOrDefault(function, "@?");
            default -> "'" + reference;
        };
    }

    private static String hash(Option<LinearMemory> memory) {
        return memory.fold(() -> "-", Execution::hash);
    }

    private static String hash(LinearMemory memory) {
        int hash = 0x811C9DC5;
        int size = (int) memory.size();
        var bytes = new byte[size];
        memory.read(0, bytes, 0, size);
        for (int at = 0; at < size; at += 8) {
            long word = (long) WORDS.get(bytes, at);
            hash = ((hash ^ (int) word) * 16_777_619 ^ (int) (word >>> 32)) * 16_777_619;
        }
        return memory.pages() + ":" + hash;
    }
}
