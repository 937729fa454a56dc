package dev.sextant.runtime;

import dev.sextant.domain.structure.Features;

/// Modules written as text, for tests that read well.
final class Wat {

    private Wat() {}

    /// An instance under the rules of Core 2.0.
    static Instance instance(WasmRuntime runtime, String text) {
        return instance(runtime, text, Imports.none());
    }

    /// An instance under the rules of Core 2.0.
    static Instance instance(WasmRuntime runtime, String text, Imports imports) {
        return runtime.instantiate(runtime.loadText(text), imports);
    }

    /// A runtime under the rules of Core 1.0.
    static WasmRuntime core1() {
        return WasmRuntime.builder().features(Features.CORE_1_0).build();
    }
}
