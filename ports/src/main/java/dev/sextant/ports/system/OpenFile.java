package dev.sextant.ports.system;

/// An open regular file. Positions and sizes are in bytes, 0 to 2^63 - 1.
public interface OpenFile extends AutoCloseable {

    /// A time that is to stay as it is.
    long KEEP = Long.MIN_VALUE;

    /// Reads at a position.
    ///
    /// @return how many bytes; 0 at the end of the file
    int read(long position, byte[] target, int from, int count) throws ErrnoException;

    /// Writes at a position, behind zeros where that is beyond the end.
    ///
    /// @return how many bytes
    int write(long position, byte[] source, int from, int count) throws ErrnoException;

    /// Writes at the end, wherever that is by then.
    ///
    /// @return how many bytes
    int append(byte[] source, int from, int count) throws ErrnoException;

    /// What there is to know of the file.
    FileStatus status() throws ErrnoException;

    /// Cuts the file off, or makes it longer by zeros.
    void setSize(long size) throws ErrnoException;

    /// Sets the times: nanoseconds since 1970, or [#KEEP].
    void setTimes(long accessed, long modified) throws ErrnoException;

    /// Has everything written before reach the device.
    ///
    /// @param isWhole the file's status too, not only its bytes
    void sync(boolean isWhole) throws ErrnoException;

    @Override
    void close();
}
