package dev.sextant.ports.system;

/// Is told of what a guest asks of the machine.
@FunctionalInterface
public interface HostCallListener {

    /// Nobody.
    HostCallListener NONE = (_, _) -> {};

    /// What a call is about.
    enum Topic {
        CLOCK, EXIT, FILESYSTEM, MEMORY, POLL, PROC, RANDOM, SOCKET
    }

    /// A call was answered.
    ///
    /// @param topic what it was about
    /// @param line  the call as one line: its name, its arguments with their names, the errno and the results. What the guest named is
    ///              quoted so that a terminal can show it
    void called(Topic topic, String line);
}
