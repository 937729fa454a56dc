package dev.sextant.ports;

/// What an engine is to observe in every instance of a module. What is not asked for costs nothing when code is executed.
///
/// @param maximumCallDepth the most calls that may be open at a time; one more is an [Exhaustion]
/// @param listener         who is told of calls, or [ExecutionListener#NONE]
/// @param isInterruptible  whether execution is to end soon after its store is told to stop: [Store#stop]
/// @param isMetered        whether execution is to use up the store's fuel: [Store#fuel]
public record EngineOptions(int maximumCallDepth, ExecutionListener listener, boolean isInterruptible, boolean isMetered) {

    /// 20,000 open calls, nobody listening, neither interruptible nor metered.
    public static final EngineOptions DEFAULT = new EngineOptions(20_000, ExecutionListener.NONE, false, false);

    /// The same with another depth of calls.
    public EngineOptions withMaximumCallDepth(int calls) {
        return new EngineOptions(calls, listener, isInterruptible, isMetered);
    }

    /// The same with another listener.
    public EngineOptions withListener(ExecutionListener listener) {
        return new EngineOptions(maximumCallDepth, listener, isInterruptible, isMetered);
    }

    /// The same, interruptible or not.
    public EngineOptions withInterruptible(boolean isInterruptible) {
        return new EngineOptions(maximumCallDepth, listener, isInterruptible, isMetered);
    }

    /// The same, metered or not.
    public EngineOptions withMetered(boolean isMetered) {
        return new EngineOptions(maximumCallDepth, listener, isInterruptible, isMetered);
    }
}
