package dev.sextant.adapters.compiler;

import java.lang.constant.ClassDesc;

/// What generated classes are called, and what they call those they find in the engine.
final class Names {

    /// Where generated classes are.
    static final String PACKAGE = "dev.sextant.guest";

    static final ClassDesc INSTANCE = Instances.Instance.class.describeConstable().orElseThrow();
    static final ClassDesc CALLEE = Calls.Callee.class.describeConstable().orElseThrow();
    static final ClassDesc CALLS = Calls.Linkage.class.describeConstable().orElseThrow();
    static final ClassDesc ARRAYS = ArrayAccess.Operations.class.describeConstable().orElseThrow();
    static final ClassDesc CHECKED = ArrayAccess.Checked.class.describeConstable().orElseThrow();
    static final ClassDesc VECTORS = VectorAccess.Operations.class.describeConstable().orElseThrow();
    static final ClassDesc METHODS = MethodAccess.Operations.class.describeConstable().orElseThrow();
    static final ClassDesc FAULTS = Faults.Thrown.class.describeConstable().orElseThrow();
    static final ClassDesc PARTIAL = Partial.Operators.class.describeConstable().orElseThrow();
    static final ClassDesc TABLE = dev.sextant.ports.TableInstance.class.describeConstable().orElseThrow();
    static final ClassDesc GLOBAL = dev.sextant.ports.GlobalInstance.class.describeConstable().orElseThrow();
    static final ClassDesc MEMORY = dev.sextant.ports.LinearMemory.class.describeConstable().orElseThrow();
    static final ClassDesc FUNCTION = dev.sextant.ports.FunctionInstance.class.describeConstable().orElseThrow();

    private Names() {}
}
