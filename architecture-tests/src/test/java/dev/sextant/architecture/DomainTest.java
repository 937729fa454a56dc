package dev.sextant.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.conditions.ArchConditions.have;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.constructors;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import dev.sextant.domain.structure.Bytes;
import dev.sextant.domain.structure.Expression;
import dev.sextant.domain.structure.InstructionIterator;
import dev.sextant.domain.validation.Invalid;
import dev.sextant.domain.validation.ValidFunction;
import dev.sextant.domain.validation.ValidModule;
import java.io.ByteArrayOutputStream;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// The domain is the standard as an immutable model and pure functions on it.
class DomainTest {

    private static final String DOMAIN = "dev.sextant.domain..";

    /// Where anybody may add a form of their own.
    private static final Set<Class<?>> OPEN_INTERFACES = Set.of(Expression.class, InstructionIterator.class);

    @Test
    void the_domain_neither_reads_nor_writes_nor_waits() {
        noClasses().that().resideInAPackage(DOMAIN)
                .should().dependOnClassesThat(
                        describe("do I/O, tell the time, run threads, or are random", DomainTest::isWorldly))
                .because("what it answers depends on what it is given alone")
                .check(House.CLASSES);
    }

    private static boolean isWorldly(JavaClass type) {
        var name = type.getPackageName() + ".";
        boolean inMemory = type.isEquivalentTo(ByteArrayOutputStream.class);
        return name.startsWith("java.io.") && !inMemory
                || name.startsWith("java.nio.file.")
                || name.startsWith("java.nio.channels.")
                || name.startsWith("java.net.")
                || name.startsWith("java.time.")
                || name.startsWith("java.util.concurrent.")
                || Set.of("java.lang.Thread", "java.lang.Runtime", "java.lang.Process", "java.util.Random", "java.util.Timer",
                                "java.util.SplittableRandom", "java.util.Scanner", "java.util.UUID", "java.util.ServiceLoader")
                        .contains(type.getName());
    }

    @Test
    void the_domain_asks_the_system_for_nothing() {
        noClasses().that().resideInAPackage(DOMAIN)
                .should().callMethodWhere(describe("a method of System other than arraycopy", call ->
                        call.getTargetOwner().isEquivalentTo(System.class) && !call.getName().equals("arraycopy")))
                .because("clocks, properties and the environment are the outside's")
                .check(House.CLASSES);
    }

    @Test
    void the_model_consists_of_records_enums_sealed_interfaces_and_final_classes() {
        classes().that().resideInAPackage(Room.STRUCTURE.packages()).and().areNotAnonymousClasses()
                .or().belongToAnyOf(Invalid.class, ValidFunction.class, ValidModule.class)
                .should(have(describe("a form that nobody can extend", DomainTest::isClosed)))
                .because("javac can then say where a case is missing")
                .check(House.CLASSES);
    }

    private static boolean isClosed(JavaClass type) {
        var reflected = type.reflect();
        return type.isInterface()
                ? reflected.isSealed() || type.isAnnotation() || OPEN_INTERFACES.contains(reflected)
                : type.isRecord() || type.isEnum() || type.getModifiers().contains(JavaModifier.FINAL);
    }

    @Test
    void what_the_model_says_never_changes() {
        noFields().that().areDeclaredInClassesThat().resideInAPackage(Room.STRUCTURE.packages())
                .and(describe("are not of an iterator or a builder, which are work and no things", field ->
                        !field.getOwner().isAssignableTo(InstructionIterator.class)
                                && !field.getOwner().getSimpleName().equals("Builder")))
                .should().notBeFinal()
                .because("a module can be shared by everybody who holds it")
                .check(House.CLASSES);
    }

    @Test
    void the_model_hands_out_no_array_but_a_copy() {
        noMethods().that().areDeclaredInClassesThat().resideInAPackage(Room.STRUCTURE.packages())
                .and().arePublic()
                .and(describe("do not copy", method ->
                        !(method.getOwner().isEquivalentTo(Bytes.class) && method.getName().equals("toArray"))))
                .and().doNotHaveName("values")
                .should().haveRawReturnType(describe("an array", JavaClass::isArray))
                .because("whoever holds an array can change it")
                .check(House.CLASSES);
    }

    @Test
    void only_validation_makes_a_valid_module() {
        constructors().that().areDeclaredIn(ValidModule.class).should().bePackagePrivate()
                .because("nobody can then compile what was not validated")
                .check(House.CLASSES);
    }
}
