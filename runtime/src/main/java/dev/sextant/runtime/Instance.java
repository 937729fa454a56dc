package dev.sextant.runtime;

import dev.sextant.ports.Exit;
import dev.sextant.ports.ExternalValue;
import dev.sextant.ports.FunctionInstance;
import dev.sextant.ports.GlobalInstance;
import dev.sextant.ports.LinearMemory;
import dev.sextant.ports.ModuleInstance;
import dev.sextant.ports.Store;
import dev.sextant.ports.TableInstance;
import io.vavr.collection.Array;
import io.vavr.control.Option;
import java.util.NoSuchElementException;

/// A module in execution, as the embedder sees it: its exports.
///
/// One thread at a time may use the instances of a store. [Store#stop] may be called by any, at any time.
///
/// @spec A.1.8 Exports
public final class Instance implements AutoCloseable {

    private final ModuleInstance instance;
    private final Footprint footprint;

    Instance(ModuleInstance instance, Footprint footprint) {
        this.instance = instance;
        this.footprint = footprint;
    }

    /// The store that it runs in: where it is told to stop, where its fuel is, whose budgets it shares.
    public Store store() {
        return footprint.store();
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

    /// Runs the program that the module is: calls its export `_start`, as that of a command, or else `_initialize`, as that of a
    /// reactor, whose other exports can be called afterwards.
    ///
    /// @return the code it exits with (u32), 0 where it just returns
    /// @throws NoSuchElementException       if there is neither; the message lists what there is
    /// @throws dev.sextant.ports.GuestFault if the guest is stopped in its tracks
    public int run() {
        var name = export("_start").isEmpty() && export("_initialize").isDefined() ? "_initialize" : "_start";
        try {
            function(name).call();
            return 0;
        } catch (Exit exit) {
            return exit.code();
        }
    }

    /// Gives back to the store's budgets what the instance took: its memories, its tables, its place. Those memories and tables have
    /// no bytes and no entries any more, whoever imports them, and whatever call may be open: an access traps. What the module
    /// imports is untouched. An instance that is not closed keeps its share of the budgets as long as the store lives.
    @Override
    public void close() {
        footprint.close();
    }

    private <T extends ExternalValue> T export(String name, Class<T> kind) {
        return export(name).filter(kind::isInstance).map(kind::cast).getOrElseThrow(() -> new NoSuchElementException(
                "no " + kind.getSimpleName() + " is exported as \"" + name + "\"; the exports are "
                        + exports().mkString("\"", "\", \"", "\"")));
    }
}
