package dev.sextant.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sextant.ports.HostFunctionInstance;
import dev.sextant.runtime.WasmRuntime;
import dev.sextant.runtime.profile.Profile;
import io.vavr.control.Option;
import java.nio.file.Path;

/// A profile to be made of a program, or none.
sealed interface Profiling {

    /// None.
    Profiling NONE = new Unwanted();

    /// Whether there is one.
    default boolean isWanted() {
        return true;
    }

    /// Has a runtime tell what is called.
    void apply(WasmRuntime.Builder builder);

    /// A host function whose calls are in the profile, too.
    HostFunctionInstance listed(HostFunctionInstance function);

    /// Writes the profile.
    ///
    /// @throws Failure which names the file, if it cannot be written
    void write();

    /// No profile.
    final class Unwanted implements Profiling {
        @Override
        public boolean isWanted() {
            return false;
        }

        @Override
        public void apply(WasmRuntime.Builder builder) {}

        @Override
        public HostFunctionInstance listed(HostFunctionInstance function) {
            return function;
        }

        @Override
        public void write() {}
    }

    /// A profile.
    ///
    /// @param isMetered whether it wants the program to use up fuel
    /// @param title     what it is a profile of
    /// @param file      where to write it, in the form that the end of the name says; if nowhere, it is shown as a table
    /// @param console   where it is shown
    record Wanted(Profile profile, boolean isMetered, String title, Option<Path> file, Console console) implements Profiling {

        /// One that can be stopped early is worth having, too: hence interruptible.
        @Override
        public void apply(WasmRuntime.Builder builder) {
            builder.listener(profile).interruptible(true);
            if (isMetered) builder.metered(true);
        }

        @Override
        public HostFunctionInstance listed(HostFunctionInstance function) {
            return profile.listed(function);
        }

        @Override
        public void write() {
            file.peek(path -> OutputFile.write(path, content(path.toString()).getBytes(UTF_8)))
                    .onEmpty(() -> profile.table().lines().forEach(console::complain));
        }

        private String content(String name) {
            if (name.endsWith(".svg")) return profile.svg(title);
            if (name.endsWith(".html")) return profile.html(title);
            return name.endsWith(".folded") ? profile.folded() : profile.table();
        }
    }
}
