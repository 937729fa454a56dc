package dev.sextant.adapters.host;

import dev.sextant.ports.contract.FileSystemContract;
import dev.sextant.ports.system.FileSystem;

class MemoryFilesTest extends FileSystemContract {

    @Override
    protected FileSystem empty() {
        return new RealHost().memory(1 << 24);
    }
}
