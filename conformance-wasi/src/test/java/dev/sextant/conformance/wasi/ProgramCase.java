package dev.sextant.conformance.wasi;

import dev.sextant.domain.structure.Bytes;
import io.vavr.collection.Array;
import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;

/// A program with what it is given.
///
/// @param title       the name of the kept expectation, `NAME.expected`
/// @param program     the name of the source and of the kept module, `NAME.c` and `NAME.wasm`
/// @param arguments   without the program's own name
/// @param environment variables, each `NAME=VALUE`
/// @param input       what there is to read on the standard input
/// @param files       what is there before it begins
record ProgramCase(
        String title, String program, Array<String> arguments, Array<String> environment, Bytes input, Tree files) {

    /// All of them, each of which must do the same natively and as WebAssembly.
    static final Array<ProgramCase> ALL = Array.of(
            of("arguments"),
            of("arguments").titled("arguments-many")
                    .with("one", "two words", "", "--three=3", "\"quoted\"", "back\\slash", "tab\there", "*")
                    .in("PLACE=here", "GONE=with the wind", "EMPTY=", "EQUALS=a=b=c", "KEPT=old"),
            of("arguments").titled("arguments-hundred")
                    .with(Array.range(0, 100).map(i -> "argument " + i).toJavaArray(String[]::new)),
            of("streams"),
            of("streams").titled("streams-text").reading("one\ntwo\nthree without an end"),
            of("streams").titled("streams-large").reading(noise(300_000)),
            of("streams").titled("streams-steps").with("7").reading(noise(5_000)),
            of("streams").titled("streams-blocks").with("100000").reading(noise(350_001)),
            of("files"),
            of("directories"),
            of("links"),
            of("times"),
            of("errors"),
            of("clocks"),
            of("entropy"),
            of("exits"),
            of("exits").titled("exits-return").with("return", "42"),
            of("exits").titled("exits-exit").with("exit", "1"),
            of("exits").titled("exits-largest").with("exit", "125"),
            of("exits").titled("exits-deep").with("deep"),
            of("exits").titled("exits-at-once").with("_exit", "3"),
            of("exits").titled("exits-abort").with("abort"),
            of("exits").titled("exits-trap").with("trap"),
            of("exits").titled("exits-nowhere").with("nowhere"),
            of("output"),
            of("format"),
            of("heap"),
            of("sorting"),
            of("recursion"),
            of("waiting").reading("some input\nof two lines\n"),
            of("walking"),
            of("words").reading(text()),
            of("copying").with("from", "to").on(forest()),
            of("copying").titled("copying-nothing").with("nothing", "to").on(forest()));

    private static ProgramCase of(String program) {
        return new ProgramCase(program, program, Array.empty(), Array.empty(), Bytes.EMPTY, Tree.EMPTY);
    }

    private ProgramCase titled(String title) {
        return new ProgramCase(title, program, arguments, environment, input, files);
    }

    ProgramCase with(String... arguments) {
        return new ProgramCase(title, program, Array.of(arguments), environment, input, files);
    }

    private ProgramCase in(String... environment) {
        return new ProgramCase(title, program, arguments, Array.of(environment), input, files);
    }

    private ProgramCase reading(String input) {
        return reading(utf8(input));
    }

    private ProgramCase reading(Bytes input) {
        return new ProgramCase(title, program, arguments, environment, input, files);
    }

    private ProgramCase on(Tree files) {
        return new ProgramCase(title, program, arguments, environment, input, files);
    }

    private static Bytes utf8(String text) {
        return Bytes.copyOf(text.getBytes(StandardCharsets.UTF_8));
    }

    /// The same bytes at every run, of all values.
    private static Bytes noise(int count) {
        var random = new SplittableRandom(count);
        var bytes = new byte[count];
        random.nextBytes(bytes);
        return Bytes.copyOf(bytes);
    }

    /// Words, some frequent and some rare, with dates among them.
    private static Bytes text() {
        var random = new SplittableRandom(1);
        var words = Array.of(
                "the", "sea", "Sun", "altitude", "horizon", "(noon)", "arc", "mirror,", "angle;", "vernier", "degrees", "naïve",
                "\"dead reckoning\"", "log:", "knots.", "a", "of", "and");
        var text = new StringBuilder();
        for (int line = 0; line < 400; line++) {
            for (int i = random.nextInt(12); i >= 0; i--) {
                int rank = Math.min(random.nextInt(words.size()), random.nextInt(words.size()));
                text.append(words.get(rank)).append(i == 0 ? "" : " ");
            }
            if (line % 17 == 3) {
                text.append(" on ").append(1_750 + line).append("-0").append(line % 9 + 1).append("-10 or 1999-12-31");
            }
            text.append('\n');
        }
        return utf8(text.toString());
    }

    /// Two directories, one of them full.
    private static Tree forest() {
        var random = new SplittableRandom(2);
        var tree = Tree.EMPTY.folder("to").folder("from").folder("from/empty").file("from/nothing", Bytes.EMPTY)
                .file("from/large", noise(200_000)).link("from/sideways", "../to").link("from/dangling", "not/there");
        var path = "from/deep";
        for (int level = 0; level < 12; level++, path += "/deeper") {
            tree = tree.folder(path).file(path + "/note " + level + ".txt", utf8("level " + level + "\n"))
                    .file(path + "/größe", noise(random.nextInt(3_000))).link(path + "/back", "..");
        }
        return tree;
    }
}
