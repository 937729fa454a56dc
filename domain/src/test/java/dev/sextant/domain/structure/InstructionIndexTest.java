package dev.sextant.domain.structure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/// The tables of instructions held against the standard's own index of instructions, row by row.
///
/// @spec A.7 Index of Instructions
class InstructionIndexTest {

    private static final String FILE = "instructions-2.0.tsv";

    /// A row of the index, by the columns that our tables have.
    private record Entry(String opcode, String mnemonic, String type) {}

    @Test
    void everyRowOfTheIndexIsARowOfTheTablesAndTheOtherWayRound() {
        assertEquals(byOpcode(index().stream().map(entry -> entry.opcode() + " " + entry.mnemonic())),
                byOpcode(Operators.ALL.toJavaStream().map(operator -> bytes(operator) + " " + operator.mnemonic())));
    }

    @Test
    void whereTheTablesHaveATypeItIsThatOfTheIndex() {
        var types = index().stream().collect(Collectors.toMap(Entry::opcode, Entry::type));
        for (var operator : typed()) assertEquals(types.get(bytes(operator)), operator.type().toString(), operator.mnemonic());
    }

    @Test
    void onlyOperatorsWhoseTypeHangsOnWhereTheyStandHaveNoneInTheTables() {
        // Constants and what concerns memory 0 as a whole have a type of their own, but also a record of their own.
        var fixed = index().stream().filter(entry -> entry.type().matches("\\[[ifv0-9 ]*] -> \\[[ifv0-9 ]*]"))
                .map(Entry::mnemonic).collect(Collectors.toList());
        fixed.removeAll(typed().stream().map(Operator::mnemonic).toList());
        assertEquals(List.of(
                "nop", "memory.size", "memory.grow", "i32.const", "i64.const", "f32.const", "f64.const",
                "memory.init", "data.drop", "memory.copy", "memory.fill", "table.init", "elem.drop", "table.copy", "table.size",
                "v128.const", "i8x16.shuffle"), fixed);
    }

    @Test
    void thereAre435InstructionsAndTwoMarkers() {
        assertEquals(437, Operators.ALL.size());
        assertEquals(437, index().size());
        assertEquals(List.of("else", "end"),
                index().stream().filter(entry -> entry.type().isEmpty()).map(Entry::mnemonic).toList());
    }

    @Test
    void noOpcodeStandsTwice() {
        assertEquals(437, Operators.ALL.map(Operator::opcode).distinct().size());
    }

    @Test
    void ofTheInstructions334AreNumericOrVector() {
        assertEquals(334, NumericOperator.values().length + VectorOperator.values().length);
    }

    @Test
    void onlySelectHasItsKeywordTwice() {
        var counts = Operators.ALL.toJavaStream().collect(Collectors.groupingBy(Operator::mnemonic, Collectors.counting()));
        counts.values().removeIf(count -> count == 1);
        assertEquals(Map.of("select", 2L), counts);
    }

    @Test
    void aPrefixIsTheFirstOfTwoBytes() {
        for (var operator : Operators.ALL) {
            boolean prefixed = operator.opcode() > 0xFF;
            assertTrue(prefixed ? List.of(0xFC, 0xFD).contains(operator.prefix()) : operator.prefix() == 0, operator.mnemonic());
        }
    }

    @Test
    void aFeatureIsWhatTheInstructionsOfItsKindNeed() {
        for (var operator : Operators.ALL) {
            boolean vector = operator.prefix() == 0xFD;
            assertEquals(vector, operator.feature() == Feature.SIMD, operator.mnemonic());
            boolean extension = operator.mnemonic().matches("i\\d+\\.extend\\d+_s");
            assertEquals(extension, operator.feature() == Feature.SIGN_EXTENSION, operator.mnemonic());
            boolean saturating = !vector && operator.mnemonic().contains("trunc_sat");
            assertEquals(saturating, operator.feature() == Feature.SATURATING_TRUNCATION, operator.mnemonic());
        }
    }

    @Test
    void anAccessIsAsWideAsItsNameSays() {
        for (var operator : AccessOperator.values()) {
            assertEquals(namedWidth(operator.mnemonic()), operator.width(), operator.mnemonic());
            assertEquals(operator.mnemonic().contains("store"), operator.isStore(), operator.mnemonic());
        }
        for (var operator : LaneAccessOperator.values()) {
            assertEquals(namedWidth(operator.mnemonic()), operator.width(), operator.mnemonic());
            assertEquals(16, operator.width() * operator.lanes(), operator.mnemonic());
            assertEquals(operator.mnemonic().contains("store"), operator.isStore(), operator.mnemonic());
        }
    }

    @Test
    void aLaneOperatorHasAsManyLanesAsItsShape() {
        for (var operator : LaneOperator.values()) {
            assertTrue(operator.mnemonic().matches("[if]\\d+x" + operator.lanes() + "\\..*"), operator.mnemonic());
        }
    }

    /// The bytes that an access moves: those named behind `load` or `store`, or else those of the type in front of it.
    private static int namedWidth(String mnemonic) {
        var part = mnemonic.replaceFirst(".*\\.(load|store)", "");
        if (part.matches("\\d+x.*")) return 8;
        var bits = part.matches("\\d.*") ? part : mnemonic.substring(1);
        return Integer.parseInt(bits.replaceFirst("\\D.*", "")) / 8;
    }

    private static List<TypedOperator> typed() {
        return Operators.ALL.toJavaStream().filter(TypedOperator.class::isInstance).map(TypedOperator.class::cast).toList();
    }

    /// The opcode as it stands in a module: a prefix, then the sub-opcode as a u32.
    private static String bytes(Operator operator) {
        int last = operator.opcode() & 0xFF;
        var format = HexFormat.ofDelimiter(" ").withUpperCase();
        if (operator.prefix() == 0) return format.formatHex(new byte[] {(byte) last});
        return format.formatHex(last < 0x80
                ? new byte[] {(byte) operator.prefix(), (byte) last}
                : new byte[] {(byte) operator.prefix(), (byte) last, 1});
    }

    private static Map<String, Long> byOpcode(Stream<String> rows) {
        return rows.collect(Collectors.groupingBy(row -> row, TreeMap::new, Collectors.counting()));
    }

    /// The index. Without the file the test is aborted, on a build server it fails.
    private static List<Entry> index() {
        var file = Path.of(System.getProperty("sextant.spec", "no such directory")).resolve(FILE);
        if (!Files.isRegularFile(file)) {
            var how = "The standard's index of instructions is not there: put " + FILE
                    + " into a directory and name it with -Dsextant.spec=DIRECTORY.";
            if (System.getenv("CI") != null) fail(how);
            Assumptions.abort(how);
        }
        try (var lines = Files.lines(file)) {
            return lines.skip(1).map(line -> line.split("\t", -1)).map(columns -> new Entry(columns[0], columns[1], columns[2]))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
