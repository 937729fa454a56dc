package dev.sextant.adapters.wasi;

import dev.sextant.ports.system.Errno;
import dev.sextant.ports.system.ErrnoException;

/// A parameter of a function of preview 1: an argument, or where a result is to be written.
sealed interface Parameter {

    /// The standard's name.
    String name();

    /// How many slots it takes.
    int slots();

    /// Sees to it that memory has what it points at.
    ///
    /// @throws ErrnoException FAULT
    void checkMemory(Call call, int slot) throws ErrnoException;

    /// Sees to it that it is a value of its type.
    ///
    /// @throws ErrnoException INVAL
    void checkValue(Call call, int slot) throws ErrnoException;

    /// An argument.
    ///
    /// @param rights what a descriptor must allow
    record In(String name, ParameterType type, long rights) implements Parameter {

        @Override
        public int slots() {
            return type.slots();
        }

        @Override
        public void checkMemory(Call call, int slot) throws ErrnoException {
            switch (type) {
                case PATH, BUFFER -> call.check(call.u32(slot), call.u32(slot + 1));
                case IOVECS, CIOVECS -> call.check(call.u32(slot), call.u32(slot + 1) * 8);
                default -> { }
            }
        }

        @Override
        public void checkValue(Call call, int slot) throws ErrnoException {
            int value = call.i32(slot);
            boolean isValue = switch (type.form()) {
                case ONE_OF -> Integer.compareUnsigned(value, type.names().size()) < 0;
                case FLAGS -> value >>> type.names().size() == 0;
                default -> true;
            };
            if (!isValue) throw new ErrnoException(Errno.INVAL);
        }
    }

    /// Where a result is to be written.
    record Out(String name, ResultType type) implements Parameter {

        @Override
        public int slots() {
            return 1;
        }

        @Override
        public void checkMemory(Call call, int slot) throws ErrnoException {
            call.check(call.u32(slot), type.bytes());
        }

        @Override
        public void checkValue(Call call, int slot) {}
    }
}
