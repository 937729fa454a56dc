package dev.sextant.runtime;

import dev.sextant.domain.structure.FunctionType;
import dev.sextant.ports.ExternalValue;
import dev.sextant.ports.HostFunction;
import dev.sextant.ports.HostFunctionInstance;
import dev.sextant.ports.system.HostModule;
import io.vavr.collection.HashMap;
import io.vavr.collection.Map;
import io.vavr.control.Option;

/// What a module's imports are looked up in. Immutable: each method answers a larger set. A later entry replaces an earlier one
/// with the same two names.
///
/// @spec §4.5.4 Instantiation
public final class Imports {

    private record Key(String module, String name) {}

    private static final Imports NONE = new Imports(HashMap.empty());

    private final Map<Key, ExternalValue> entries;

    private Imports(Map<Key, ExternalValue> entries) {
        this.entries = entries;
    }

    /// Nothing.
    public static Imports none() {
        return NONE;
    }

    /// A function of the host's, in the typed form.
    public Imports function(String module, String name, FunctionType type, HostFunction code) {
        return with(module, name, HostFunctionInstance.typed(module + "." + name, type, code));
    }

    /// A function of the host's, in the raw form.
    public Imports rawFunction(String module, String name, FunctionType type, HostFunction.Raw code) {
        return with(module, name, HostFunctionInstance.raw(module + "." + name, type, code));
    }

    /// Everything that an instance exports, under a module name.
    public Imports instance(String module, Instance instance) {
        return instance.exports().foldLeft(this, (imports, name) -> imports.with(module, name, instance.export(name).get()));
    }

    /// The functions of a host module, under its name.
    public Imports host(HostModule module) {
        var functions = module.functions();
        return functions.keySet().foldLeft(this, (imports, name) -> imports.with(module.name(), name, functions.get(name).get()));
    }

    /// A function, table, memory or global.
    public Imports with(String module, String name, ExternalValue value) {
        return new Imports(entries.put(new Key(module, name), value));
    }

    /// What is there under two names.
    public Option<ExternalValue> find(String module, String name) {
        return entries.get(new Key(module, name));
    }
}
