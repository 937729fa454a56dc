package dev.sextant.adapters.host;

import dev.sextant.ports.system.Directory;
import dev.sextant.ports.system.ErrnoException;
import dev.sextant.ports.system.FileSystem;
import java.io.IOException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;

/// The files below a directory of a Linux machine. The directory is opened once and stays the top, even when it gets another name or
/// another one gets its name; it is closed when nobody has the tree any more.
final class HostFiles implements FileSystem {

    private final Descriptor top;

    HostFiles(Path directory) throws IOException {
        top = Descriptor.open(directory, Set.of(StandardOpenOption.READ));
    }

    @Override
    public Directory root() throws ErrnoException {
        return HostDirectory.again(this, top);
    }
}
