package dev.sextant.conformance.script;

import io.vavr.collection.Array;

/// A script of the suite.
///
/// @param name its file's name within the suite, such as `i32.wast` or `simd/simd_lane.wast`
public record Script(String name, Array<Command> commands) {

    /// What a report calls a command of this script, such as `i32.wast:37 assert_return add(1, 1)`.
    public String title(Command command) {
        return (place(command) + " " + command.type() + " " + command.subject()).strip();
    }

    /// Where a command of this script stands, such as `i32.wast:37`.
    public String place(Command command) {
        return name + ":" + command.line();
    }
}
