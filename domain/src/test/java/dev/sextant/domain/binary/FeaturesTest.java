package dev.sextant.domain.binary;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sextant.domain.structure.Bytes;
import dev.sextant.domain.structure.Feature;
import dev.sextant.domain.structure.Features;
import dev.sextant.domain.structure.ImplementationLimits;
import dev.sextant.domain.structure.Malformed;
import dev.sextant.domain.structure.Module;
import dev.sextant.domain.structure.Module.SegmentMode;
import dev.sextant.domain.structure.Operators;
import io.vavr.control.Either;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What each proposal adds to the format, and that it adds nothing else.
class FeaturesTest {

    private static final String DECODED = "decoded";

    @Test
    void anOperatorIsLegalWithItsFeatureAndIllegalWithoutIt() {
        for (var operator : Operators.ALL) {
            int opcode = operator.opcode();
            var module = Samples.body(body -> {
                if (opcode > 0xFF) {
                    body.raw(opcode >> 8).u32(opcode & 0xFF);
                } else {
                    body.raw(opcode);
                }
                body.hex("00".repeat(32));
            });
            if (operator.feature() != Feature.CORE) {
                var without = Features.CORE_2_0.without(operator.feature());
                assertEquals("illegal opcode", faultOr(module, without), operator.mnemonic());
            }
            boolean illegal = faultOr(module, Features.of(operator.feature())).equals("illegal opcode");
            assertEquals(false, illegal, operator.mnemonic());
        }
    }

    @Test
    void anIllegalOpcodeThatIsKnownSaysWhatItNeeds() {
        var fault = read(Samples.body("FD 0F"), Features.CORE_1_0).swap().get();
        assertEquals("illegal opcode: found 0xfd 0xf (i8x16.splat, which needs SIMD) (at byte 0x17 in function 0)",
                fault.message());
    }

    @ParameterizedTest
    @EnumSource
    void aValueTypeNeedsItsFeatureAndNoOther(Feature feature) {
        var features = Features.of(feature);
        for (var type : List.of("7F", "7E", "7D", "7C")) assertEquals(DECODED, faultOr(parameter(type), features));
        assertEquals(feature == Feature.SIMD ? DECODED : "invalid value type", faultOr(parameter("7B"), features));
        for (var type : List.of("70", "6F")) {
            var expected = feature == Feature.REFERENCE_TYPES ? DECODED : "invalid value type";
            assertEquals(expected, faultOr(parameter(type), features));
        }
    }

    @Test
    void aTableOfFunctionsIsCoreAndATableOfAnythingIsNot() {
        assertEquals(DECODED, faultOr(section(4, "01 70 00 00"), Features.CORE_1_0));
        assertEquals("malformed reference type", faultOr(section(4, "01 6F 00 00"), Features.CORE_1_0));
        assertEquals(DECODED, faultOr(section(4, "01 6F 00 00"), Features.of(Feature.REFERENCE_TYPES)));
    }

    @Test
    void aBlockTypeIsAnIndexOnlyWithMultiValue() {
        assertEquals(DECODED, faultOr(Samples.body("02 00 0B"), Features.of(Feature.MULTI_VALUE)));
        assertEquals("invalid value type", faultOr(Samples.body("02 00 0B"), Features.CORE_2_0.without(Feature.MULTI_VALUE)));
        assertEquals("integer representation too long", faultOr(Samples.body("02 80 00 0B"), Features.CORE_1_0));
        assertEquals(DECODED, faultOr(Samples.body("02 40 0B 02 7F 0B"), Features.CORE_1_0));
    }

    @Test
    void severalResultsAndSeveralTablesAreForValidationToRefuse() {
        assertEquals(DECODED, faultOr(section(1, "01 60 00 02 7F 7F"), Features.CORE_1_0));
        assertEquals(DECODED, faultOr(section(4, "02 70 00 00 70 00 00"), Features.CORE_1_0));
    }

    @Test
    void theTableOfACallIndirectIsAZeroByteWithoutReferenceTypes() {
        var without = Features.CORE_2_0.without(Feature.REFERENCE_TYPES);
        assertEquals("zero byte expected", faultOr(Samples.body("11 00 01"), without));
        assertEquals("zero byte expected", faultOr(Samples.body("11 00 80 00"), without));
        assertEquals(DECODED, faultOr(Samples.body("11 00 00"), without));
        assertEquals(DECODED, faultOr(Samples.body("11 00 80 01"), Features.of(Feature.REFERENCE_TYPES)));
    }

    @Test
    void aDataCountSectionNeedsBulkMemory() {
        assertEquals("malformed section id", faultOr(section(12, "00"), Features.CORE_2_0.without(Feature.BULK_MEMORY)));
        assertEquals(DECODED, faultOr(section(12, "00"), Features.of(Feature.BULK_MEMORY)));
    }

    @Test
    void withoutBulkMemoryASegmentBeginsWithAnIndex() {
        var data = section(11, "01 01 41 00 0B 01 61");
        var found = read(data, Features.CORE_1_0).get().datas().get(0);
        assertEquals(1, ((SegmentMode.Active) found.mode()).index());
        assertEquals(Bytes.copyOf((byte) 'a'), found.init());

        var element = section(9, "01 05 41 00 0B 01 07");
        var segment = read(element, Features.CORE_1_0).get().elements().get(0);
        assertEquals(5, ((SegmentMode.Active) segment.mode()).index());
        assertEquals("malformed reference type", faultOr(element, Features.of(Feature.BULK_MEMORY)));
    }

    @Test
    void aDeclarativeSegmentNeedsReferenceTypes() {
        var declarative = section(9, "01 03 00 00");
        assertEquals(DECODED, faultOr(declarative, Features.of(Feature.BULK_MEMORY, Feature.REFERENCE_TYPES)));
        assertEquals("malformed elements segment kind", faultOr(declarative, Features.of(Feature.BULK_MEMORY)));
    }

    private static Bytes section(int id, String content) {
        return Draft.module(module -> module.section(id, content));
    }

    private static Bytes parameter(String type) {
        return section(1, "01 60 01 " + type + " 00");
    }

    private static Either<Malformed, Module> read(Bytes bytes, Features features) {
        return Decoder.decode(bytes, features, ImplementationLimits.DEFAULT);
    }

    private static String faultOr(Bytes bytes, Features features) {
        return read(bytes, features).fold(Malformed::fault, _ -> DECODED);
    }
}
