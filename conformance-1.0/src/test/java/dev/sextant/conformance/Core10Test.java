package dev.sextant.conformance;

import dev.sextant.conformance.junit.SuiteTests;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.TestFactory;

class Core10Test {

    @TestFactory
    Stream<DynamicContainer> core_1_0_on_every_engine() {
        return SuiteTests.ofSextant(Edition.CORE_1_0, System.out::println);
    }
}
