package dev.sextant.adapters.host;

import dev.sextant.ports.contract.FileSystemContract;
import dev.sextant.ports.system.FileSystem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/// What machines use that do not show a process its descriptors.
class PathFilesTest extends FileSystemContract {

    @TempDir
    private Path folder;

    @Override
    protected FileSystem empty() throws IOException {
        return new PathFiles(Files.createTempDirectory(folder, "mount").toRealPath());
    }

    @Override
    protected boolean keepsOpenFiles() {
        return false;
    }

    @Override
    protected boolean isSpeakable(String name) {
        return Speakable.asName(name);
    }
}
