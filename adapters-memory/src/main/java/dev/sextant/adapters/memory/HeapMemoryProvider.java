package dev.sextant.adapters.memory;

import dev.sextant.domain.structure.MemoryType;
import dev.sextant.ports.LinearMemory;
import dev.sextant.ports.MemoryProvider;
import dev.sextant.ports.Store;

/// Memories that lie in one `byte[]` each: the default, and the fastest.
///
/// A Java array has fewer than 2^31 bytes, so such a memory has at most 32,767 pages (2 GiB less one page): [LinearMemory#grow]
/// answers -1 beyond, and a type whose minimum is above cannot be allocated.
public final class HeapMemoryProvider implements MemoryProvider {

    @Override
    public String name() {
        return "heap";
    }

    @Override
    public int preference() {
        return 100;
    }

    @Override
    public LinearMemory allocate(MemoryType type, Store store) {
        return new HeapMemory(type, store);
    }
}
