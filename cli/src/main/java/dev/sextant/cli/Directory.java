package dev.sextant.cli;

import dev.sextant.ports.system.Mount.Access;
import io.vavr.collection.Array;
import java.io.File;
import java.nio.file.Path;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// A directory that the program is given, as `--dir` names it: `HOST`, `HOST:GUEST`, and either of them with `:ro` behind it.
///
/// @param host   where it is
/// @param guest  what the program knows it as
/// @param access what the program may do there
record Directory(Path host, String guest, Access access) {

    private static final String READ_ONLY = ":ro";

    /// Reads what stands behind `--dir`.
    static final class Converter implements ITypeConverter<Directory> {
        @Override
        public Directory convert(String text) {
            return parse(text, File.separatorChar == '\\');
        }
    }

    /// The directory that a text means.
    ///
    /// @param hasDrives whether a letter and a colon at the beginning are a drive, as on Windows
    static Directory parse(String text, boolean hasDrives) {
        boolean isReadOnly = text.endsWith(READ_ONLY);
        var names = isReadOnly ? text.substring(0, text.length() - READ_ONLY.length()) : text;
        int drive = hasDrives && names.matches("(?s)[A-Za-z]:([/\\\\].*)?") ? 2 : 0;
        // Two colons part the names, too: so wasmtime has them.
        var parts = Array.of(names.substring(drive).split("::?", -1));
        if (parts.size() > 2) throw no(text, "there is a colon too many");
        var host = names.substring(0, drive) + parts.head();
        var guest = parts.last();
        if (host.isEmpty()) throw no(text, "the host's directory is missing");
        if (guest.isEmpty()) throw no(text, "the guest's name is missing");
        if (guest.indexOf('\0') >= 0) throw no(text, "the guest's name has a NUL in it");
        return new Directory(
                Words.path(host), parts.size() == 1 ? host : guest, isReadOnly ? Access.READ_ONLY : Access.READ_WRITE);
    }

    private static TypeConversionException no(String text, String reason) {
        return new TypeConversionException("wants HOST[:GUEST][:ro], not " + Words.quoted(text) + ": " + reason);
    }
}
