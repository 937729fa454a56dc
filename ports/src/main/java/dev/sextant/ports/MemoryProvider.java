package dev.sextant.ports;

import dev.sextant.domain.structure.MemoryType;

/// A kind of linear memory. Found by `java.util.ServiceLoader`.
public interface MemoryProvider {

    /// What `--memory` calls it, such as `heap`.
    String name();

    /// How gladly it is taken where nobody chooses: the highest is the default.
    int preference();

    /// A new memory of the least size its type allows, all zero.
    ///
    /// @param store whose budget it is taken from, now and when it grows
    /// @throws UnlinkableException if the machine, this kind or the budget cannot have so much
    LinearMemory allocate(MemoryType type, Store store);

    /// A new memory in a store of its own.
    ///
    /// @throws UnlinkableException if the machine or this kind cannot have so much
    default LinearMemory allocate(MemoryType type) {
        return allocate(type, new Store());
    }
}
