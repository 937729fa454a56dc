package dev.sextant.ports.system;

/// A tree of files. It asks for single names only: walking paths, following links and staying inside is done once, above it.
///
/// Every implementation passes the `FileSystemContract` of the ports.
public interface FileSystem {

    /// The directory at the top, opened. The caller closes it.
    ///
    /// @throws ErrnoException if it is not there
    Directory root() throws ErrnoException;
}
