package dev.sextant.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import dev.sextant.domain.numerics.UndefinedResult;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// What engines execute per instruction of the guest.
class EngineTest {

    /// The classes whose code runs inside the loop of the interpreter.
    private static final Set<String> LOOP = Set.of(
            "dev.sextant.adapters.interpreter.Interpreter",
            "dev.sextant.adapters.interpreter.Rare",
            "dev.sextant.adapters.interpreter.Execution",
            "dev.sextant.adapters.interpreter.Numerics");

    /// Those of `numerics` that are asked when code is made, too: for the method of an operator, for what follows a vector load.
    private static final Set<String> TABLES = Set.of(
            "dev.sextant.domain.numerics.OperatorMethod",
            "dev.sextant.domain.numerics.VectorForm",
            "dev.sextant.domain.numerics.Vectors");

    private static final DescribedPredicate<JavaClass> HOT = describe("run per instruction of the guest", type ->
            LOOP.contains(type.getName()) || type.getPackageName().equals(UndefinedResult.class.getPackageName())
                    && !TABLES.contains(outermost(type).getName()));

    private static JavaClass outermost(JavaClass type) {
        return type.getEnclosingClass().map(EngineTest::outermost).orElse(type);
    }

    @Test
    void what_runs_per_instruction_meets_no_collections_options_or_streams() {
        noClasses().that(HOT)
                .should().dependOnClassesThat().resideInAnyPackage("io.vavr..", "java.util.stream..")
                .orShould().dependOnClassesThat(describe("are Optional or a collection", type ->
                        type.getName().startsWith("java.util.Optional") || type.isAssignableTo(Iterable.class)))
                .because("they allocate, and the guest waits")
                .check(House.CLASSES);
    }

    @Test
    void what_runs_per_instruction_boxes_nothing() {
        noClasses().that(HOT)
                .should().callMethodWhere(describe("valueOf, which boxes", EngineTest::boxes))
                .because("a box is an allocation")
                .check(House.CLASSES);
    }

    private static boolean boxes(JavaMethodCall call) {
        return call.getName().equals("valueOf")
                && (call.getTargetOwner().isAssignableTo(Number.class) || call.getTargetOwner().isEquivalentTo(Boolean.class));
    }

    @Test
    void every_class_that_is_said_to_run_or_not_to_run_still_exists() {
        LOOP.forEach(House.CLASSES::get);
        TABLES.forEach(House.CLASSES::get);
    }
}
