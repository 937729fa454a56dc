package dev.sextant.adapters.host;

import dev.sextant.ports.contract.FileSystemContract;
import dev.sextant.ports.system.FileSystem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class HostFilesTest extends FileSystemContract {

    @TempDir
    private Path folder;

    @Override
    protected FileSystem empty() throws IOException {
        return new RealHost().directory(Files.createTempDirectory(folder, "mount"));
    }

    @Override
    protected boolean isSpeakable(String name) {
        return Speakable.asName(name);
    }
}
