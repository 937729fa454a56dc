package dev.sextant.domain.binary;

import dev.sextant.domain.structure.Module;
import dev.sextant.domain.structure.ReferenceType;
import dev.sextant.domain.structure.ValueType;

/// The short runs of locals that functions have in common, made once per module. Without it a function of nothing but empty
/// runs, two bytes each, would take sixteen times its size.
final class SharedLocals {

    private static final int COUNTS = 32;
    private static final int LOWEST_CODE = ReferenceType.EXTERNREF.code();

    private final Module.Locals[] shared = new Module.Locals[(0x80 - LOWEST_CODE) * COUNTS];

    Module.Locals of(int count, ValueType type) {
        if (count >= COUNTS) return new Module.Locals(count, type);
        int index = (type.code() - LOWEST_CODE) * COUNTS + count;
        if (shared[index] == null) shared[index] = new Module.Locals(count, type);
        return shared[index];
    }
}
