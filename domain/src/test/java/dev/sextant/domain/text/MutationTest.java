package dev.sextant.domain.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import dev.sextant.domain.structure.Bytes;
import dev.sextant.domain.structure.Features;
import dev.sextant.domain.structure.Malformed;
import dev.sextant.domain.structure.Module;
import dev.sextant.domain.structure.Place;
import io.vavr.control.Either;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class MutationTest {

    private static final int MUTANTS = 100_000;
    private static final Pattern TOKEN = Pattern.compile("\\(|\\)|\"(?:[^\"\\\\]|\\\\.)*\"|[^\\s()\"]+|\\s+");
    private static final String CHARACTERS = "()\"\\;$=.-+_ \n\t\0\u007fäx0aA9pen:u{}";

    @Test
    void aTextWithABrokenTokenIsMalformedOrAModule() throws IOException {
        var tokens = TOKEN.matcher(PrinterTest.resource("sample.wat")).results().map(match -> match.group()).toList();
        var random = new SplittableRandom(2_026);
        int modules = 0;
        for (int i = 0; i < MUTANTS; i++) {
            var piece = piece(tokens, random);
            if (isModule(mutant(piece, random).getBytes(StandardCharsets.UTF_8))) modules++;
        }
        // Mutants that are still modules show that the others were not refused for one common reason.
        assertTrue(modules > MUTANTS / 100, modules + " modules");
        assertTrue(modules < MUTANTS, modules + " modules");
    }

    @Test
    void aTextWithABrokenByteIsMalformedOrAModule() throws IOException {
        var text = PrinterTest.resource("sample.wat").getBytes(StandardCharsets.UTF_8);
        var random = new SplittableRandom(7);
        int modules = 0;
        for (int i = 0; i < MUTANTS; i++) {
            var mutant = text.clone();
            for (int n = random.nextInt(3); n >= 0; n--) {
                boolean likely = random.nextInt(4) > 0;
                int c = likely ? CHARACTERS.charAt(random.nextInt(CHARACTERS.length())) : random.nextInt(256);
                mutant[random.nextInt(mutant.length)] = (byte) c;
            }
            boolean cut = random.nextInt(20) == 0;
            if (isModule(cut ? Arrays.copyOf(mutant, random.nextInt(mutant.length)) : mutant)) modules++;
        }
        assertTrue(modules > MUTANTS / 100, modules + " modules");
        assertTrue(modules < MUTANTS, modules + " modules");
    }

    /// Some of the tokens in a row, so that faults are found in all parts of the text and not in its first field alone.
    private static List<String> piece(List<String> tokens, SplittableRandom random) {
        int start = random.nextInt(tokens.size());
        while (start > 0 && !tokens.get(start - 1).startsWith("\n  ")) start--;
        int end = Math.min(tokens.size(), start + 20 + random.nextInt(200));
        return tokens.subList(start, end);
    }

    private static String mutant(List<String> piece, SplittableRandom random) {
        var tokens = new ArrayList<>(piece);
        for (int n = random.nextInt(3); n >= 0; n--) {
            int at = random.nextInt(tokens.size());
            int other = random.nextInt(tokens.size());
            switch (random.nextInt(6)) {
                case 0 -> tokens.set(at, "");
                case 1 -> tokens.set(at, tokens.get(other));
                case 2 -> tokens.set(at, tokens.get(at) + tokens.get(other));
                case 3 -> tokens.set(at, tokens.get(at).repeat(2));
                case 4 -> tokens.set(at, "(" + tokens.get(at) + ")");
                default -> Collections.swap(tokens, at, other);
            }
        }
        // Whatever the piece opens is closed, or most mutants would end for the want of a bracket.
        long depth = tokens.stream().filter("("::equals).count() - tokens.stream().filter(")"::equals).count();
        return String.join("", tokens) + ")".repeat(Math.clamp(depth, 0, 100));
    }

    private static boolean isModule(byte[] text) {
        Either<Malformed, Module> read;
        try {
            read = Parser.parse(Bytes.copyOf(text), Features.CORE_2_0);
        } catch (RuntimeException | StackOverflowError e) {
            return fail(new String(text, StandardCharsets.UTF_8), e);
        }
        read.peekLeft(fault -> {
            assertTrue(fault.place() instanceof Place.Text(int line, int column) && line > 0 && column > 0, fault.message());
            assertTrue(fault.message().chars().noneMatch(Character::isISOControl), fault.message());
        });
        read.peek(module -> assertEquals(read, Parser.parse(Printer.print(module), Features.CORE_2_0)));
        return read.isRight();
    }
}
