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
    /// @throws UnlinkableException if the machine or this kind cannot have so much
    LinearMemory allocate(MemoryType type);
}
