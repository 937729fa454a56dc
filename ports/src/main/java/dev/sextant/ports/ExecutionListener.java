package dev.sextant.ports;

/// Is told when functions of a module are entered and left. For tracing and profiling. What it throws goes through the guest.
public interface ExecutionListener {

    /// Nobody. Engines recognise it and then do nothing at all.
    ExecutionListener NONE = new ExecutionListener() {};

    /// A call begins.
    default void before(FunctionInstance function) {}

    /// A call has returned.
    default void after(FunctionInstance function) {}

    /// A call ends because the guest was stopped, or because the host threw.
    default void trap(FunctionInstance function, RuntimeException fault) {}
}
