package dev.sextant.cli;

import dev.sextant.domain.validation.Invalid;
import dev.sextant.ports.Exhaustion;
import dev.sextant.ports.Exit;
import dev.sextant.ports.GuestFault;
import dev.sextant.ports.Interruption;
import dev.sextant.ports.InvalidException;
import dev.sextant.ports.MalformedException;
import dev.sextant.ports.Trap;
import dev.sextant.ports.UnlinkableException;
import dev.sextant.ports.UnsupportedFunctionException;
import dev.sextant.ports.WasmException;
import io.vavr.collection.Array;
import io.vavr.collection.List;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;

/// Why a command stops early: an exit code, a sentence, and lines of detail beneath it.
final class Failure extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final ExitCode code;
    private final transient Array<String> details;

    private Failure(ExitCode code, String message, Array<String> details) {
        super(message, null, false, false);
        this.code = code;
        this.details = details;
    }

    /// The command line asks for something that is not there.
    static Failure usage(String message) {
        return new Failure(ExitCode.USAGE, message, Array.empty());
    }

    /// A file that cannot be read.
    static Failure unreadable(IOException fault) {
        return new Failure(ExitCode.UNREADABLE, "unreadable: " + reason(fault), Array.empty());
    }

    /// A file that cannot be written.
    static Failure unwritable(IOException fault) {
        return new Failure(ExitCode.UNWRITABLE, "unwritable: " + reason(fault), Array.empty());
    }

    /// Something other than a file that is not there to be used.
    static Failure unavailable(String what, String reason) {
        return new Failure(ExitCode.UNREADABLE, what + ": " + reason, Array.empty());
    }

    /// Nobody reads what a program writes. That is no reason to say anything.
    static Failure unread() {
        return new Failure(ExitCode.UNWRITABLE, "", Array.empty());
    }

    private static String reason(IOException fault) {
        return switch (fault) {
            case NoSuchFileException _ -> "no such file";
            case NotDirectoryException _ -> "not a directory";
            case AccessDeniedException _ -> "permission denied";
            case FileSystemException other when other.getReason() != null -> other.getReason();
            default -> fault.getMessage();
        };
    }

    /// The file's, the author's, the embedder's or the guest's fault.
    static Failure of(WasmException fault) {
        return switch (fault) {
            case MalformedException malformed ->
                new Failure(ExitCode.MALFORMED, "malformed: " + malformed.getMessage(), Array.empty());
            case InvalidException invalid -> invalid(invalid.faults());
            case UnlinkableException unlinkable ->
                new Failure(ExitCode.UNLINKABLE, "unlinkable: " + unlinkable.getMessage(), Array.empty());
            case UnsupportedFunctionException unsupported ->
                new Failure(ExitCode.INTERNAL, "unsupported: " + unsupported.getMessage(), Array.empty());
            case Trap trap -> new Failure(ExitCode.TRAP, "trap: " + trap.getMessage(), trace(trap));
            case Exhaustion exhaustion ->
                new Failure(ExitCode.EXHAUSTION, "exhaustion: " + exhaustion.getMessage(), trace(exhaustion));
            case Interruption interruption ->
                new Failure(ExitCode.TIMEOUT, "interrupted: " + interruption.getMessage(), trace(interruption));
            case Exit exit -> internal(exit);
        };
    }

    /// No memory is left in the JVM.
    static Failure of(OutOfMemoryError fault) {
        long heap = Runtime.getRuntime().maxMemory() >> 20;
        return new Failure(ExitCode.EXHAUSTION, "out of memory: Java may use " + heap + " MiB (see -Xmx)", Array.empty());
    }

    /// Whatever should never happen.
    static Failure internal(Throwable fault) {
        var kind = fault.getClass().getSimpleName().replaceFirst("(Exception|Error)$", "");
        var said = fault.getMessage() == null ? "" : ": " + fault.getMessage().replaceAll("\\w*Exception", "fault");
        var where = fault.getStackTrace().length == 0 ? "" : " (" + fault.getStackTrace()[0] + ")";
        return new Failure(ExitCode.INTERNAL, "a fault of Sextant's own, please report it: " + kind + said + where, Array.empty());
    }

    private static Failure invalid(Array<Invalid> faults) {
        return new Failure(
                ExitCode.INVALID, "invalid: " + faults.head().message(), faults.tail().map(fault -> "invalid: " + fault.message()));
    }

    private static Array<String> trace(GuestFault fault) {
        List<String> lines = fault.trace().map(frame -> "at " + frame);
        int left = fault.depth() - lines.size();
        return Array.ofAll(left > 0
                ? lines.insert(Math.min(GuestFault.KEPT, lines.size()), "... " + left + " more calls ...")
                : lines);
    }

    /// The same about a file.
    Failure in(Path file) {
        return about(file.toString());
    }

    /// The same about something that is named.
    Failure about(String name) {
        return new Failure(code, name + ": " + getMessage(), details);
    }

    /// Whether there is something to say.
    boolean isSaid() {
        return !getMessage().isEmpty();
    }

    /// How the command is to end.
    ExitCode code() {
        return code;
    }

    /// The sentence, and below it the details, indented.
    Array<String> lines() {
        return details.map(detail -> "  " + detail).prepend(getMessage());
    }
}
