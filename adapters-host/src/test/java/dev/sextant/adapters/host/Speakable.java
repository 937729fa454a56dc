package dev.sextant.adapters.host;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/// What the character set of the process can say.
final class Speakable {

    private Speakable() {}

    static boolean asName(String name) {
        try {
            return Path.of(name).toString().equals(name);
        } catch (InvalidPathException _) {
            return false;
        }
    }
}
