package dev.sextant.domain.binary;

import static dev.sextant.domain.binary.Samples.decode;
import static dev.sextant.domain.binary.Samples.fault;
import static dev.sextant.domain.binary.Samples.faultOr;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sextant.domain.structure.Bytes;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.Test;

/// Sizes, sections and numbers that are not what they say.
class SizeHazardsTest {

    private static final String DECODED = "decoded";
    private static final Bytes EVERYTHING = Draft.module(Samples::everything);

    @Test
    void hazard01_noDeclaredSizeAllocatesAnythingBeforeTheBytesAreThere() throws Exception {
        var process = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx64m", "-XX:+UseSerialGC",
                "-cp", System.getProperty("java.class.path"), SizeBombs.class.getName())
                .redirectErrorStream(true).start();
        process.getOutputStream().close();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        assertEquals(0, process.waitFor(), output);
        assertTrue(output.matches("\\d{4} bombs defused"), output);
    }

    @Test
    void hazard02_fiftyThousandLocalsPassAndOneMoreFails() {
        assertEquals(DECODED, faultOr(locals(50_000), DECODED));
        assertEquals(DECODED, faultOr(locals(0, 49_999, 0, 1), DECODED));
        assertEquals("too many locals", faultOr(locals(50_001), DECODED));
        assertEquals("too many locals", faultOr(locals(25_000, 25_000, 1), DECODED));
    }

    @Test
    void hazard02_theSumOfLocalsDoesNotOverflow() {
        assertEquals("too many locals", faultOr(locals(0xFFFF_FFFFL, 2), DECODED));
        assertEquals("too many locals", faultOr(locals(1, 0xFFFF_FFFFL), DECODED));
        assertEquals("too many locals", faultOr(locals(0x8000_0000L, 0x8000_0000L, 3), DECODED));
    }

    @Test
    void hazard03_aSectionWhoseSizeIsOffByOneIsMalformed() {
        var sections = RawSection.split(EVERYTHING);
        for (int i = 0; i < sections.size(); i++) {
            if (sections.get(i).isCustom()) continue;
            for (int difference : List.of(-1, 1)) {
                var changed = new ArrayList<>(sections);
                changed.set(i, sections.get(i).declaring(difference));
                assertEquals("section size mismatch", fault(RawSection.join(changed)).fault(), "section " + sections.get(i).id());
            }
        }
    }

    @Test
    void hazard03_sectionsOutOfOrderAreMalformed() {
        var sections = RawSection.split(EVERYTHING);
        sections.removeIf(RawSection::isCustom);
        assertEquals(12, sections.size());
        for (int i = 0; i + 1 < sections.size(); i++) {
            var swapped = new ArrayList<>(sections);
            swapped.set(i, sections.get(i + 1));
            swapped.set(i + 1, sections.get(i));
            assertEquals("unexpected content after last section", fault(RawSection.join(swapped)).fault());
        }
    }

    @Test
    void hazard03_onlyACustomSectionMayComeTwice() {
        var sections = RawSection.split(EVERYTHING);
        for (int i = 0; i < sections.size(); i++) {
            var twice = new ArrayList<>(sections);
            twice.add(i, sections.get(i));
            var expected = sections.get(i).isCustom() ? DECODED : "unexpected content after last section";
            assertEquals(expected, faultOr(RawSection.join(twice), DECODED));
        }
    }

    @Test
    void hazard03_aSectionWithoutContentIsMalformed() {
        var sections = RawSection.split(EVERYTHING);
        for (int i = 0; i < sections.size(); i++) {
            var upToHere = new ArrayList<>(sections.subList(0, i + 1));
            upToHere.set(i, sections.get(i).with(Bytes.EMPTY));
            assertEquals("unexpected end of section or function", fault(RawSection.join(upToHere)).fault());
        }
    }

    @Test
    void hazard03_aFunctionWhoseSizeIsOffByOneIsMalformed() {
        assertEquals("section size mismatch", fault(Draft.module(module -> module
                .section(1, "01 60 00 00").section(3, "02 00 00").section(10, "02 03 00 0B 02 00 0B"))).fault());
        assertEquals("section size mismatch", fault(Draft.module(module -> module
                .section(1, "01 60 00 00").section(3, "02 00 00").section(10, "02 01 00 0B 02 00 0B"))).fault());
    }

    @Test
    void hazard04_everyNumberOfAModuleMayBePaddedToItsLongestForm() {
        var module = decode(EVERYTHING);
        forEveryNumber(number -> {
            Draft.Form form = (ordinal, kind, value) ->
                    ordinal == number ? Draft.padded(value, kind.longest()) : Draft.shortest(kind, value);
            assertEquals(module, decode(Draft.module(form, Samples::everything)), "number " + number);
        });
    }

    @Test
    void hazard04_noNumberOfAModuleMayBeLongerThanThat() {
        forEveryNumber(number -> {
            Draft.Form form = (ordinal, kind, value) ->
                    ordinal == number ? Draft.padded(value, kind.longest() + 1) : Draft.shortest(kind, value);
            var found = fault(Draft.module(form, Samples::everything)).fault();
            assertEquals("integer representation too long", found, "number " + number);
        });
    }

    @Test
    void hazard04_noNumberOfAModuleMayHaveUnusedBitsThatSayOtherwise() {
        forEveryNumber(number -> {
            Draft.Form form = (ordinal, kind, value) -> {
                if (ordinal != number) return Draft.shortest(kind, value);
                var bytes = Draft.padded(value, kind.longest());
                bytes[bytes.length - 1] ^= 0x40;
                return bytes;
            };
            assertEquals("integer too large", fault(Draft.module(form, Samples::everything)).fault(), "number " + number);
        });
    }

    private static void forEveryNumber(IntConsumer test) {
        int numbers = Draft.numbers(Samples::everything);
        assertTrue(numbers > 150, "only " + numbers);
        for (int number = 0; number < numbers; number++) test.accept(number);
    }

    private static Bytes locals(long... counts) {
        return Draft.module(module -> module.section(1, "01 60 00 00").section(3, "01 00").section(10, code -> code
                .size(1).sized(body -> {
                    body.size(counts.length);
                    for (long count : counts) body.u32(count).raw(0x7F);
                    body.raw(0x0B);
                })));
    }
}
