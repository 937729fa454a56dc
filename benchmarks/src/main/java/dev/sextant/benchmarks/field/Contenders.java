package dev.sextant.benchmarks.field;

import dev.sextant.runtime.WasmRuntime;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Everybody who can take part here.
final class Contenders {

    private static final String INTERPRETER = "interpreter";
    private static final List<String> COMPILED_COLOURS = List.of("#12a071", "#7bcfa9");
    private static final List<String> INTERPRETED_COLOURS = List.of("#2f6fd0", "#9bbcf0");

    private Contenders() {}

    /// All of them: those that others are measured by come first.
    ///
    /// @param bench  the folder of the workloads
    /// @param target where things may be built, and where the class path of Endive's compiler is
    /// @param work   where files may be left until the end
    static List<Contender> found(FieldOptions options, Path bench, Path target, Path work) throws IOException {
        List<Contender> contenders = new ArrayList<>();
        command("clang").ifPresent(clang -> contenders.add(
                new NativeContender(clang, bench.resolve("src"), resource("native.c", work), work)));
        command("node").ifPresent(node -> contenders.add(new NodeContender(node, resource("v8.mjs", work))));
        contenders.addAll(sextant(options));
        contenders.add(new LauncherContender(target.resolve("../../sextant").normalize()));
        contenders.addAll(endive(options, target));
        return contenders.stream().filter(options::has).toList();
    }

    private static List<Contender> sextant(FieldOptions options) {
        List<Contender> contenders = new ArrayList<>();
        for (var engine : WasmRuntime.engines()) {
            boolean interprets = engine.name().equals(INTERPRETER);
            int shade = 0;
            for (var memory : WasmRuntime.memories()) {
                List<String> java = new ArrayList<>(java(options));
                // As the launcher does.
                if (!interprets) java.addAll(List.of("--add-modules", "jdk.incubator.vector"));
                java.addAll(options.java());
                var colours = interprets ? INTERPRETED_COLOURS : COMPILED_COLOURS;
                contenders.add(new JavaContender(
                        "sextant-" + engine.name() + "-" + memory.name(),
                        "Sextant " + engine.name() + ", " + memory.name(),
                        interprets ? Pace.INTERPRETED : Pace.COMPILED,
                        colours.get(shade++ % colours.size()),
                        List.of("sextant", engine.name(), memory.name()), System.getProperty("java.class.path"), java));
            }
            engine.close();
        }
        return contenders;
    }

    private static List<Contender> endive(FieldOptions options, Path target) throws IOException {
        List<Contender> contenders = new ArrayList<>();
        var jars = target.resolve("endive-compiler");
        if (Files.isDirectory(jars)) {
            List<String> path = new ArrayList<>(List.of(target.resolve("classes").toString()));
            try (Stream<Path> files = Files.list(jars)) {
                files.map(Path::toString).filter(file -> file.endsWith(".jar")).sorted().forEach(path::add);
            }
            contenders.add(new JavaContender(
                    "endive-compiler", "Endive compiler", Pace.COMPILED, "#d9822b",
                    List.of("endive", "compiler", "-"), String.join(File.pathSeparator, path), java(options)));
        }
        contenders.add(new JavaContender(
                "endive-interpreter", "Endive interpreter", Pace.INTERPRETED, "#c0392b",
                List.of("endive", INTERPRETER, "-"), System.getProperty("java.class.path"), java(options)));
        return contenders;
    }

    private static List<String> java(FieldOptions options) {
        return List.of("-Xmx" + options.heapMib() + "m", "-XX:+UseSerialGC");
    }

    /// A command on the PATH.
    static Optional<String> command(String name) {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .map(Path::toString)
                .findFirst();
    }

    private static Path resource(String name, Path folder) {
        try (var in = Contenders.class.getResourceAsStream(name)) {
            return Files.write(folder.resolve(name), in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
