package dev.sextant.benchmarks.field;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// What a process is to do. It answers with lines, of which [Answer] knows these:
///
/// | line | says |
/// |---|---|
/// | `iteration TIME TEXT` | an iteration took so many nanoseconds of processor time, and this is what the guest printed |
/// | `compiled WALL CPU` | from the module's bytes to an instance it took so many nanoseconds, and so much processor time on all threads |
/// | `called WALL CPU RESULT` | the same until a function had been called and given this result |
/// | `peak SIZE` | the most memory the process ever had, in KiB |
/// | `failed TEXT` | why it cannot be done |
sealed interface Task {

    /// The module's file.
    Path module();

    /// The task on a command line.
    List<String> words();

    /// Compiles a program once, then runs it again and again, each time in a new instance: a line `iteration` for each time.
    ///
    /// @param module  its file
    /// @param units   the work in each iteration
    /// @param seconds of processor time, at least; there are at least three iterations
    record Steady(Program program, Path module, long units, int seconds) implements Task {
        @Override
        public List<String> words() {
            return List.of("steady", module.toString(), String.valueOf(units), String.valueOf(seconds));
        }
    }

    /// Runs a program once and ends as quickly as it can. What the guest prints comes before the answer.
    ///
    /// @param module its file
    record Once(Program program, Path module) implements Task {
        @Override
        public List<String> words() {
            return List.of("once", module.toString());
        }
    }

    /// Makes an instance from a module's bytes, again and again: a line `compiled` for each time. If there is something to call, it is
    /// called in the first instance: a line `called` for each.
    ///
    /// @param module  its file
    /// @param seconds how long, at least, and three times at least; 0 for once
    /// @param calls   exported functions that take nothing and give an i32
    record Compile(Path module, int seconds, List<String> calls) implements Task {
        @Override
        public List<String> words() {
            var words = new ArrayList<>(List.of("compile", module.toString(), String.valueOf(seconds)));
            words.addAll(calls);
            return words;
        }
    }
}
