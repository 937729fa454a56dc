package dev.sextant.adapters.wasi;

import dev.sextant.ports.HostFunctionInstance;
import dev.sextant.ports.system.HostModule;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Map;

/// The functions of preview 1, each bound to one program.
final class Preview1Module implements HostModule {

    private final Program program;
    private final Map<String, HostFunctionInstance> functions;

    Preview1Module(Program program) {
        this.program = program;
        Map<String, HostFunctionInstance> bound = LinkedHashMap.empty();
        for (var function : Preview1Function.values()) bound = bound.put(function.text(), bind(function, program));
        functions = bound;
    }

    private static HostFunctionInstance bind(Preview1Function function, Program program) {
        return HostFunctionInstance.raw(Preview1Provider.NAME + "." + function.text(), function.type(),
                (caller, numbers, _, base) -> program.answer(function, caller, numbers, base));
    }

    @Override
    public String name() {
        return Preview1Provider.NAME;
    }

    @Override
    public Map<String, HostFunctionInstance> functions() {
        return functions;
    }

    @Override
    public void close() {
        program.close();
    }
}
