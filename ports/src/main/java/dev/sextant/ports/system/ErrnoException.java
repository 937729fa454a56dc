package dev.sextant.ports.system;

/// The machine does not do what it was asked. Stays between an adapter of the machine and the host module that asked it; the guest
/// gets the number.
public final class ErrnoException extends Exception {

    private static final long serialVersionUID = 1;

    private final Errno errno;

    public ErrnoException(Errno errno) {
        super(errno.name(), null, false, false);
        this.errno = errno;
    }

    /// Why.
    public Errno errno() {
        return errno;
    }
}
