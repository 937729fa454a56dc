package dev.sextant.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Who may import whom.
class RoomsTest {

    @ParameterizedTest
    @EnumSource
    void a_room_uses_only_the_rooms_and_libraries_that_the_plan_gives_it(Room room) {
        classes().that().resideInAPackage(room.packages())
                .should().onlyDependOnClassesThat().resideInAnyPackage(room.usable())
                .because("each room can then be understood, tested and swapped without those it does not know, and what an"
                        + " embedder takes on is the JDK and Vavr alone")
                .check(House.CLASSES);
    }

    @Test
    void scripts_run_without_json_and_without_junit() {
        noClasses().that().resideInAPackage(Room.CONFORMANCE.packages())
                .and().resideOutsideOfPackages("dev.sextant.conformance.junit..", "dev.sextant.conformance.generator..")
                .and().doNotHaveSimpleName("JsonScript")
                .should().dependOnClassesThat().resideInAnyPackage("tools.jackson..", "org.junit..", "org.opentest4j..")
                .because("the command runs scripts and takes on neither")
                .check(House.CLASSES);
    }

    @ParameterizedTest
    @EnumSource
    void a_room_is_not_empty_so_the_sentences_about_it_say_something(Room room) {
        assertTrue(House.CLASSES.stream().anyMatch(room::holds), "no class in " + room.packages());
    }

    @Test
    void every_class_lives_in_a_room() {
        assertEquals(List.of(), House.CLASSES.stream()
                .filter(type -> Arrays.stream(Room.values()).noneMatch(room -> room.holds(type)))
                .map(JavaClass::getName)
                .toList());
    }

    @Test
    void packages_do_not_depend_on_one_another_in_a_circle() {
        slices().matching(House.BASE + ".(**)").should().beFreeOfCycles()
                .because("there is then an order in which to read them")
                .check(House.CLASSES);
    }

    @Test
    void a_rule_whose_subject_matches_nothing_fails() {
        var rule = classes().that().resideInAPackage("dev.sextant.nowhere..").should().bePublic();
        var failure = assertThrows(AssertionError.class, () -> rule.check(House.CLASSES));
        assertTrue(failure.getMessage().contains("failed to check any classes"), failure.getMessage());
    }
}
