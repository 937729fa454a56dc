package dev.sextant.cli;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.EnumSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Command lines as they come, each with the exit code that is documented for it and what it says.
class CommandLineTest {

    private static final String MODULES = "cli/src/test/resources/modules/";
    private static final String SCRIPTS = "cli/src/test/resources/scripts/";

    /// A command line, its words parted by spaces, what it ends with, and part of
    /// what it says.
    record Row(String words, ExitCode code, String says) {
        @Override
        public String toString() {
            return "sextant " + words + " -> " + code;
        }
    }

    static Row row(String words, ExitCode code, String says) {
        return new Row(words.replace("DIR/", MODULES).replace("SCRIPTS/", SCRIPTS), code, says);
    }

    static Stream<Row> rows() {
        return Stream.of(
                // Nothing, help and version
                row("", ExitCode.USAGE, "Missing required subcommand"),
                row("--help", ExitCode.OK, "Exit codes:"),
                row("-h", ExitCode.OK, "Usage: sextant"),
                row("--version", ExitCode.OK, "sextant 0."),
                row("-V", ExitCode.OK, "sextant 0."),
                row("run --help", ExitCode.OK, "Usage: sextant run"),
                row("validate -h", ExitCode.OK, "Usage: sextant validate"),
                row("inspect --help", ExitCode.OK, "Usage: sextant inspect"),
                row("parse --help", ExitCode.OK, "Usage: sextant parse"),
                row("print --help", ExitCode.OK, "Usage: sextant print"),
                row("wast -h", ExitCode.OK, "Usage: sextant wast"),
                row("--hlep", ExitCode.USAGE, "Unknown option: '--hlep'"),
                row("fly examples/fac.wasm", ExitCode.USAGE, "fly"),
                row("examples/fac.wasm", ExitCode.USAGE, "examples/fac.wasm"),

                // run: options and arguments
                row("run", ExitCode.USAGE, "Missing required parameter: 'FILE'"),
                row("run examples/fac.wasm --invoke fac 20", ExitCode.OK, "2432902008176640000"),
                row("run --invoke fac examples/fac.wasm 20", ExitCode.OK, "2432902008176640000"),
                row("run --invoke=fac examples/fac.wasm 20", ExitCode.OK, "2432902008176640000"),
                row("run examples/fac.wasm --invoke fac -- 20", ExitCode.OK, "2432902008176640000"),
                row("run examples/fac.wasm --invoke fac -5", ExitCode.OK, "1"),
                row("run examples/fac.wasm --invoke fac 0x14", ExitCode.OK, "2432902008176640000"),
                row("run examples/fac.wasm --invoke fac 2_0", ExitCode.OK, "2432902008176640000"),
                row("run examples/fac.wasm", ExitCode.OK, "\"fac\" function 0 [i64] -> [i64]"),
                row("run examples/fac.wasm 20", ExitCode.USAGE, "nothing to give the arguments to"),
                row("run examples/fac.wasm --invoke", ExitCode.USAGE, "Missing required parameter for option '--invoke'"),
                row("run examples/fac.wasm --invoke fac", ExitCode.USAGE, "\"fac\" wants [i64], given no argument"),
                row("run examples/fac.wasm --invoke fac 1 2", ExitCode.USAGE, "\"fac\" wants [i64], given 1 2"),
                row("run examples/fac.wasm --invoke fac twenty", ExitCode.USAGE, "\"twenty\" is no i64"),
                row("run examples/fac.wasm --invoke fac 1.5", ExitCode.USAGE, "\"1.5\" is no i64"),
                row("run examples/fac.wasm --invoke fac 0x", ExitCode.USAGE, "\"0x\" is no i64"),
                row("run examples/fac.wasm --invoke fac 18446744073709551616", ExitCode.USAGE, "constant out of range: expected an integer of 64 bits"),
                row("run examples/fac.wasm --invoke fac -9223372036854775809", ExitCode.USAGE, "constant out of range: expected an integer of 64 bits"),
                row("run examples/fac.wasm --invoke fac -x", ExitCode.USAGE, "unknown option: -x"),
                row("run examples/fac.wasm --invok fac 20", ExitCode.USAGE, "unknown option: --invok"),
                row("run examples/fac.wasm --invoke fac --invoke fac 20", ExitCode.USAGE, "should be specified only once"),
                row("run examples/fac.wasm --invoke fib 20", ExitCode.USAGE, "no function is exported as \"fib\"; there is \"fac\""),
                row("run examples/memory.wasm --invoke memory", ExitCode.USAGE, "no function is exported as \"memory\""),
                row("run DIR/empty-module.wasm --invoke f", ExitCode.USAGE, "no function is exported at all"),
                row("run DIR/empty-module.wasm", ExitCode.OK, ""),
                row("run DIR/main.wasm", ExitCode.OK, "7"),
                row("run DIR/start.wasm", ExitCode.OK, "8"),
                row("run examples/fac.wasm --engine warp --invoke fac 20", ExitCode.USAGE, "no engine \"warp\"; there is compiler, interpreter"),
                row("run examples/fac.wasm --engine interpreter --invoke fac 20", ExitCode.OK, "2432902008176640000"),
                row("run examples/fac.wasm --engine compiler --invoke fac 20", ExitCode.OK, "2432902008176640000"),
                row("run examples/fac.wasm --memory punched --invoke fac 20", ExitCode.USAGE, "no memory \"punched\"; there is heap"),
                row("run examples/fac.wasm --memory heap --invoke fac 20", ExitCode.OK, "2432902008176640000"),
                row("run examples/fac.wasm --features 3.0", ExitCode.USAGE, "there is 1.0 and 2.0, not \"3.0\""),
                row("run examples/fac.wasm --features 1.0 --invoke fac 20", ExitCode.OK, "2432902008176640000"),
                row("run DIR/values.wasm --invoke f64 -1.5", ExitCode.OK, "-1.5"),
                row("run DIR/values.wasm --invoke f64 -inf", ExitCode.OK, "-inf"),
                row("run DIR/values.wasm --invoke f64 -nan:0x123", ExitCode.OK, "-nan:0x123"),
                row("run DIR/values.wasm --invoke f64 -0.5e-2", ExitCode.OK, "-0.005"),
                row("run DIR/values.wasm --invoke f64 0x1.8p1", ExitCode.OK, "3.0"),
                row("run DIR/values.wasm --invoke f64 1e999", ExitCode.USAGE, "\"1e999\" is no f64: constant out of range"),
                row("run DIR/values.wasm --invoke f32 nan", ExitCode.OK, "nan"),
                row("run DIR/values.wasm --invoke f32 nan:0x800000", ExitCode.USAGE, "\"nan:0x800000\" is no f32: constant out of range"),
                row("run DIR/values.wasm --invoke f32 1.5f", ExitCode.USAGE, "\"1.5f\" is no f32"),

                row("run DIR/values.wasm --invoke two 1 2", ExitCode.OK, "2.0\n1\n"),
                row("run DIR/values.wasm --invoke i32 4294967295", ExitCode.OK, "-1"),
                row("run DIR/values.wasm --invoke i32 4294967296", ExitCode.USAGE, "constant out of range: expected an integer of 32 bits"),
                row("run DIR/values.wasm --invoke externref null", ExitCode.OK, "null"),
                row("run DIR/values.wasm --invoke externref words", ExitCode.OK, "words"),
                row("run DIR/values.wasm --invoke funcref null", ExitCode.OK, "null"),
                row("run DIR/values.wasm --invoke funcref fac", ExitCode.USAGE, "\"fac\" is no funcref"),

                // The text format
                row("run examples/fac.wat --invoke fac 20", ExitCode.OK, "2432902008176640000"),
                row("validate examples/fac.wat examples/host.wat", ExitCode.OK, "examples/host.wat: valid"),
                row("validate DIR/invalid.wat", ExitCode.INVALID, "invalid.wat: invalid: type mismatch"),
                row("inspect examples/fac.wat", ExitCode.OK, "\"fac\" function 0 [i64] -> [i64]"),
                row("run DIR/unknown-word.wat", ExitCode.MALFORMED, "unknown-word.wat: malformed: unknown operator"),
                row("validate DIR/unknown-word.wat", ExitCode.MALFORMED, "(at 2:"),

                // Files
                row("run DIR/nowhere.wasm", ExitCode.UNREADABLE, "nowhere.wasm: unreadable: no such file"),
                row("run examples", ExitCode.UNREADABLE, "unreadable: is a directory"),
                row("validate DIR/nowhere.wasm", ExitCode.UNREADABLE, "nowhere.wasm: unreadable: no such file"),
                row("inspect DIR/nowhere.wasm", ExitCode.UNREADABLE, "nowhere.wasm: unreadable: no such file"),
                row("run DIR/empty.wasm", ExitCode.MALFORMED, "empty.wasm: malformed: unexpected end"),
                row("run DIR/text.wasm", ExitCode.MALFORMED, "text.wasm: malformed: magic header not detected"),
                row("run DIR/cut.wasm", ExitCode.MALFORMED, "cut.wasm: malformed: "),
                row("run DIR/unknown-section.wasm", ExitCode.MALFORMED, "unknown-section.wasm: malformed: malformed section id"),
                row("run DIR/invalid.wasm", ExitCode.INVALID, "invalid.wasm: invalid: type mismatch"),
                row("run examples/host.wasm", ExitCode.UNLINKABLE, "host.wasm: unlinkable: unknown import"),

                // The guest's faults
                row("run examples/trap.wasm --invoke divide 0", ExitCode.TRAP, "trap: integer divide by zero"),
                row("run examples/trap.wasm --invoke unreachable", ExitCode.TRAP, "trap: unreachable"),
                row("run examples/trap.wasm --invoke load 65533", ExitCode.TRAP, "trap: out of bounds memory access"),
                row("run examples/trap.wasm --invoke indirect 2", ExitCode.TRAP, "trap: uninitialized element 2"),
                row("run examples/trap.wasm --invoke indirect 4", ExitCode.TRAP, "trap: undefined element"),
                row("run examples/trap.wasm --invoke forever 0", ExitCode.EXHAUSTION, "exhaustion: call stack exhausted"),

                // Programs
                row("run examples/hello.wasm", ExitCode.OK, "hello, sextant\n"),
                row("run examples/hello.wasm --invoke nothing -x", ExitCode.OK, "hello, sextant\n"),
                row("run --invoke _start examples/hello.wasm", ExitCode.OK, "hello, sextant\n"),
                row("run --invoke _start examples/hello.wasm 1", ExitCode.USAGE, "\"_start\" wants [], given 1"),
                row("run --dir examples examples/cat.wasm fac.wat", ExitCode.OK, ";; The factorial of an i64"),
                row("run --dir examples/fac.wat examples/cat.wasm", ExitCode.UNREADABLE, "--dir examples/fac.wat: unreadable: not a directory"),
                row("run --listen nobody.invalid:80 examples/hello.wasm", ExitCode.UNREADABLE, "--listen nobody.invalid:80: unknown host"),
                row("run --timeout 0 examples/hello.wasm", ExitCode.USAGE, "wants a time, such as 500ms, 1.5s or 1m30s, not \"0\""),
                row("run --timeout 0s examples/hello.wasm", ExitCode.USAGE, "without the option there is no limit"),
                row("run --timeout 1s --timeout 2s examples/hello.wasm", ExitCode.USAGE, "should be specified only once"),
                row("run --timeout 20ms examples/trap.wasm --invoke forever 0 --max-call-depth 1", ExitCode.EXHAUSTION,
                        "exhaustion: call stack exhausted"),
                row("run --timeout 20ms examples/fib.wasm --invoke fib 60", ExitCode.TIMEOUT, "interrupted: deadline passed"),
                row("run --fuel 25 examples/fac.wasm --invoke fac 20", ExitCode.EXHAUSTION, "fuel exhausted: 6 wanted, 1 left"),
                row("run --max-memory 1 examples/hello.wasm", ExitCode.UNLINKABLE, "memory too large"),
                row("run --hostlog files examples/hello.wasm", ExitCode.USAGE, "there is clock, exit, filesystem, memory, poll, proc, random, socket and all"),
                row("run --profile nowhere/p.svg examples/hello.wasm", ExitCode.UNWRITABLE, "nowhere/p.svg: unwritable: no such file"),
                row("completion bash", ExitCode.OK, "complete -F _complete_sextant"),
                row("completion fish", ExitCode.USAGE, "there is bash and zsh, not \"fish\""),

                // validate
                row("validate", ExitCode.USAGE, "Missing required parameter: 'FILE'"),
                row("validate examples/fac.wasm", ExitCode.OK, "examples/fac.wasm: valid"),
                row("validate examples/fac.wasm examples/fib.wasm", ExitCode.OK, "examples/fib.wasm: valid"),
                row("validate DIR/invalid.wasm", ExitCode.INVALID, "invalid.wasm: invalid: type mismatch"),
                row("validate DIR/empty.wasm DIR/text.wasm", ExitCode.MALFORMED, "text.wasm: malformed"),
                row("validate DIR/empty.wasm examples/fac.wasm", ExitCode.MALFORMED, "examples/fac.wasm: valid"),
                row("validate DIR/empty.wasm DIR/invalid.wasm", ExitCode.FAILED, "invalid.wasm: invalid: type mismatch"),
                row("validate -x examples/fac.wasm", ExitCode.USAGE, "Unknown option: '-x'"),
                row("validate DIR/two-results.wasm", ExitCode.OK, "valid"),
                row("validate --features 1.0 DIR/two-results.wasm", ExitCode.INVALID, "invalid: invalid result arity"),

                // inspect
                row("inspect", ExitCode.USAGE, "Missing required parameter: 'FILE'"),
                row("inspect examples/fac.wasm", ExitCode.OK, "\"fac\" function 0 [i64] -> [i64]"),
                row("inspect examples/fac.wasm --engine compiler", ExitCode.OK, "compiler\n  1 of 1 functions"),
                row("inspect examples/fac.wasm --engine interpreter", ExitCode.OK, "interpreter\n  1 of 1 functions"),
                row("inspect DIR/invalid.wasm --engine compiler", ExitCode.INVALID, "invalid.wasm: invalid: "),
                row("inspect examples/fac.wasm --engine warp", ExitCode.USAGE, "no engine \"warp\"; there is compiler, interpreter"),
                row("inspect examples/fac.wasm examples/fib.wasm", ExitCode.USAGE,
                        "Unmatched argument at index 2: 'examples/fib.wasm'"),
                row("inspect DIR/invalid.wasm", ExitCode.OK, "[] -> [i32]"),
                row("inspect DIR/text.wasm", ExitCode.MALFORMED, "magic header not detected"),
                row("inspect DIR/cut.wasm", ExitCode.MALFORMED, "1 type"),

                // parse: what it writes has tests of its own
                row("parse", ExitCode.USAGE, "Missing required options and parameters: '--output=FILE', 'FILE'"),
                row("parse examples/fac.wat", ExitCode.USAGE, "Missing required option: '--output=FILE'"),
                row("parse examples/fac.wat -o", ExitCode.USAGE, "Missing required parameter for option '--output'"),
                row("parse examples/fac.wat -o examples", ExitCode.UNWRITABLE, "examples: unwritable: is a directory"),
                row("parse examples/fac.wat -o nowhere/fac.wasm", ExitCode.UNWRITABLE,
                        "nowhere/fac.wasm: unwritable: no such file"),
                row("parse DIR/nowhere.wat -o nowhere/a", ExitCode.UNREADABLE, "nowhere.wat: unreadable: no such file"),
                row("parse DIR/unknown-word.wat -o nowhere/a", ExitCode.MALFORMED,
                        "unknown-word.wat: malformed: unknown operator"),
                row("parse examples/fac.wasm -o nowhere/a", ExitCode.MALFORMED, "malformed: "),
                row("parse examples/fac.wat examples/fib.wat -o nowhere/a", ExitCode.USAGE, "Unmatched argument"),

                // print
                row("print", ExitCode.USAGE, "Missing required parameter: 'FILE'"),
                row("print examples/fac.wasm", ExitCode.OK, "  (func (;0;) (type 0) (param i64) (result i64)\n    local.get 0\n"),
                row("print examples/fac.wat", ExitCode.OK, "  (export \"fac\" (func 0))"),
                row("print --skeleton examples/fac.wasm", ExitCode.OK, "  (func (;0;) (type 0) (param i64) (result i64))\n"),
                row("print DIR/invalid.wasm", ExitCode.OK, "(module\n"),
                row("print DIR/text.wasm", ExitCode.MALFORMED, "text.wasm: malformed: magic header not detected"),
                row("print DIR/nowhere.wasm", ExitCode.UNREADABLE, "nowhere.wasm: unreadable: no such file"),
                row("print examples/fac.wasm -o examples", ExitCode.UNWRITABLE, "examples: unwritable: is a directory"),
                row("print --bones examples/fac.wasm", ExitCode.USAGE, "Unknown option: '--bones'"),
                row("print --features 1.0 DIR/two-results.wasm", ExitCode.OK, "(result i32 i32)"),

                // wast
                row("wast", ExitCode.USAGE, "Missing required parameter: 'FILE'"),
                row("wast examples/fac.wast", ExitCode.OK, "7 passed, 0 failed, 0 skipped\n"),
                row("wast examples/fac.wast SCRIPTS/vector.wast", ExitCode.OK, "9 passed, 0 failed, 0 skipped\n"),
                row("wast examples/fac.wast --engine interpreter --memory segment", ExitCode.OK,
                        "7 passed, 0 failed, 0 skipped\n"),
                row("wast examples/fac.wast --features 1.0", ExitCode.OK, "7 passed, 0 failed, 0 skipped\n"),
                row("wast examples/fac.wast --engine steam", ExitCode.USAGE, "no engine \"steam\"; there is compiler, interpreter"),
                row("wast examples/fac.wast --memory paper", ExitCode.USAGE, "no memory \"paper\"; there is heap"),
                row("wast --features 3.0 examples/fac.wast", ExitCode.USAGE, "there is 1.0 and 2.0, not \"3.0\""),
                row("wast SCRIPTS/vector.wast --features 1.0", ExitCode.FAILED,
                        "vector.wast:1: malformed: unknown operator v128: expected a value type (at 1:36)\n"
                                + "0 passed, 1 failed, 0 skipped\n"),
                row("wast SCRIPTS/broken.wast examples/fac.wast", ExitCode.FAILED,
                        "broken.wast:2: malformed: unknown operator x"),
                row("wast SCRIPTS/broken.wast examples/fac.wast", ExitCode.FAILED, "\n7 passed, 1 failed, 0 skipped\n"),
                row("wast examples/fac.wat", ExitCode.OK, "1 passed, 0 failed, 0 skipped\n"),
                row("wast examples/fac.wasm", ExitCode.FAILED, "fac.wasm:1: malformed: "),
                row("wast DIR/nowhere.wast", ExitCode.UNREADABLE,
                        "nowhere.wast: unreadable: no such file\n0 passed, 1 failed, 0 skipped\n"),
                row("wast DIR/nowhere.wast SCRIPTS/broken.wast", ExitCode.FAILED, "\n0 passed, 2 failed, 0 skipped\n"),
                row("wast DIR/nowhere.wast examples/fac.wast", ExitCode.UNREADABLE, "\n7 passed, 1 failed, 0 skipped\n"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rows")
    void eachCommandLineEndsAsDocumented(Row row) {
        var outcome = Outcome.of(row.words().isEmpty() ? new String[0] : row.words().split(" "));
        assertAll(
                () -> assertEquals(row.code().number(), outcome.code(), outcome.all()),
                () -> assertTrue(outcome.all().contains(row.says()), outcome.all()),
                () -> assertFalse(outcome.all().contains("\tat java."), outcome.all()),
                () -> assertFalse(outcome.all().contains("Exception"), outcome.all()),
                // Complaints go to their own stream; what `validate` and `wast` find is no complaint but their result.
                () -> assertEquals(
                        row.code() == ExitCode.OK || row.words().matches("(validate|wast).*") && row.code() != ExitCode.USAGE,
                        outcome.err().isEmpty(), outcome.all()));
    }

    @Test
    void everyExitCodeThatACommandLineCanCauseIsInTheTable() {
        var caused = rows().map(Row::code).collect(Collectors.toSet());
        // The others need a broken engine, a machine without Java, or somebody who ends the process: tests of their own.
        assertEquals(
                EnumSet.complementOf(EnumSet.of(
                        ExitCode.INTERNAL, ExitCode.UNBUILT, ExitCode.HUNG_UP, ExitCode.INTERRUPTED, ExitCode.TERMINATED)),
                caused);
    }
}
