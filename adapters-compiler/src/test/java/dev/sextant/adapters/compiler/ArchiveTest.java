package dev.sextant.adapters.compiler;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sextant.domain.structure.Features;
import dev.sextant.domain.text.Parser;
import dev.sextant.domain.validation.ValidModule;
import dev.sextant.domain.validation.Validator;
import dev.sextant.ports.Allocation;
import dev.sextant.ports.Caller;
import dev.sextant.ports.EngineOptions;
import dev.sextant.ports.ExternalValue;
import dev.sextant.ports.PrecompiledModule;
import dev.sextant.ports.Store;
import dev.sextant.ports.Trap;
import dev.sextant.ports.contract.Guest;
import dev.sextant.ports.contract.Guest.World;
import io.vavr.collection.Array;
import java.io.File;
import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.constantpool.Utf8Entry;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is in a jar, and how its code meets other code.
class ArchiveTest {

    private static final String PAIR = """
            (module
              (type $binary (func (param i32 i32) (result i32 i64)))
              (import "a" "t" (table 4 funcref))
              (import "a" "f" (func $f (type $binary)))
              (func $own (type $binary) (local.get 0) (i64.extend_i32_u (local.get 1)))
              (elem (i32.const 1) $own)
              (func (export "direct") (result i32)
                (drop (call $f (i32.const 7) (i32.const 8))))
              (func (export "indirect") (param i32) (result i32)
                (drop (call_indirect (type $binary) (i32.const 5) (i32.const 6) (local.get 0))))
              (func (export "mistyped") (param i32) (call_indirect (param f32) (f32.const 0) (local.get 0))))
            """;

    private static final String FIRST = """
            (module
              (type $binary (func (param i32 i32) (result i32 i64)))
              (table (export "t") 4 funcref)
              (func $f (export "f") (type $binary) (i32.sub (local.get 0) (local.get 1)) (i64.const 3))
              (func $odd (param i64 i64 i64))
              (elem (i32.const 0) $f)
              (elem (i32.const 2) $odd)
              (func (export "indirect") (param i32) (result i32)
                (drop (call_indirect (type $binary) (i32.const 50) (i32.const 6) (local.get 0)))))
            """;

    @TempDir
    Path folder;

    private static ValidModule valid(String text) {
        return Validator.validate(Parser.parse(text, Features.CORE_2_0).get(), Features.CORE_2_0).get();
    }

    @Test
    void hazard35_jars_and_the_engine_call_each_other_through_tables() {
        var worlds = List.of(ArchivingWorld.of("heap"), World.of(new CompilerEngine(), "heap"));
        for (var one : worlds) {
            for (var other : worlds) {
                var first = one.guest(FIRST);
                var second = other.guest(PAIR, external(first, "t"), external(first, "f"));
                assertEquals(-1, second.i32("direct"));
                assertEquals(-1, second.i32("indirect", 0));
                assertEquals(5, second.i32("indirect", 1));
                assertEquals(50, first.i32("indirect", 1));
                assertEquals(44, first.i32("indirect", 0));
                for (int index : new int[] {0, 1, 2}) {
                    var trap = assertThrows(Trap.class, () -> second.call("mistyped", Guest.i32s(index)));
                    assertTrue(trap.getMessage().startsWith("indirect call type mismatch: wanted [f32] -> [], found ["), trap.getMessage());
                }
                assertThrows(Trap.class, () -> second.i32("indirect", 2));
            }
        }
    }

    private static ExternalValue external(Guest guest, String name) {
        return guest.instance().export(name).get();
    }

    @Test
    void the_same_module_makes_the_same_jar_however_its_classes_were_made() {
        var functions = IntStream.range(0, 1_000).mapToObj("(func (export \"f%1$d\") (result i32) i32.const %1$d)"::formatted);
        var module = valid(functions.collect(Collectors.joining("\n", "(module ", ")")));
        var jar = ArchivingWorld.jar(module, EngineOptions.DEFAULT, true);
        for (int i = 0; i < 3; i++) assertArrayEquals(jar, ArchivingWorld.jar(module, EngineOptions.DEFAULT, true));
    }

    @Test
    void what_is_copied_into_a_jar_generates_nothing() throws IOException {
        var relocation = new ClassRelocation("elsewhere");
        for (var name : List.of("Instances$Frame", "ArrayAccess$Operations", "MethodAccess$Operations", "VectorAccess$Operations",
                "Partial$Operators")) {
            relocation.met().add(name);
        }
        var support = ArchiveWriter.support(relocation);
        assertEquals(
                List.of("Archives", "ArrayAccess", "Calls", "ClassSource", "Faults", "FunctionTypes", "Instances", "Lines", "MethodAccess", "Methods",
                        "ModuleLoader", "Partial", "Program", "StopSwitch", "Traces", "VectorAccess"),
                List.copyOf(support.stream().map(Map.Entry::getKey).map(name -> name.replaceAll("\\$.*", ""))
                        .collect(Collectors.toCollection(TreeSet::new))));
        for (var one : support) {
            var pool = ClassFile.of().parse(one.getValue()).constantPool();
            var wrong = StreamSupport.stream(pool.spliterator(), false)
                    .filter(Utf8Entry.class::isInstance)
                    .map(entry -> ((Utf8Entry) entry).stringValue())
                    .filter(text -> text.contains("java/lang/classfile") || text.contains("java/lang/constant")
                            || text.contains("dev/sextant/adapters") || text.contains("dev.sextant.adapters"))
                    .toList();
            assertEquals(List.of(), wrong, one.getKey());
        }
    }

    /// What a Java program does that has the jar on its class path.
    public static final class Embedder {

        private Embedder() {}

        public static void main(String[] words) {
            var module = ServiceLoader.load(PrecompiledModule.class).findFirst().orElseThrow();
            var instance = module.open(EngineOptions.DEFAULT).instantiate(
                    new Allocation(Array.empty(), Array.empty(), Array.empty(), Array.empty(), new Store()));
            long[] numbers = {Long.parseLong(words[0])};
            instance.function(0).call(Caller.EMBEDDER, numbers, new Object[1], 0);
            System.out.print(numbers[0]);
        }
    }

    @Test
    void a_program_needs_the_ports_and_the_jar_on_its_class_path_and_nothing_else() throws Exception {
        var jar = Files.write(folder.resolve("fac.jar"), ArchivingWorld.jar(valid("""
                (module (func $fac (export "fac") (param i64) (result i64)
                  (if (result i64) (i64.eqz (local.get 0)) (then (i64.const 1))
                    (else (i64.mul (local.get 0) (call $fac (i64.sub (local.get 0) (i64.const 1))))))))
                """), EngineOptions.DEFAULT, true));
        var program = Path.of("dev/sextant/adapters/compiler/ArchiveTest$Embedder.class");
        Files.createDirectories(folder.resolve(program).getParent());
        try (var in = ArchiveTest.class.getResourceAsStream("ArchiveTest$Embedder.class")) {
            Files.copy(in, folder.resolve(program));
        }
        var path = Stream.concat(Stream.of(folder.toString(), jar.toString()), needed()).collect(Collectors.joining(File.pathSeparator));
        var process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp", path,
                Embedder.class.getName(), "20").redirectErrorStream(true).start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals("2432902008176640000", said);
        assertEquals(0, process.waitFor());
    }

    private static Stream<String> needed() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> entry.contains("vavr") || entry.matches(".*[/\\\\](domain|ports)[/\\\\]target[/\\\\]classes")
                        || entry.matches(".*sextant-(domain|ports)-[^/\\\\]*(?<!-tests)\\.jar"));
    }
}
