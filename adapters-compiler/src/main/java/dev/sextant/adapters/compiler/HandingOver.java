package dev.sextant.adapters.compiler;

import dev.sextant.domain.validation.ValidModule;
import dev.sextant.ports.CompiledModule.HandedOver;
import dev.sextant.ports.EngineOptions;
import dev.sextant.ports.FallbackEngine;
import dev.sextant.ports.ModuleInstance;
import dev.sextant.ports.UnsupportedFunctionException;
import io.vavr.collection.Array;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.IntPredicate;

/// The functions of a module that the fallback executes, and why: the JVM does not take the code that would be made of them, or too
/// much time or bytecode went into the module before it was their turn.
final class HandingOver {

    /// The bytes of bytecode that a module may become, whatever it is; and how many more for each instruction. Programs need 10.
    private static final long LEAST_BYTECODE = 64 << 20;
    private static final long MOST_OF_AN_INSTRUCTION = 100;

    private final ValidModule module;
    private final EngineOptions options;
    private final ConcurrentSkipListMap<Integer, String> reasons = new ConcurrentSkipListMap<>();
    private final IntPredicate isUnwanted;
    private FallbackEngine.Substitution substitution;
    private long instructions;
    private long nanos;
    private long bytecode;

    HandingOver(ValidModule module, EngineOptions options, IntPredicate isUnwanted) {
        this.isUnwanted = isUnwanted;
        this.module = module;
        this.options = options;
    }

    /// Whether there is anybody to hand over to.
    boolean isPossible() {
        return options.fallback().isDefined();
    }

    /// Whether a function is to be handed over, whatever it is.
    boolean isUnwanted(int function) {
        return isUnwanted.test(function);
    }

    void add(int function, String reason) {
        reasons.putIfAbsent(function, reason);
    }

    Array<HandedOver> functions() {
        return Array.ofAll(reasons.entrySet()).map(entry -> new HandedOver(entry.getKey(), entry.getValue()));
    }

    /// What executes functions of an instance.
    ///
    /// @throws UnsupportedFunctionException if nobody does
    FallbackEngine.Substitutes substitutes(ModuleInstance instance, int function) {
        return substitution(function).in(instance);
    }

    private synchronized FallbackEngine.Substitution substitution(int function) {
        if (substitution == null) {
            var fallback = options.fallback().getOrElseThrow(() -> new UnsupportedFunctionException(
                    "function " + function + " needs another engine, none is given: " + reasons.get(function)));
            substitution = fallback.substitution(module, options);
        }
        return substitution;
    }

    // ---- the budget ------------------------------------------------------------------------------------------------------

    /// Counts instructions that are to be translated.
    ///
    /// @return the time left for the module, in nanoseconds; not positive if it is over
    synchronized long begin(int count) {
        instructions += count;
        return isPossible() ? options.compileBudget().nanos(instructions) - nanos : Long.MAX_VALUE;
    }

    /// Counts what a translation took.
    synchronized void end(long taken, long made) {
        nanos += taken;
        bytecode += made;
    }

    /// The bytes of bytecode that may still be made.
    synchronized long bytecodeLeft() {
        return isPossible() ? LEAST_BYTECODE + MOST_OF_AN_INSTRUCTION * instructions - bytecode : Long.MAX_VALUE;
    }
}
