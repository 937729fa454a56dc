package dev.sextant.adapters.wasi;

import dev.sextant.ports.system.Errno;
import dev.sextant.ports.system.ErrnoException;
import java.util.Arrays;

/// What a program has open, by number. What is opened gets the lowest free one.
final class DescriptorTable implements AutoCloseable {

    private final int maximum;
    private Descriptor[] open = new Descriptor[8];
    /// No number below it is free.
    private int lowest;

    /// @param maximum the most that may be open at a time
    DescriptorTable(int maximum) {
        this.maximum = maximum;
    }

    /// What is open under a number.
    ///
    /// @throws ErrnoException BADF
    Descriptor get(int fd) throws ErrnoException {
        if (fd < 0 || fd >= open.length || open[fd] == null) throw new ErrnoException(Errno.BADF);
        return open[fd];
    }

    /// Sees to it that there is a number left.
    ///
    /// @throws ErrnoException MFILE
    void requireRoom() throws ErrnoException {
        while (lowest < open.length && open[lowest] != null) lowest++;
        if (lowest >= maximum) throw new ErrnoException(Errno.MFILE);
    }

    /// Gives a descriptor the lowest free number, or closes it if there is none.
    ///
    /// @throws ErrnoException MFILE
    int add(Descriptor descriptor) throws ErrnoException {
        try {
            requireRoom();
        } catch (ErrnoException e) {
            descriptor.close();
            throw e;
        }
        if (lowest == open.length) open = Arrays.copyOf(open, open.length * 2);
        open[lowest] = descriptor;
        return lowest++;
    }

    /// Closes what is open under a number.
    ///
    /// @throws ErrnoException BADF
    void close(int fd) throws ErrnoException {
        get(fd).close();
        open[fd] = null;
        lowest = Math.min(lowest, fd);
    }

    /// Gives what is open under `from` the number `to`, in place of what was open there, which is closed.
    ///
    /// @throws ErrnoException BADF if nothing is open under one of them; then nothing has changed
    void renumber(int from, int to) throws ErrnoException {
        var moved = get(from);
        var replaced = get(to);
        if (from == to) return;
        open[to] = moved;
        open[from] = null;
        lowest = Math.min(lowest, from);
        replaced.close();
    }

    /// Closes everything.
    @Override
    public void close() {
        for (int fd = 0; fd < open.length; fd++) {
            if (open[fd] != null) open[fd].close();
            open[fd] = null;
        }
        lowest = 0;
    }
}
