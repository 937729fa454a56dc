package dev.sextant.cli;

import java.util.LinkedHashMap;
import java.util.Map;

/// How the command ends, for scripts to tell apart; what `sextant run` runs ends with codes of its own. From 64 on, so that they
/// stay clear of what programs mostly end with; 64, 65, 66, 70, 74 and 78 are those of `sysexits.h`, 124 that of `timeout`, and
/// from 128 on it is 128 and the number of a signal.
enum ExitCode {
    OK(0, "done"),
    FAILED(1, "a command of a script failed, or files failed in several ways"),
    USAGE(64, "the command line is wrong"),
    MALFORMED(65, "a file is not a module"),
    UNREADABLE(66, "a file or directory cannot be read, or a socket cannot be had"),
    INVALID(67, "a module breaks the rules of validation"),
    UNLINKABLE(68, "a module's imports are not there"),
    TRAP(69, "the guest trapped"),
    INTERNAL(70, "a fault of Sextant's own"),
    EXHAUSTION(71, "the guest used up its call stack, its fuel or the memory there is"),
    UNWRITABLE(74, "the output cannot be written, or nobody reads it any more"),
    UNBUILT(78, "the launcher found no Java to run on, or could not build"),
    TIMEOUT(124, "the time that --timeout gives was over"),
    HUNG_UP(129, "the terminal was closed (SIGHUP)"),
    INTERRUPTED(130, "somebody pressed Ctrl-C (SIGINT)"),
    TERMINATED(143, "somebody told it to end (SIGTERM)");

    private final int number;
    private final String meaning;

    ExitCode(int number, String meaning) {
        this.number = number;
        this.meaning = meaning;
    }

    /// What the process ends with.
    int number() {
        return number;
    }

    /// What it says, as part of a sentence.
    String meaning() {
        return meaning;
    }

    /// Number and meaning of each, as `--help` lists them.
    static Map<String, String> table() {
        var table = new LinkedHashMap<String, String>();
        for (var code : values()) table.put(String.valueOf(code.number), code.meaning);
        return table;
    }
}
