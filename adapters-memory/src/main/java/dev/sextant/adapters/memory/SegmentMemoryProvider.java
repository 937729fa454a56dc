package dev.sextant.adapters.memory;

import dev.sextant.domain.structure.MemoryType;
import dev.sextant.ports.LinearMemory;
import dev.sextant.ports.MemoryProvider;
import dev.sextant.ports.Store;

/// Memories that lie outside the Java heap, in one `MemorySegment` each, of up to 65,536 pages (4 GiB).
///
/// The JVM counts them against `-XX:MaxDirectMemorySize`, which is as large as the heap if it is not set: where that is used up,
/// [LinearMemory#grow] answers -1. [LinearMemory#close] gives the bytes back at once, the garbage collector later.
public final class SegmentMemoryProvider implements MemoryProvider {

    @Override
    public String name() {
        return "segment";
    }

    @Override
    public int preference() {
        return 50;
    }

    @Override
    public LinearMemory allocate(MemoryType type, Store store) {
        return new SegmentMemory(type, store);
    }
}
