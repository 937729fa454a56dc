package dev.sextant.ports.system;

/// A stream of bytes to write.
public interface Output {

    /// Takes everything and keeps nothing.
    Output NONE = (_, _, count) -> count;

    /// Writes, and sees to it that it is on its way.
    ///
    /// @return how many bytes
    /// @throws ErrnoException PIPE if nobody reads any more; AGAIN if none can be taken now
    int write(byte[] source, int from, int count) throws ErrnoException;

    /// Whether a person may sit at the other end.
    default boolean isTerminal() {
        return false;
    }
}
