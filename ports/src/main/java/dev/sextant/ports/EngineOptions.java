package dev.sextant.ports;

/// What an engine is to observe in every instance of a module.
///
/// @param maximumCallDepth the most calls that may be open at a time; one more is an [Exhaustion]
/// @param listener         who is told of calls, or [ExecutionListener#NONE]
public record EngineOptions(int maximumCallDepth, ExecutionListener listener) {

    /// 20,000 open calls, nobody listening.
    public static final EngineOptions DEFAULT = new EngineOptions(20_000, ExecutionListener.NONE);
}
