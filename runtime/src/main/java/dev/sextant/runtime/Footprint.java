package dev.sextant.runtime;

import dev.sextant.domain.structure.MemoryType;
import dev.sextant.domain.structure.TableType;
import dev.sextant.ports.LinearMemory;
import dev.sextant.ports.MemoryProvider;
import dev.sextant.ports.Store;
import dev.sextant.ports.TableInstance;
import dev.sextant.ports.UnlinkableException;
import java.util.ArrayList;
import java.util.List;

/// What an instance takes of its store's budgets: a place, and memories and tables of its own, not those that it imports.
final class Footprint {

    private final Store store;
    private final List<LinearMemory> memories = new ArrayList<>();
    private final List<TableInstance> tables = new ArrayList<>();
    private boolean hasPlace;

    Footprint(Store store) {
        this.store = store;
    }

    Store store() {
        return store;
    }

    /// Takes the place of one instance.
    ///
    /// @throws UnlinkableException if there is none left
    void takePlace() {
        if (!store.takeInstance()) {
            throw new UnlinkableException("too many instances: one more than " + store.instances() + ", limit "
                    + store.limits().instances());
        }
        hasPlace = true;
    }

    /// A new memory.
    ///
    /// @throws UnlinkableException if it cannot be had
    LinearMemory memory(MemoryType type, MemoryProvider provider) {
        var memory = provider.allocate(type, store);
        memories.add(memory);
        return memory;
    }

    /// A new table.
    ///
    /// @throws UnlinkableException if it cannot be had
    TableInstance table(TableType type) {
        var table = new TableInstance(type, store);
        tables.add(table);
        return table;
    }

    /// Gives everything back. A second time does nothing.
    void close() {
        memories.forEach(LinearMemory::close);
        tables.forEach(TableInstance::close);
        if (hasPlace) store.giveBackInstance();
        hasPlace = false;
    }
}
