package dev.sextant.adapters.wasi;

import static dev.sextant.adapters.wasi.ParameterType.*;
import static dev.sextant.adapters.wasi.Rights.NONE;
import static dev.sextant.domain.structure.NumberType.I32;
import static dev.sextant.ports.system.Errno.AGAIN;
import static dev.sextant.ports.system.Errno.BADF;
import static dev.sextant.ports.system.Errno.FAULT;
import static dev.sextant.ports.system.Errno.FBIG;
import static dev.sextant.ports.system.Errno.INVAL;
import static dev.sextant.ports.system.Errno.IO;
import static dev.sextant.ports.system.Errno.ISDIR;
import static dev.sextant.ports.system.Errno.NAMETOOLONG;
import static dev.sextant.ports.system.Errno.NOSPC;
import static dev.sextant.ports.system.Errno.NOTCAPABLE;
import static dev.sextant.ports.system.Errno.NOTSUP;
import static dev.sextant.ports.system.Errno.PIPE;
import static dev.sextant.ports.system.Errno.ROFS;
import static dev.sextant.ports.system.Errno.SPIPE;
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
            answers(INVAL, FBIG, IO, NOSPC, SPIPE));

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
