package dev.sextant.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The rooms of the house, and whom each may import: other rooms, and packages beyond `java` and Vavr.
enum Room {
    STRUCTURE("domain.structure", rooms(), libraries()),
    VALIDATION("domain.validation", rooms(STRUCTURE), libraries()),
    NUMERICS("domain.numerics", rooms(STRUCTURE), libraries()),
    BINARY("domain.binary", rooms(STRUCTURE), libraries()),
    TEXT("domain.text", rooms(STRUCTURE), libraries()),
    PORTS("ports", domain(), libraries()),
    MEMORY("adapters.memory", domain(PORTS), libraries()),
    INTERPRETER("adapters.interpreter", domain(PORTS), libraries()),
    /// The JDK's module for management, where it is there, tells how HotSpot treats the loops of compiled code.
    COMPILER("adapters.compiler", domain(PORTS), libraries("com.sun.management..")),
    HOST("adapters.host", domain(PORTS), libraries()),
    WASI("adapters.wasi", domain(PORTS), libraries()),
    RUNTIME("runtime", domain(PORTS), libraries()),
    CONFORMANCE("conformance", domain(PORTS, RUNTIME, MEMORY, INTERPRETER, COMPILER, HOST, WASI),
            libraries("tools.jackson..", "org.junit.jupiter.api..", "org.opentest4j..")),
    CLI("cli", domain(PORTS, RUNTIME, CONFORMANCE), libraries("picocli.."));

    private final String name;
    private final Set<Room> rooms;
    private final String[] libraries;

    Room(String name, Set<Room> rooms, String[] libraries) {
        this.name = name;
        this.rooms = rooms;
        this.libraries = libraries;
    }

    private static Set<Room> rooms(Room... rooms) {
        return Set.of(rooms);
    }

    /// The whole domain and these.
    private static Set<Room> domain(Room... more) {
        return Stream.concat(Stream.of(STRUCTURE, VALIDATION, NUMERICS, BINARY, TEXT), Stream.of(more))
                .collect(Collectors.toSet());
    }

    private static String[] libraries(String... packages) {
        return packages;
    }

    /// Its packages, as ArchUnit writes them.
    String packages() {
        return House.BASE + "." + name + "..";
    }

    /// Whether a class lives in it.
    boolean holds(JavaClass type) {
        var home = type.getPackageName() + ".";
        return home.startsWith(House.BASE + "." + name + ".");
    }

    /// The packages that its classes may use: its own, its rooms' and libraries', the JDK's and Vavr's.
    String[] usable() {
        return Stream.of(
                        Stream.of(packages(), "java..", "io.vavr.."),
                        rooms.stream().map(Room::packages),
                        Arrays.stream(libraries))
                .flatMap(packages -> packages)
                .toArray(String[]::new);
    }

    @Override
    public String toString() {
        return name;
    }
}
