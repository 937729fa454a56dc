package dev.sextant.domain.binary;

import static dev.sextant.domain.binary.Samples.decode;
import static dev.sextant.domain.binary.Samples.fault;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sextant.domain.structure.Bytes;
import dev.sextant.domain.structure.Module;
import io.vavr.collection.Array;
import io.vavr.collection.HashMap;
import io.vavr.control.Option;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/// §5.2.4 Names and A.5.1 Name Section
class NamesTest {

    private static final Consumer<Draft> FUNCTION_NAMES = names -> names.size(2).u32(0).name("first").u32(1).name("second");

    @Test
    void theNamesOfTheModuleAndItsFunctionsAreRead() {
        var names = names(section -> section.raw(0).sized(name -> name.name("the module")).raw(1).sized(FUNCTION_NAMES));
        assertEquals(Option.some("the module"), names.module());
        assertEquals(HashMap.of(0L, "first", 1L, "second"), names.functions());
    }

    @Test
    void aModuleWithoutANameSectionHasNoNames() {
        assertEquals(Names.NONE, Names.of(Module.EMPTY));
        assertEquals(Names.NONE, names(_ -> {}));
    }

    @Test
    void importedFunctionsAreCounted() {
        var module = decode(Draft.module(draft -> draft
                .section(1, "01 60 00 00").section(2, "01 00 00 00 00").section(3, "01 00").section(10, "01 02 00 0B")
                .section(0, custom -> custom.name("name").raw(1).sized(FUNCTION_NAMES))));
        assertEquals(HashMap.of(0L, "first", 1L, "second"), Names.of(module).functions());
    }

    @Test
    void whatStandsBeforeABreakIsRead() {
        var first = HashMap.of(0L, "first");
        assertEquals(first, functions(names -> names.size(2).u32(0).name("first").u32(1).size(6).hex("61 62")));
        assertEquals(first, functions(names -> names.size(2).u32(0).name("first").u32(1).size(1).raw(0xFF)));
        assertEquals(first, functions(names -> names.size(2).u32(0).name("first").hex("80 80 80 80 80 80 00 00")));
        assertEquals(first, functions(names -> names.u32(0xFFFF_FFFFL).u32(0).name("first")));
        assertEquals(first, functions(names -> names.size(2).u32(0).name("first").u32(0).name("again")));
        assertEquals(first, functions(names -> names
                .size(3).u32(0).name("first").u32(2).name("no such function").u32(1).name("second")));
    }

    @Test
    void aSubsectionThatDeclaresMoreThanThereIsIsReadAsFarAsItGoes() {
        var names = names(section -> section.raw(1).u32(0xFFFF_FFFFL).size(2).u32(0).name("first"));
        assertEquals(HashMap.of(0L, "first"), names.functions());
    }

    @Test
    void aBreakInTheNameOfTheModuleEndsTheNames() {
        var names = names(section -> section.raw(0).sized(name -> name.size(1).raw(0xFF)).raw(1).sized(FUNCTION_NAMES));
        assertEquals(Names.NONE, names);
    }

    @Test
    void hazard11_namesAreStrictUtf8() {
        for (var bad : List.of("80", "C0 80", "C1 BF", "E0 80 80", "ED A0 80", "ED BF BF", "F0 80 80 80", "F4 90 80 80",
                "F8 88 80 80 80", "FE", "FF", "C3", "E2 82", "F0 9F 92", "41 C3 41")) {
            int length = bad.replace(" ", "").length() / 2;
            var module = Draft.module(draft -> draft.section(0, custom -> custom.size(length).hex(bad)));
            assertEquals("malformed UTF-8 encoding", fault(module).fault(), bad);
        }
    }

    @Test
    void hazard11_namesMayBeEmptyOrLongHoldAnyCharacterAndComeTwice() {
        for (var name : List.of("", "a".repeat(100_000), "\u0000\u001b[31m\n\u202e", "\uFEFFx", "\uDBFF\uDFFF")) {
            var module = Draft.module(draft -> draft
                    .section(2, imports -> imports.size(2)
                            .name(name).name(name).hex("03 7F 00").name(name).name(name).hex("03 7F 00"))
                    .section(7, exports -> exports.size(2).name(name).hex("03 00").name(name).hex("03 01")));
            var decoded = decode(module);
            assertEquals(Array.of(name, name), decoded.imports().map(Module.Import::module));
            assertEquals(Array.of(name, name), decoded.imports().map(Module.Import::name));
            assertEquals(Array.of(name, name), decoded.exports().map(Module.Export::name));
            assertEquals(module, Encoder.encode(decoded));
        }
    }

    @Test
    void hazard12_nothingInANameSectionFailsTheModule() {
        var whole = Draft.module(draft -> twoFunctions(draft).section(0, custom -> custom.name("name")
                .raw(0).sized(name -> name.name("m")).raw(1).sized(FUNCTION_NAMES)));
        int from = whole.length() - decode(whole).customs().get(0).content().length();
        for (int at = from; at < whole.length(); at++) {
            for (int value = 0; value < 256; value++) {
                var changed = whole.toArray();
                changed[at] = (byte) value;
                var module = decode(Bytes.copyOf(changed));
                assertEquals(decode(whole).functions(), module.functions());
                assertEquals(module.customs().get(0).content(), Bytes.copyOf(changed).slice(from, changed.length));
                Names.of(module).functions().keySet().forEach(index -> assertEquals(0, index >> 1));
            }
        }
    }

    private static Draft twoFunctions(Draft module) {
        return module.section(1, "01 60 00 00").section(3, "02 00 00").section(10, "02 02 00 0B 02 00 0B");
    }

    private static Names names(Consumer<Draft> section) {
        return Names.of(decode(Draft.module(draft -> twoFunctions(draft).section(0, custom -> {
            custom.name("name");
            section.accept(custom);
        }))));
    }

    private static HashMap<Long, String> functions(Consumer<Draft> names) {
        return HashMap.ofEntries(names(section -> section.raw(1).sized(names)).functions());
    }
}
