package dev.sextant.adapters.wasi;

import static dev.sextant.domain.structure.NumberType.I32;
import static dev.sextant.domain.structure.NumberType.I64;

import dev.sextant.domain.structure.NumberType;
import io.vavr.collection.Array;
import java.util.Locale;

/// What an argument is: how it is passed, which values it can have, and how the host log shows it. A path and a buffer are passed as
/// two i32, an address and a length.
///
/// @spec wasi_snapshot_preview1 Types
enum ParameterType {
    FD         (I32, Form.SIGNED),
    POINTER    (I32, Form.ADDRESS),
    SIZE       (I32, Form.UNSIGNED),
    EXITCODE   (I32, Form.UNSIGNED),
    FILESIZE   (I64, Form.UNSIGNED),
    FILEDELTA  (I64, Form.SIGNED),
    TIMESTAMP  (I64, Form.UNSIGNED),
    DIRCOOKIE  (I64, Form.UNSIGNED),
    RIGHTS     (I64, Form.RIGHTS),
    PATH       (I32, Form.PATH),
    BUFFER     (I32, Form.RANGE),
    IOVECS     (I32, Form.RANGE),
    CIOVECS    (I32, Form.RANGE),
    CLOCKID    (I32, Form.ONE_OF, "REALTIME", "MONOTONIC", "PROCESS_CPUTIME_ID", "THREAD_CPUTIME_ID"),
    WHENCE     (I32, Form.ONE_OF, "SET", "CUR", "END"),
    ADVICE     (I32, Form.ONE_OF, "NORMAL", "SEQUENTIAL", "RANDOM", "WILLNEED", "DONTNEED", "NOREUSE"),
    SIGNAL     (I32, Form.ONE_OF, "NONE", "HUP", "INT", "QUIT", "ILL", "TRAP", "ABRT", "BUS", "FPE", "KILL", "USR1", "SEGV",
            "USR2", "PIPE", "ALRM", "TERM", "CHLD", "CONT", "STOP", "TSTP", "TTIN", "TTOU", "URG", "XCPU", "XFSZ", "VTALRM",
            "PROF", "WINCH", "POLL", "PWR", "SYS"),
    FDFLAGS    (I32, Form.FLAGS, "APPEND", "DSYNC", "NONBLOCK", "RSYNC", "SYNC"),
    OFLAGS     (I32, Form.FLAGS, "CREAT", "DIRECTORY", "EXCL", "TRUNC"),
    LOOKUPFLAGS(I32, Form.FLAGS, "SYMLINK_FOLLOW"),
    FSTFLAGS   (I32, Form.FLAGS, "ATIM", "ATIM_NOW", "MTIM", "MTIM_NOW"),
    RIFLAGS    (I32, Form.FLAGS, "RECV_PEEK", "RECV_WAITALL"),
    SIFLAGS    (I32, Form.FLAGS),
    SDFLAGS    (I32, Form.FLAGS, "RD", "WR");

    /// How a value is shown, and held against what it can be.
    enum Form {
        SIGNED, UNSIGNED, ADDRESS, RIGHTS, PATH, RANGE, ONE_OF, FLAGS
    }

    private final NumberType passed;
    private final Form form;
    private final Array<String> names;

    ParameterType(NumberType passed, Form form, String... names) {
        this.passed = passed;
        this.form = form;
        this.names = Array.of(names);
    }

    /// How each of its slots is passed.
    NumberType passed() {
        return passed;
    }

    Form form() {
        return form;
    }

    /// The values by number, or the flags by bit.
    Array<String> names() {
        return names;
    }

    /// How many slots it takes.
    int slots() {
        return form == Form.PATH || form == Form.RANGE ? 2 : 1;
    }

    /// The type as the standard's page writes it.
    String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
