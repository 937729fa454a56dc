package dev.sextant.domain.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sextant.domain.structure.Features;
import dev.sextant.domain.structure.Module;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class NestingTest {

    private static final int DEPTH = 100_000;

    @Test
    void hazard07_aHundredThousandNestedBlocksAreReadAndPrinted() throws InterruptedException {
        survives("(func " + "block loop i32.const 0 if ".repeat(DEPTH / 3) + "end end end ".repeat(DEPTH / 3) + ")");
    }

    @Test
    void hazard07_aHundredThousandBlocksInBracketsAreRead() throws InterruptedException {
        survives("(func " + "(block $a (loop $b ".repeat(DEPTH / 2) + "))".repeat(DEPTH / 2) + ")");
    }

    @Test
    void hazard07_aHundredThousandOperandsInBracketsAreRead() throws InterruptedException {
        survives("(func " + "(i32.eqz ".repeat(DEPTH) + "(i32.const 0)" + ")".repeat(DEPTH) + ")");
    }

    @Test
    void hazard07_aHundredThousandConditionsInBracketsAreRead() throws InterruptedException {
        survives("(func " + "(if (result i32) ".repeat(DEPTH) + "(i32.const 0)"
                + "(then (i32.const 0)) (else (i32.const 0)))".repeat(DEPTH) + ")");
    }

    @Test
    void hazard07_aHundredThousandBranchesInBracketsAreRead() throws InterruptedException {
        survives("(func " + "(if (i32.const 0) (then ".repeat(DEPTH) + "))".repeat(DEPTH) + ")");
    }

    @Test
    void hazard07_aHundredThousandCommentsWithinEachOtherArePassedOver() throws InterruptedException {
        survives("(;".repeat(DEPTH) + ";)".repeat(DEPTH) + "(func)");
    }

    @Test
    void hazard07_aHundredThousandBracketsThatNothingClosesAreMalformed() throws InterruptedException {
        for (var open : List.of("(", "(func ", "(func (block ", "(module ", "(type (func (param ")) {
            assertEquals(List.of("unexpected token"), onASmallStack(() ->
                    Parser.parse(open + "(block ".repeat(DEPTH), Features.CORE_2_0).getLeft().fault()), open);
        }
    }

    @Test
    void aLabelFarOutIsFoundAsFastAsANearOne() throws InterruptedException {
        survives("(func block $out " + "block br $out ".repeat(DEPTH) + "end ".repeat(DEPTH) + "end)");
    }

    @Test
    void manyParametersResultsAndLocalsAreReadInOnePass() {
        var locals = "(local $l%d i32)";
        var text = new StringBuilder("(func ");
        for (int i = 0; i < 50_000; i++) text.append(locals.formatted(i));
        var m = Parser.parse(text + ")", Features.CORE_2_0).get();
        assertEquals(50_000, m.functions().head().locals().head().count());
    }

    private static void survives(String text) throws InterruptedException {
        assertEquals(List.of(true), onASmallStack(() -> {
            Module module = Parser.parse(text, Features.CORE_2_0).getOrElseThrow(fault -> new AssertionError(fault.message()));
            return Parser.parse(Printer.print(module), Features.CORE_2_0).get().equals(module);
        }));
    }

    /// What the work gives on a thread with 256 KiB of stack: nothing if it fails.
    private static <T> List<T> onASmallStack(Supplier<T> work) throws InterruptedException {
        var result = new ArrayList<T>();
        var thread = new Thread(null, () -> result.add(work.get()), "small stack", 256 * 1024);
        thread.start();
        thread.join();
        return result;
    }
}
