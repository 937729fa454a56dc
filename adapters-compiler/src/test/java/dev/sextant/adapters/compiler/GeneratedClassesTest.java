package dev.sextant.adapters.compiler;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sextant.domain.binary.Decoder;
import dev.sextant.domain.structure.Bytes;
import dev.sextant.domain.structure.Features;
import dev.sextant.domain.structure.ImplementationLimits;
import dev.sextant.domain.validation.Validator;
import dev.sextant.ports.EngineOptions;
import java.io.IOException;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// The classes made of whole programs.
class GeneratedClassesTest {

    /// HotSpot compiles no method of so many bytes.
    private static final int HUGE = 8_000;

    private static Stream<Path> programs() throws IOException {
        var folder = Path.of(System.getProperty("sextant.spec")).resolveSibling("bench").resolve("wasm");
        return Files.isDirectory(folder) ? Files.list(folder).sorted() : Stream.empty();
    }

    private static ModuleCode code(Path program, boolean isArray, EngineOptions options) throws IOException {
        var module = Decoder.decode(Bytes.copyOf(Files.readAllBytes(program)), Features.CORE_2_0, ImplementationLimits.DEFAULT).get();
        return new ModuleCode(new TranslatedModule(Validator.validate(module, Features.CORE_2_0).get(), options), isArray);
    }

    @TestFactory
    Stream<DynamicTest> hazard23_no_method_is_too_large_for_hotspot() throws IOException {
        var limited = EngineOptions.DEFAULT.withInterruptible(true).withMetered(true);
        return programs().flatMap(program -> Stream.of(EngineOptions.DEFAULT, limited).map(options ->
                DynamicTest.dynamicTest(program.getFileName() + " " + options, () -> {
                    var code = code(program, true, options);
                    for (var name : code.functionClasses()) {
                        check(code.generate(name));
                        for (var part : code.partsOf(name)) check(code.generate(part));
                    }
                })));
    }

    private static void check(byte[] bytes) {
        for (var method : ClassFile.of().parse(bytes).methods()) {
            int length = method.findAttribute(Attributes.code()).orElseThrow().codeLength();
            assertTrue(length < HUGE, () -> method.methodName() + " has " + length);
        }
    }

    @TestFactory
    Stream<DynamicTest> every_class_passes_the_verifier() throws IOException {
        return programs().flatMap(program -> Stream.of(true, false).map(isArray ->
                DynamicTest.dynamicTest(program.getFileName() + (isArray ? " on an array" : " on methods"), () -> {
                    var code = code(program, isArray, EngineOptions.DEFAULT);
                    var loader = new ModuleLoader(code, code.module());
                    var names = new ArrayList<>(code.functionClasses());
                    names.add(code.prefix() + "I");
                    for (var name : names) {
                        // Initialising links, and linking verifies.
                        Class.forName(name, true, loader);
                        for (var part : code.partsOf(name)) Class.forName(part, true, loader);
                    }
                    assertFalse(names.isEmpty());
                })));
    }
}
