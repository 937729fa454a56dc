package dev.sextant.adapters.wasi;

import dev.sextant.ports.system.ErrnoException;
import dev.sextant.ports.system.FileType;
import dev.sextant.ports.system.Output;

/// An open stream to write to.
final class OutputDescriptor extends Descriptor {

    private final Output output;

    OutputDescriptor(Output output) {
        super(DescriptorKind.OUTPUT, Rights.ALL, Rights.NONE, 0);
        this.output = output;
    }

    @Override
    FileType type() {
        return output.isTerminal() ? FileType.CHARACTER_DEVICE : FileType.UNKNOWN;
    }

    @Override
    int write(byte[] source, int from, int count) throws ErrnoException {
        return output.write(source, from, count);
    }

    /// The stream is its owner's.
    @Override
    void close() {}
}
