package dev.sextant.conformance;

import dev.sextant.conformance.script.Command;
import dev.sextant.conformance.script.ModuleSource;
import dev.sextant.conformance.script.Script;
import dev.sextant.conformance.wast.WastReader;
import dev.sextant.domain.structure.Bytes;
import io.vavr.collection.Array;
import io.vavr.control.Option;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.BiFunction;

/// The scripts of an edition's suite, and how many commands they ought to have.
///
/// @param counts the commands by script and type, as counted when the archive was made
public record Suite(Edition edition, Form form, Array<Script> scripts, Counts counts) {

    /// The system property that names the directory with the archives.
    public static final String DIRECTORY = "sextant.spec";

    /// The suite in the directory that the system property names, or nothing if it is not there.
    public static Option<Suite> find(Edition edition, Form form) {
        return Option.of(System.getProperty(DIRECTORY))
                .map(Path::of)
                .filter(directory -> Files.isReadable(archive(directory, edition)))
                .map(directory -> read(directory, edition, form));
    }

    /// How to get what [#find] does not find.
    public static String howToGet(Edition edition) {
        return "the suite is not here: -D" + DIRECTORY + "=DIR must name a directory with " + edition + ".zip (of the repository"
                + " WebAssembly/spec: wast/ the scripts, json/NAME/ what wast2json makes of each) and its counts, now it is "
                + System.getProperty(DIRECTORY, "not set");
    }

    /// The suite in a directory: `core-X.zip` and `counts-X.tsv`.
    ///
    /// @throws UncheckedIOException     if something cannot be read
    /// @throws IllegalArgumentException if a script is none
    public static Suite read(Path directory, Edition edition, Form form) {
        var counts = directory.resolve(edition.toString().replace("core", "counts") + ".tsv");
        try (var archive = FileSystems.newFileSystem(archive(directory, edition))) {
            return new Suite(edition, form, scripts(archive, edition, form), Counts.parse(Files.readString(counts)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// What reports call it, such as `core-1.0` or `core-1.0 text`.
    public String title() {
        return edition + form.suffix();
    }

    /// Every module in the binary format that the scripts hold, the faulty ones too.
    public Array<Bytes> binaries() {
        return scripts.flatMap(Script::commands)
                .flatMap(Command::source)
                .filter(source -> source.format() == ModuleSource.Format.BINARY)
                .map(ModuleSource::bytes);
    }

    private static Path archive(Path directory, Edition edition) {
        return directory.resolve(edition + ".zip");
    }

    private static Array<Script> scripts(FileSystem archive, Edition edition, Form form) throws IOException {
        return switch (form) {
            case JSON -> files(archive.getPath("json"), ".json", (root, file) ->
                    JsonScript.read(file, nameOf(root.relativize(file.getParent()))));
            case TEXT -> files(archive.getPath("wast"), ".wast", (root, file) ->
                    text(file, root.relativize(file).toString(), edition));
        };
    }

    private static Array<Script> files(Path root, String ending, BiFunction<Path, Path, Script> reader) throws IOException {
        try (var files = Files.walk(root)) {
            return Array.ofAll(files.filter(file -> file.toString().endsWith(ending)).sorted().toList())
                    .map(file -> reader.apply(root, file));
        }
    }

    private static Script text(Path file, String name, Edition edition) {
        return WastReader.read(bytes(file), name, edition.features()).getOrElseThrow(fault ->
                new IllegalArgumentException(name + ": " + fault.message()));
    }

    private static Bytes bytes(Path file) {
        try {
            return Bytes.copyOf(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The directory of a script's JSON has the script's name, `simd/simd_lane` for example.
    private static String nameOf(Path directory) {
        return directory.toString().replaceAll("/$", "") + ".wast";
    }
}
