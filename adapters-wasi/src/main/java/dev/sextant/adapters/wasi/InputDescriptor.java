package dev.sextant.adapters.wasi;

import dev.sextant.ports.system.ErrnoException;
import dev.sextant.ports.system.FileType;
import dev.sextant.ports.system.Input;

/// An open stream to read from.
final class InputDescriptor extends Descriptor {

    private final Input input;

    InputDescriptor(Input input) {
        super(DescriptorKind.INPUT, Rights.ALL, Rights.NONE, 0);
        this.input = input;
    }

    @Override
    FileType type() {
        return input.isTerminal() ? FileType.CHARACTER_DEVICE : FileType.UNKNOWN;
    }

    @Override
    int read(byte[] target, int from, int count) throws ErrnoException {
        return input.read(target, from, count);
    }

    @Override
    long available() throws ErrnoException {
        return input.available();
    }

    @Override
    void await(long nanos) {
        input.await(nanos);
    }

    /// The stream is its owner's.
    @Override
    void close() {}
}
