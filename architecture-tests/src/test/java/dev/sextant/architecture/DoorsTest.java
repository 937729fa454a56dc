package dev.sextant.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.lang.conditions.ArchConditions.be;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import dev.sextant.domain.structure.ImpossibleException;
import dev.sextant.ports.ExecutionEngine;
import dev.sextant.ports.MemoryProvider;
import dev.sextant.ports.Store;
import dev.sextant.ports.WasmException;
import dev.sextant.ports.system.Host;
import dev.sextant.ports.system.HostModuleProvider;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// What goes in and out of the rooms, and how.
class DoorsTest {

    private static final String ADAPTERS = "dev.sextant.adapters..";

    /// Exceptions that stay inside: each is caught in the room that throws it or in the next.
    private static final Set<String> INNER_EXCEPTIONS = Set.of(
            // Carries a fault from the depth of the decoder to its door, which answers it as a value.
            "dev.sextant.domain.binary.MalformedBinary",
            // The same in the reader of the text format.
            "dev.sextant.domain.text.Fault",
            // Says that a partial operator has no result; engines make a trap of it.
            "dev.sextant.domain.numerics.UndefinedResult",
            // Carries an errno from the machine to the host module that asked it; the guest gets the number.
            "dev.sextant.ports.system.ErrnoException");

    /// The ports whose adapters are found, not named.
    private static final Set<Class<?>> SERVICES =
            Set.of(ExecutionEngine.class, MemoryProvider.class, Host.class, HostModuleProvider.class);

    private static boolean isService(JavaClass type) {
        return SERVICES.stream().anyMatch(type::isAssignableTo);
    }

    @Test
    void an_adapter_shows_nothing_but_the_services_it_provides() {
        classes().that().resideInAPackage(ADAPTERS).and().arePublic().and().areTopLevelClasses()
                .should(be(describe("a service", DoorsTest::isService)))
                .because("an adapter has one door for each port it serves, and can be rebuilt behind it")
                .check(House.CLASSES);
    }

    @Test
    void every_service_that_an_adapter_has_is_found_by_the_service_loader() {
        var built = House.CLASSES.stream()
                .filter(DoorsTest::isService)
                .filter(type -> type.getPackageName().startsWith("dev.sextant.adapters."))
                .filter(type -> !type.isInterface() && !type.getModifiers().contains(JavaModifier.ABSTRACT))
                .map(JavaClass::getName)
                .collect(Collectors.toSet());
        var found = SERVICES.stream()
                .flatMap(port -> ServiceLoader.load(port).stream())
                .map(service -> service.type().getName())
                .collect(Collectors.toSet());
        assertEquals(built, found);
    }

    @Test
    void only_the_command_line_writes_to_the_standard_streams_or_ends_the_process() {
        noClasses().that().resideOutsideOfPackage(Room.CLI.packages())
                .should().accessTargetWhere(describe("a standard stream, or an end of the process", DoorsTest::isProcess))
                .because("a library's streams and process are its host's")
                .check(House.CLASSES);
    }

    private static boolean isProcess(JavaAccess<?> access) {
        return access.getTargetOwner().isEquivalentTo(System.class)
                        && Set.of("in", "out", "err", "exit").contains(access.getName())
                || access.getTargetOwner().isEquivalentTo(Runtime.class) && Set.of("exit", "halt").contains(access.getName())
                || access.getTargetOwner().isAssignableTo(Throwable.class) && access.getName().equals("printStackTrace");
    }

    /// But for the store, which puts its own thread's interrupt back where a wait has taken it.
    @Test
    void nobody_interrupts_a_thread() {
        noClasses().should().callMethodWhere(describe("Thread.interrupt", call ->
                        call.getTargetOwner().isAssignableTo(Thread.class) && call.getName().equals("interrupt")
                                && !call.getOriginOwner().isEquivalentTo(Store.class)))
                .because("an interrupt closes the channels that the thread is using, which others may share: hazard 49")
                .check(House.CLASSES);
    }

    @Test
    void the_outside_meets_one_family_of_exceptions() {
        classes().that().resideInAnyPackage("dev.sextant.domain..", Room.PORTS.packages(), ADAPTERS, Room.RUNTIME.packages())
                .and().areAssignableTo(Throwable.class)
                .should(be(assignableTo(WasmException.class)
                        .or(assignableTo(ImpossibleException.class))
                        .or(describe("one that stays inside", type -> INNER_EXCEPTIONS.contains(type.getName())))))
                .because("a catch clause for WasmException catches what a guest, a file or an import can do wrong")
                .check(House.CLASSES);
    }

    @Test
    void every_inner_exception_still_exists() {
        INNER_EXCEPTIONS.forEach(House.CLASSES::get);
    }

    @Test
    void nobody_uses_the_parts_of_vavr_that_java_has_by_now() {
        noClasses().should().dependOnClassesThat(describe("API, Tuple, Try or Lazy", type ->
                        type.getName().startsWith("io.vavr.API") || type.getName().startsWith("io.vavr.Tuple")
                                || type.getName().startsWith("io.vavr.control.Try") || type.getName().startsWith("io.vavr.Lazy")))
                .because("Java has patterns and records, and a failure is an Either")
                .check(House.CLASSES);
    }
}
