package dev.sextant.adapters.wasi;

import dev.sextant.domain.structure.Bytes;
import dev.sextant.ports.Caller;
import dev.sextant.ports.WasmException;
import dev.sextant.ports.system.Errno;
import dev.sextant.ports.system.ErrnoException;
import dev.sextant.ports.system.Grants;
import dev.sextant.ports.system.HostCallListener;
import dev.sextant.ports.system.Mount;
import io.vavr.collection.Array;

/// A guest's program in execution: what it was granted, and what it has open.
final class Program implements AutoCloseable {

    private final Grants grants;
    private final DescriptorTable descriptors;
    private final HostCallListener observer;

    /// @throws IllegalArgumentException if a mount is not there, or an argument or variable has a NUL
    Program(Grants grants) {
        this.grants = grants;
        observer = grants.observer();
        requireNoNul("argument", grants.arguments());
        requireNoNul("variable", grants.environment());
        descriptors = new DescriptorTable(grants.maximumDescriptors());
        try {
            descriptors.add(new InputDescriptor(grants.input()));
            descriptors.add(new OutputDescriptor(grants.output()));
            descriptors.add(new OutputDescriptor(grants.errors()));
            for (int i = 0; i < grants.mounts().size(); i++) descriptors.add(preopened(grants.mounts().get(i), i));
            for (var listener : grants.listeners()) descriptors.add(new ListenerDescriptor(listener));
        } catch (ErrnoException e) {
            descriptors.close();
            throw new IllegalArgumentException(
                    "more mounts and listeners than the " + grants.maximumDescriptors() + " descriptors: " + e.errno());
        } catch (IllegalArgumentException e) {
            descriptors.close();
            throw e;
        }
    }

    private static void requireNoNul(String what, Array<Bytes> strings) {
        for (var string : strings) {
            for (int i = 0; i < string.length(); i++) {
                if (string.at(i) == 0) throw new IllegalArgumentException("an " + what + " with a NUL at byte " + i);
            }
        }
    }

    private static Descriptor preopened(Mount mount, int number) {
        try {
            var root = mount.files().root();
            return DirectoryDescriptor.preopened(
                    mount.access() == Mount.Access.READ_ONLY ? new ReadOnlyDirectory(root) : root, number, mount.guest());
        } catch (ErrnoException e) {
            throw new IllegalArgumentException("mount " + mount.guest() + " is not there: " + e.errno());
        }
    }

    /// What it was granted.
    Grants grants() {
        return grants;
    }

    /// What it has open.
    DescriptorTable descriptors() {
        return descriptors;
    }

    /// Answers a call: the arguments lie in the slots from `base` on, the errno takes the first's place.
    void answer(Preview1Function function, Caller caller, long[] numbers, int base) {
        var call = new Call(this, caller, numbers, base);
        call.store().checkStopped();
        var errno = observer == HostCallListener.NONE ? errno(function, call) : loggedErrno(function, call);
        numbers[base] = errno.ordinal();
    }

    private static Errno errno(Preview1Function function, Call call) {
        try {
            function.answer(call);
            return Errno.SUCCESS;
        } catch (ErrnoException e) {
            return e.errno();
        }
    }

    private Errno loggedErrno(Preview1Function function, Call call) {
        var line = HostLog.call(function, call);
        try {
            var errno = errno(function, call);
            observer.called(function.topic(), line + HostLog.answer(function, call, errno));
            return errno;
        } catch (WasmException e) {
            observer.called(function.topic(), line + " -> " + e.getMessage());
            throw e;
        }
    }

    /// Closes everything that is open.
    @Override
    public void close() {
        descriptors.close();
    }
}
