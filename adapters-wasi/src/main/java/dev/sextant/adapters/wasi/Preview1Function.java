package dev.sextant.adapters.wasi;

import static dev.sextant.adapters.wasi.ParameterType.*;
import static dev.sextant.adapters.wasi.Rights.NONE;
import static dev.sextant.domain.structure.NumberType.I32;
import static dev.sextant.ports.system.Errno.ACCES;
import static dev.sextant.ports.system.Errno.AGAIN;
import static dev.sextant.ports.system.Errno.BADF;
import static dev.sextant.ports.system.Errno.BUSY;
import static dev.sextant.ports.system.Errno.EXIST;
import static dev.sextant.ports.system.Errno.FBIG;
import static dev.sextant.ports.system.Errno.ILSEQ;
import static dev.sextant.ports.system.Errno.INVAL;
import static dev.sextant.ports.system.Errno.IO;
import static dev.sextant.ports.system.Errno.ISDIR;
import static dev.sextant.ports.system.Errno.LOOP;
import static dev.sextant.ports.system.Errno.MFILE;
import static dev.sextant.ports.system.Errno.NAMETOOLONG;
import static dev.sextant.ports.system.Errno.NOENT;
import static dev.sextant.ports.system.Errno.NOSPC;
import static dev.sextant.ports.system.Errno.NOTCAPABLE;
import static dev.sextant.ports.system.Errno.NOTDIR;
import static dev.sextant.ports.system.Errno.NOTEMPTY;
import static dev.sextant.ports.system.Errno.NOTSUP;
import static dev.sextant.ports.system.Errno.PERM;
import static dev.sextant.ports.system.Errno.PIPE;
import static dev.sextant.ports.system.Errno.ROFS;
import static dev.sextant.ports.system.Errno.SPIPE;
import static dev.sextant.ports.system.Errno.XDEV;
import static dev.sextant.ports.system.HostCallListener.Topic.CLOCK;
import static dev.sextant.ports.system.HostCallListener.Topic.EXIT;
import static dev.sextant.ports.system.HostCallListener.Topic.FILESYSTEM;
import static dev.sextant.ports.system.HostCallListener.Topic.PROC;
import static dev.sextant.ports.system.HostCallListener.Topic.RANDOM;

import dev.sextant.domain.structure.FunctionType;
import dev.sextant.domain.structure.ValueType;
import dev.sextant.ports.system.Errno;
import dev.sextant.ports.system.ErrnoException;
import dev.sextant.ports.system.HostCallListener.Topic;
import io.vavr.collection.Array;
import java.util.Locale;

/// The functions of preview 1: what each is called, takes and gives, which rights it needs, what it does, and what it can answer.
///
/// A row is everything there is to know of a function. Its wasm type, the checks before it, its line in the host log and its row in
/// `FUNCTIONS.md` are derived from it. Before any effect, in this order: every address and length is inside the memory, else FAULT;
/// every flag and every choice is one of the standard's, else INVAL; every descriptor is open, else BADF; it has the rights, else
/// NOTCAPABLE, or another errno where the right has no meaning for what is open ([DescriptorKind#refusal]). Those are not listed again.
/// A call that answers another errno than SUCCESS has written nothing to the guest's memory, except to the buffers of a transfer.
///
/// @spec wasi_snapshot_preview1 Modules
enum Preview1Function {

    // ---- the program -----------------------------------------------------------------------------------------------------

    ARGS_GET(PROC, ArgumentCalls::argumentsGet, "Writes the arguments to `argv_buf`, each with a NUL behind it, and their addresses to `argv`.",
            row(in("argv", POINTER), in("argv_buf", POINTER)), answers()),
    ARGS_SIZES_GET(PROC, ArgumentCalls::argumentsSizesGet, "How many arguments there are, and how many bytes they take.",
            row(out("argc", ResultType.SIZE), out("argv_buf_size", ResultType.SIZE)), answers()),
    ENVIRON_GET(PROC, ArgumentCalls::environmentGet,
            "Writes the variables, each `NAME=VALUE`, to `environ_buf`, each with a NUL behind it, and their addresses to `environ`.",
            row(in("environ", POINTER), in("environ_buf", POINTER)), answers()),
    ENVIRON_SIZES_GET(PROC, ArgumentCalls::environmentSizesGet, "How many variables there are, and how many bytes they take.",
            row(out("environc", ResultType.SIZE), out("environ_buf_size", ResultType.SIZE)), answers()),
    PROC_EXIT(EXIT, ProcessCalls::exit, "Ends the program with a code. Does not return; no trap.",
            row(in("rval", EXITCODE)), answers()),
    PROC_RAISE(EXIT, ProcessCalls::raise, """
            Does what POSIX says a signal does that nobody handles: CHLD, CONT, URG, WINCH and NONE do nothing; STOP, TSTP, TTIN and \
            TTOU are not supported; any other ends the program with 128 + its number.""",
            row(in("sig", SIGNAL)), answers(NOTSUP)),
    SCHED_YIELD(PROC, ProcessCalls::yield, "Lets other threads of the host go first.",
            row(), answers()),
    RANDOM_GET(RANDOM, ProcessCalls::randomGet, "Fills a buffer with random bytes, 64 KiB at a time.",
            row(in("buf", BUFFER)), answers()),

    // ---- clocks ----------------------------------------------------------------------------------------------------------

    CLOCK_RES_GET(CLOCK, ClockCalls::resolutionGet, "The least difference between two times of a clock, in nanoseconds.",
            row(in("id", CLOCKID), out("resolution", ResultType.TIMESTAMP)), answers()),
    CLOCK_TIME_GET(CLOCK, ClockCalls::timeGet, """
            The time of a clock in nanoseconds, as precisely as it can be had, whatever `precision` says. The thread's time is the \
            process's.""",
            row(in("id", CLOCKID), in("precision", TIMESTAMP), out("time", ResultType.TIMESTAMP)), answers()),

    // ---- descriptors -----------------------------------------------------------------------------------------------------

    FD_CLOSE(FILESYSTEM, DescriptorCalls::close, "Closes a descriptor; its number is free.",
            row(fd(NONE)), answers()),
    FD_RENUMBER(FILESYSTEM, DescriptorCalls::renumber, """
            Gives what is open under `fd` the number `to`, in place of what is open there, which is closed. Both may be opened before \
            the program began; a name stays with what has it.""",
            row(fd(NONE), fd("to", NONE)), answers()),
    FD_FDSTAT_GET(FILESYSTEM, DescriptorCalls::statusGet, "The type, flags and rights of a descriptor.",
            row(fd(NONE), out("stat", ResultType.FDSTAT)), answers()),
    FD_FDSTAT_SET_FLAGS(FILESYSTEM, DescriptorCalls::statusSetFlags, "Sets the flags of a descriptor.",
            row(fd(Rights.FD_FDSTAT_SET_FLAGS), in("flags", FDFLAGS)), answers()),
    FD_FDSTAT_SET_RIGHTS(FILESYSTEM, DescriptorCalls::statusSetRights,
            "Takes rights away from a descriptor. NOTCAPABLE if it has not all of the new ones.",
            row(fd(NONE), in("fs_rights_base", RIGHTS), in("fs_rights_inheriting", RIGHTS)), answers(NOTCAPABLE)),
    FD_PRESTAT_GET(FILESYSTEM, DescriptorCalls::prestatGet, """
            How long the name is under which a directory was opened before the program began. BADF for any other descriptor, which \
            is how programs find out how many there are.""",
            row(fd(NONE), out("prestat", ResultType.PRESTAT)), answers(BADF)),
    FD_PRESTAT_DIR_NAME(FILESYSTEM, DescriptorCalls::prestatDirectoryName,
            "The name under which a directory was opened before the program began, without a NUL. NAMETOOLONG if it does not fit.",
            row(fd(NONE), in("path", BUFFER)), answers(BADF, NAMETOOLONG)),

    // ---- reading and writing ---------------------------------------------------------------------------------------------

    FD_READ(FILESYSTEM, TransferCalls::read, """
            Fills buffers with what there is, at the position of a file, and waits if there is nothing yet; AGAIN instead with \
            NONBLOCK. 0 at the end. INVAL for more than 1,024 buffers, or 2 GiB and more.""",
            row(fd(Rights.FD_READ), in("iovs", IOVECS), out("nread", ResultType.SIZE)), answers(INVAL, AGAIN, IO, ISDIR)),
    FD_PREAD(FILESYSTEM, TransferCalls::readAt, "Fills buffers from a position on in a file, whose own position stays.",
            row(fd(Rights.FD_READ | Rights.FD_SEEK), in("iovs", IOVECS), in("offset", FILESIZE), out("nread", ResultType.SIZE)),
            answers(INVAL, IO, ISDIR, SPIPE)),
    FD_WRITE(FILESYSTEM, TransferCalls::write, """
            Empties buffers, at the position of a file, or at its end with APPEND, and waits if nothing can be taken yet; AGAIN instead with \
            NONBLOCK. INVAL for more than 1,024 buffers, or 2 GiB and more.""",
            row(fd(Rights.FD_WRITE), in("iovs", CIOVECS), out("nwritten", ResultType.SIZE)),
            answers(INVAL, AGAIN, FBIG, IO, NOSPC, PIPE)),
    FD_PWRITE(FILESYSTEM, TransferCalls::writeAt, """
            Empties buffers from a position on in a file, whose own position stays; there also with APPEND.""",
            row(fd(Rights.FD_WRITE | Rights.FD_SEEK), in("iovs", CIOVECS), in("offset", FILESIZE), out("nwritten", ResultType.SIZE)),
            answers(INVAL, FBIG, IO, NOSPC, SPIPE)),

    // ---- open files ------------------------------------------------------------------------------------------------------

    FD_SEEK(FILESYSTEM, FileCalls::seek, """
            Moves the position of a file, to any place from 0 to 2^63 - 1. Asking for it, CUR and 0, needs the right `fd_tell` only.""",
            row(fd(Rights.FD_TELL), in("offset", FILEDELTA), in("whence", WHENCE), out("newoffset", ResultType.FILESIZE)),
            answers(INVAL, SPIPE)),
    FD_TELL(FILESYSTEM, FileCalls::tell, "The position of a file.",
            row(fd(Rights.FD_TELL), out("offset", ResultType.FILESIZE)), answers(SPIPE)),
    FD_ADVISE(FILESYSTEM, FileCalls::advise, "Takes the advice on how a file will be used, and makes nothing of it.",
            row(fd(Rights.FD_ADVISE), in("offset", FILESIZE), in("len", FILESIZE), in("advice", ADVICE)), answers(INVAL, SPIPE)),
    FD_ALLOCATE(FILESYSTEM, FileCalls::allocate, """
            Makes a file longer by zeros, if it ends before the range does. Whether the machine has the room is found out by writing.""",
            row(fd(Rights.FD_ALLOCATE), in("offset", FILESIZE), in("len", FILESIZE)), answers(INVAL, FBIG, NOSPC, ROFS, SPIPE)),
    FD_SYNC(FILESYSTEM, FileCalls::sync, "Has everything written reach the device.",
            row(fd(Rights.FD_SYNC)), answers(INVAL, IO)),
    FD_DATASYNC(FILESYSTEM, FileCalls::dataSync, "Has every byte written reach the device.",
            row(fd(Rights.FD_DATASYNC)), answers(INVAL, IO)),
    FD_FILESTAT_GET(FILESYSTEM, FileCalls::statusGet, "What there is to know of what is open. Times before 1970 are 1970.",
            row(fd(Rights.FD_FILESTAT_GET), out("buf", ResultType.FILESTAT)), answers(IO)),
    FD_FILESTAT_SET_SIZE(FILESYSTEM, FileCalls::statusSetSize, "Cuts a file off, or makes it longer by zeros.",
            row(fd(Rights.FD_FILESTAT_SET_SIZE), in("size", FILESIZE)), answers(INVAL, FBIG, NOSPC, ROFS)),
    FD_FILESTAT_SET_TIMES(FILESYSTEM, FileCalls::statusSetTimes, """
            Sets the times of a file or directory: given ones, or the guest's present. INVAL for one that is both, or after 2^63 - 1.""",
            row(fd(Rights.FD_FILESTAT_SET_TIMES), in("atim", TIMESTAMP), in("mtim", TIMESTAMP), in("fst_flags", FSTFLAGS)),
            answers(INVAL, PERM, ROFS)),
    FD_READDIR(FILESYSTEM, FileCalls::readDirectory, """
            Fills a buffer with the entries of a directory, `.` and `..` first; the last may be cut off where the buffer ends. The cookie             is an entry's place in the directory as it was when cookie 0 was last asked for. Behind the last entry there is nothing.""",
            row(fd(Rights.FD_READDIR), in("buf", BUFFER), in("cookie", DIRCOOKIE), out("bufused", ResultType.SIZE)),
            answers(IO, NOTDIR)),

    // ---- paths -----------------------------------------------------------------------------------------------------------

    PATH_OPEN(FILESYSTEM, PathOpen::open, """
            Opens a file or directory, under the lowest free number. CREAT needs the right `path_create_file`, TRUNC             `path_filestat_set_size`, DSYNC `fd_datasync`, SYNC and RSYNC `fd_sync`. NOTCAPABLE if the directory does not pass on all             the rights asked for; those without meaning for what is opened are left out. DIRECTORY excludes CREAT, EXCL and TRUNC. A             link at the end is LOOP unless it is followed; one that leads nowhere is then made by CREAT, but not with EXCL.""",
            row(fd(Rights.PATH_OPEN), in("dirflags", LOOKUPFLAGS), in("path", PATH), in("oflags", OFLAGS),
                    in("fs_rights_base", RIGHTS), in("fs_rights_inheriting", RIGHTS), in("fdflags", FDFLAGS),
                    out("opened_fd", ResultType.FD)),
            ofPath(ACCES, EXIST, INVAL, ISDIR, MFILE, NOSPC, ROFS)),
    PATH_CREATE_DIRECTORY(FILESYSTEM, PathCalls::createDirectory, "Makes a directory.",
            row(fd(Rights.PATH_CREATE_DIRECTORY), in("path", PATH)), ofPath(ACCES, EXIST, NOSPC, ROFS)),
    PATH_REMOVE_DIRECTORY(FILESYSTEM, PathCalls::removeDirectory, "Removes an empty directory. INVAL for `.`, NOTEMPTY for `..`.",
            row(fd(Rights.PATH_REMOVE_DIRECTORY), in("path", PATH)), ofPath(ACCES, INVAL, NOTEMPTY, ROFS)),
    PATH_UNLINK_FILE(FILESYSTEM, PathCalls::unlinkFile, "Removes a file or a symbolic link.",
            row(fd(Rights.PATH_UNLINK_FILE), in("path", PATH)), ofPath(ACCES, ISDIR, ROFS)),
    PATH_RENAME(FILESYSTEM, PathCalls::rename, """
            Gives a file, link or directory another path, in place of what is there: of a file for a file or link, of an empty directory             for a directory. BUSY for `.` and `..`, XDEV from one mount to another.""",
            row(fd(Rights.PATH_RENAME_SOURCE), in("old_path", PATH), fd("new_fd", Rights.PATH_RENAME_TARGET), in("new_path", PATH)),
            ofPath(ACCES, BUSY, INVAL, ISDIR, NOTEMPTY, ROFS, XDEV)),
    PATH_LINK(FILESYSTEM, PathCalls::link, "Gives a file another path too. PERM for a directory, XDEV from one mount to another.",
            row(fd("old_fd", Rights.PATH_LINK_SOURCE), in("old_flags", LOOKUPFLAGS), in("old_path", PATH),
                    fd("new_fd", Rights.PATH_LINK_TARGET), in("new_path", PATH)),
            ofPath(ACCES, EXIST, NOTSUP, PERM, ROFS, XDEV)),
    PATH_SYMLINK(FILESYSTEM, PathCalls::symbolicLink, """
            Makes a symbolic link, which may lead nowhere. NOTCAPABLE if it would lead to the machine's root, beginning with `/`.""",
            row(in("old_path", PATH), fd(Rights.PATH_SYMLINK), in("new_path", PATH)), ofPath(ACCES, EXIST, NOSPC, NOTSUP, ROFS)),
    PATH_READLINK(FILESYSTEM, PathCalls::readLink, "What a symbolic link says, cut off where the buffer ends.",
            row(fd(Rights.PATH_READLINK), in("path", PATH), in("buf", BUFFER), out("bufused", ResultType.SIZE)), ofPath(INVAL)),
    PATH_FILESTAT_GET(FILESYSTEM, PathCalls::statusGet, "What there is to know of a file. Times before 1970 are 1970.",
            row(fd(Rights.PATH_FILESTAT_GET), in("flags", LOOKUPFLAGS), in("path", PATH), out("buf", ResultType.FILESTAT)), ofPath()),
    PATH_FILESTAT_SET_TIMES(FILESYSTEM, PathCalls::statusSetTimes, "Sets the times of a file: see `fd_filestat_set_times`.",
            row(fd(Rights.PATH_FILESTAT_SET_TIMES), in("flags", LOOKUPFLAGS), in("path", PATH), in("atim", TIMESTAMP),
                    in("mtim", TIMESTAMP), in("fst_flags", FSTFLAGS)),
            ofPath(INVAL, PERM, ROFS));

    /// What a function does, once everything is checked that its row says.
    @FunctionalInterface
    interface Body {

        /// @throws ErrnoException what the call is answered; returning is SUCCESS
        void answer(Call call) throws ErrnoException;
    }

    private final Topic topic;
    private final Body body;
    private final String behaviour;
    private final Array<Parameter> parameters;
    private final Array<Errno> errnos;
    private final Parameter[] checked;
    private final int[] slots;

    Preview1Function(Topic topic, Body body, String behaviour, Array<Parameter> parameters, Array<Errno> errnos) {
        this.topic = topic;
        this.body = body;
        this.behaviour = behaviour;
        this.parameters = parameters;
        this.errnos = errnos;
        checked = parameters.toJavaArray(Parameter[]::new);
        slots = new int[checked.length];
        for (int i = 1; i < slots.length; i++) slots[i] = slots[i - 1] + checked[i - 1].slots();
    }

    private static Array<Parameter> row(Parameter... parameters) {
        return Array.of(parameters);
    }

    private static Array<Errno> answers(Errno... errnos) {
        return Array.of(errnos);
    }

    /// What every function with a path can answer, and these.
    private static Array<Errno> ofPath(Errno... errnos) {
        return Array.of(ILSEQ, INVAL, LOOP, NAMETOOLONG, NOENT, NOTCAPABLE, NOTDIR).appendAll(Array.of(errnos)).distinct();
    }

    private static Parameter fd(long rights) {
        return fd("fd", rights);
    }

    private static Parameter fd(String name, long rights) {
        return new Parameter.In(name, ParameterType.FD, rights);
    }

    private static Parameter in(String name, ParameterType type) {
        return new Parameter.In(name, type, NONE);
    }

    private static Parameter out(String name, ResultType type) {
        return new Parameter.Out(name, type);
    }

    /// The name under which guests import it.
    String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// What a call of it is about.
    Topic topic() {
        return topic;
    }

    /// What it does, in words.
    String behaviour() {
        return behaviour;
    }

    /// Its parameters: arguments, and where results are to be written.
    Array<Parameter> parameters() {
        return parameters;
    }

    /// The first slot of a parameter.
    int slot(int parameter) {
        return slots[parameter];
    }

    /// What else it can answer, beside what every function can.
    Array<Errno> errnos() {
        return errnos;
    }

    /// Whether it comes back, with an errno.
    boolean returns() {
        return this != PROC_EXIT;
    }

    /// Its type as an import.
    FunctionType type() {
        var taken = parameters.flatMap(parameter -> Array.fill(parameter.slots(), (ValueType) switch (parameter) {
            case Parameter.In in -> in.type().passed();
            case Parameter.Out _ -> I32;
        }));
        return new FunctionType(taken, returns() ? Array.of(I32) : Array.empty());
    }

    /// Checks everything that the row says, then does it.
    void answer(Call call) throws ErrnoException {
        for (int i = 0; i < checked.length; i++) checked[i].checkMemory(call, slots[i]);
        for (int i = 0; i < checked.length; i++) checked[i].checkValue(call, slots[i]);
        for (int i = 0; i < checked.length; i++) {
            if (checked[i] instanceof Parameter.In in && in.type() == FD) call.descriptor(slots[i]).require(in.rights());
        }
        body.answer(call);
    }
}
