package dev.sextant.ports;

import io.vavr.control.Option;
import java.time.Duration;

/// What an engine is to observe in every instance of a module. What is not asked for costs nothing when code is executed.
///
/// @param maximumCallDepth the most calls that may be open at a time; one more is an [Exhaustion]
/// @param listener         who is told of calls, or [ExecutionListener#NONE]
/// @param isInterruptible  whether execution is to end soon after its store is told to stop: [Store#stop]
/// @param isMetered        whether execution is to use up the store's fuel: [Store#fuel]
/// @param fallback         who executes functions that the engine cannot make code of
/// @param compileBudget    the time that making code of a module may take, where code takes time to make. What is left then goes to
///                         the fallback, if there is one
public record EngineOptions(
        int maximumCallDepth, ExecutionListener listener, boolean isInterruptible, boolean isMetered,
        Option<FallbackEngine> fallback, CompileBudget compileBudget) {

    /// 20,000 open calls, nobody listening, neither interruptible nor metered, no fallback, the default budget.
    public static final EngineOptions DEFAULT =
            new EngineOptions(20_000, ExecutionListener.NONE, false, false, Option.none(), CompileBudget.DEFAULT);

    /// A time that grows with what is compiled.
    ///
    /// @param base                what every module has
    /// @param nanosOfAnInstruction what it has besides for each instruction, in nanoseconds
    public record CompileBudget(Duration base, long nanosOfAnInstruction) {

        /// A minute, and 10 s for each million instructions.
        public static final CompileBudget DEFAULT = new CompileBudget(Duration.ofMinutes(1), 10_000);

        /// A time that is the same for all modules.
        public static CompileBudget of(Duration time) {
            return new CompileBudget(time, 0);
        }

        /// What there is for so many instructions, in nanoseconds.
        public long nanos(long instructions) {
            return base.toNanos() + instructions * nanosOfAnInstruction;
        }
    }

    /// The same with another depth of calls.
    public EngineOptions withMaximumCallDepth(int calls) {
        return new EngineOptions(calls, listener, isInterruptible, isMetered, fallback, compileBudget);
    }

    /// The same with another listener.
    public EngineOptions withListener(ExecutionListener listener) {
        return new EngineOptions(maximumCallDepth, listener, isInterruptible, isMetered, fallback, compileBudget);
    }

    /// The same, interruptible or not.
    public EngineOptions withInterruptible(boolean isInterruptible) {
        return new EngineOptions(maximumCallDepth, listener, isInterruptible, isMetered, fallback, compileBudget);
    }

    /// The same, metered or not.
    public EngineOptions withMetered(boolean isMetered) {
        return new EngineOptions(maximumCallDepth, listener, isInterruptible, isMetered, fallback, compileBudget);
    }

    /// The same with a fallback.
    public EngineOptions withFallback(FallbackEngine fallback) {
        return new EngineOptions(maximumCallDepth, listener, isInterruptible, isMetered, Option.some(fallback), compileBudget);
    }

    /// The same with another time for making code.
    public EngineOptions withCompileBudget(CompileBudget budget) {
        return new EngineOptions(maximumCallDepth, listener, isInterruptible, isMetered, fallback, budget);
    }
}
