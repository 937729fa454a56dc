package dev.sextant.conformance.junit;

import dev.sextant.ports.ExecutionEngine;
import dev.sextant.ports.MemoryProvider;
import dev.sextant.runtime.WasmRuntime;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.Extension;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestTemplateInvocationContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContextProvider;

/// What [EveryEngine] does.
final class EveryEngineExtension implements TestTemplateInvocationContextProvider {

    private static final ExtensionContext.Namespace NAMESPACE = ExtensionContext.Namespace.create(EveryEngineExtension.class);

    @Override
    public boolean supportsTestTemplate(ExtensionContext context) {
        return true;
    }

    @Override
    public Stream<TestTemplateInvocationContext> provideTestTemplateInvocationContexts(ExtensionContext context) {
        return WasmRuntime.engines()
                .flatMap(engine -> WasmRuntime.memories().<TestTemplateInvocationContext>map(memory -> new Pair(engine, memory)))
                .toJavaStream();
    }

    private record Pair(ExecutionEngine engine, MemoryProvider memory)
            implements TestTemplateInvocationContext, ParameterResolver {

        @Override
        public String getDisplayName(int index) {
            return engine.name() + " · " + memory.name();
        }

        @Override
        public List<Extension> getAdditionalExtensions() {
            return List.of(this);
        }

        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return type(parameter) == WasmRuntime.class || type(parameter) == WasmRuntime.Builder.class;
        }

        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
            var builder = WasmRuntime.builder().engine(engine.name()).memory(memory);
            if (type(parameter) == WasmRuntime.Builder.class) return builder;
            var runtime = builder.features(engine.features()).build();
            // What is in the store of a test's context is closed with it.
            context.getStore(NAMESPACE).put(parameter.getIndex(), runtime);
            return runtime;
        }

        private static Class<?> type(ParameterContext parameter) {
            return parameter.getParameter().getType();
        }
    }
}
