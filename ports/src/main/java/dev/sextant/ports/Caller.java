package dev.sextant.ports;

import io.vavr.control.Option;

/// Who calls a host function: code of a module instance, whose memory the host may want to reach, or the embedder itself.
public interface Caller {

    /// The embedder, not a module instance.
    Caller EMBEDDER = new Caller() {
        @Override
        public Option<LinearMemory> memory() {
            return Option.none();
        }

        @Override
        public Option<ExternalValue> export(String name) {
            return Option.none();
        }

        @Override
        public Store store() {
            return new Store();
        }
    };

    /// Memory 0 of the calling instance, if it has one.
    Option<LinearMemory> memory();

    /// What the calling instance exports under a name.
    Option<ExternalValue> export(String name);

    /// The store that the calling instance runs in; for the embedder one of its own, which nobody stops.
    Store store();
}
