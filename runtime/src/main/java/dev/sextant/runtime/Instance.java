package dev.sextant.runtime;

import dev.sextant.ports.ExternalValue;
import dev.sextant.ports.FunctionInstance;
import dev.sextant.ports.GlobalInstance;
import dev.sextant.ports.LinearMemory;
import dev.sextant.ports.ModuleInstance;
import dev.sextant.ports.TableInstance;
import io.vavr.collection.Array;
import io.vavr.control.Option;
import java.util.NoSuchElementException;

/// A module in execution, as the embedder sees it: its exports.
///
/// One thread at a time may use an instance.
///
/// @spec A.1.8 Exports
public final class Instance {

    private final ModuleInstance instance;

    Instance(ModuleInstance instance) {
        this.instance = instance;
    }

    /// The names of the exports, in the module's order.
    public Array<String> exports() {
        return instance.exportNames();
    }

    /// What is exported under a name.
    public Option<ExternalValue> export(String name) {
        return instance.export(name);
    }

    /// The function exported under a name.
    ///
    /// @throws NoSuchElementException if there is none; the message lists what there is
    public Function function(String name) {
        return new Function(name, export(name, FunctionInstance.class));
    }

    /// The memory exported under a name.
    ///
    /// @throws NoSuchElementException if there is none; the message lists what there is
    public LinearMemory memory(String name) {
        return export(name, LinearMemory.class);
    }

    /// The table exported under a name.
    ///
    /// @throws NoSuchElementException if there is none; the message lists what there is
    public TableInstance table(String name) {
        return export(name, TableInstance.class);
    }

    /// The global exported under a name.
    ///
    /// @throws NoSuchElementException if there is none; the message lists what there is
    public GlobalInstance global(String name) {
        return export(name, GlobalInstance.class);
    }

    private <T extends ExternalValue> T export(String name, Class<T> kind) {
        return export(name).filter(kind::isInstance).map(kind::cast).getOrElseThrow(() -> new NoSuchElementException(
                "no " + kind.getSimpleName() + " is exported as \"" + name + "\"; the exports are "
                        + exports().mkString("\"", "\", \"", "\"")));
    }
}
