package dev.sextant.adapters.wasi;

import dev.sextant.ports.system.Errno;
import dev.sextant.ports.system.ErrnoException;
import dev.sextant.ports.system.FileStatus;
import dev.sextant.ports.system.OpenFile;

/// An open file of which nothing can be changed, not even its times.
final class ReadOnlyFile implements OpenFile {

    private final OpenFile file;

    ReadOnlyFile(OpenFile file) {
        this.file = file;
    }

    private static ErrnoException refused() {
        return new ErrnoException(Errno.ROFS);
    }

    @Override
    public int read(long position, byte[] target, int from, int count) throws ErrnoException {
        return file.read(position, target, from, count);
    }

    @Override
    public int write(long position, byte[] source, int from, int count) throws ErrnoException {
        throw refused();
    }

    @Override
    public int append(byte[] source, int from, int count) throws ErrnoException {
        throw refused();
    }

    @Override
    public FileStatus status() throws ErrnoException {
        return file.status();
    }

    @Override
    public void setSize(long size) throws ErrnoException {
        throw refused();
    }

    @Override
    public void setTimes(long accessed, long modified) throws ErrnoException {
        throw refused();
    }

    @Override
    public void sync(boolean isWhole) throws ErrnoException {
        file.sync(isWhole);
    }

    @Override
    public void close() {
        file.close();
    }
}
