package dev.sextant.adapters.wasi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sextant.ports.Exit;
import dev.sextant.ports.Interruption;
import dev.sextant.ports.Store;
import dev.sextant.ports.system.Errno;
import dev.sextant.ports.system.Grants;
import dev.sextant.ports.system.Mount;
import dev.sextant.runtime.WasmRuntime;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/// Every function with arguments at the edges. How many calls: `-Dsextant.wasi.calls=1000000`.
class ArgumentFuzzTest {

    private static final int CALLS = Integer.getInteger("sextant.wasi.calls", 100_000);

    private static final long[] ADDRESSES = {
        0, 1, 4, 0x100, 0x200, 0x1000, 0x8000, 0xFFFF, 0x1_0000, Guest.SIZE - 64, Guest.SIZE - 8, Guest.SIZE - 4, Guest.SIZE - 1,
        Guest.SIZE, Guest.SIZE + 1, 0x7FFF_FFFF, 0x8000_0000L, 0xFFFF_0000L, 0xFFFF_FFF8L, 0xFFFF_FFFFL};
    private static final long[] LENGTHS = {
        0, 0, 1, 1, 2, 3, 4, 7, 8, 24, 48, 255, 256, 4_096, 4_097, 0x1_0000, Guest.SIZE, 0x0AAA_AAABL, 0x1FFF_FFFF, 0x2000_0000,
        0x2000_0001, 0x7FFF_FFFF, 0x8000_0000L, 0xFFFF_FFFFL};
    private static final long[] NUMBERS = {
        0, 1, 2, 3, 4, 8, 15, 16, 31, 32, 100, 0xFFFF, 0x1_0000, 0x7FFF_FFFF, 0x8000_0000L, 0xFFFF_FFFFL, 1L << 32,
        Long.MAX_VALUE, Long.MIN_VALUE, -1};
    private static final String[] PATHS = {
        "file", "dir", "dir/inner", "link", "dangling", ".", "..", "", "/", "/file", "dir/", "file/", "../x", "none/x", "new",
        "dir/../new", "loop", "a\0b", "x".repeat(256), "link/x", "dir//.", "\u001b[31m"};

    private final SplittableRandom random = new SplittableRandom(20_260_101);
    /// Memory as it is to be.
    private final byte[] before = new byte[(int) Guest.SIZE];
    private int successes;
    private int exits;
    private int interruptions;

    @Test
    void hazard56_whatever_the_arguments_the_answer_is_an_errno_and_nothing_else_is_written() {
        var functions = Preview1Function.values();
        Guest guest = null;
        for (int i = 0; i < CALLS; i++) {
            if (i % 1_000 == 0) {
                if (guest != null) guest.close();
                guest = made();
                guest.bytes().read(0, before, 0, before.length);
            }
            one(guest, functions[i % functions.length]);
        }
        guest.close();
        IO.println("wasi fuzz: " + CALLS + " calls, " + functions.length + " functions, " + successes + " successes, " + exits
                + " exits, " + interruptions + " waits stopped, 0 violations");
        assertTrue(successes > CALLS / 20, "most calls are to fail, some not: " + successes);
    }

    private static Guest made() {
        var store = new Store();
        var grants = Grants.none()
                .withArguments("program", "one").withVariable("NAME", "value")
                .withInput(new TransferCallsTest.Pieces("some", "more"))
                .withMount("/", WasmRuntime.host().memory(1 << 22), Mount.Access.READ_WRITE)
                .withListener(new SocketCallsTest.Door(
                        // Whoever waits for nobody would wait for ever.
                        () -> store.stop(Interruption.Reason.CANCELLED),
                        new SocketCallsTest.Line("come", "more"), new SocketCallsTest.Line()))
                .withMount("/again", WasmRuntime.host().memory(1 << 22), Mount.Access.READ_ONLY);
        var guest = new Guest(grants, "heap", store);
        guest.file("file", "0123456789".repeat(100));
        guest.directory("dir");
        guest.file("dir/inner", "inner");
        guest.symlink("file", Guest.ROOT, "link");
        guest.symlink("nowhere", Guest.ROOT, "dangling");
        guest.symlink("loop", Guest.ROOT, "loop");
        guest.opened("file", 0);
        guest.openedDirectory("dir");
        guest.call(Preview1Function.SOCK_ACCEPT, 5, 0, Guest.RESULT);
        return guest;
    }

    private void one(Guest guest, Preview1Function function) {
        if (random.nextInt(50) == 0) scatter(guest);
        var arguments = arguments(guest, function);
        Errno errno;
        try {
            errno = guest.call(function, arguments);
        } catch (Exit exit) {
            assertTrue(function == Preview1Function.PROC_EXIT || function == Preview1Function.PROC_RAISE, function.text());
            exits++;
            return;
        } catch (Interruption stopped) {
            assertTrue(function == Preview1Function.SOCK_ACCEPT || function == Preview1Function.POLL_ONEOFF, function.text());
            interruptions++;
            guest.store().resume();
            return;
        }
        if (errno == Errno.SUCCESS) successes++;
        if (errno == Errno.SUCCESS) accept(guest.bytes().array(), function, arguments);
        int changed = Arrays.mismatch(before, guest.bytes().array());
        assertEquals(-1, changed, () -> function + Arrays.toString(arguments) + " -> " + errno + " changed byte " + changed);
    }

    /// Numbers here and there in memory, so that what is found there is something.
    private void scatter(Guest guest) {
        for (int at = 0; at < 0x1000; at += 4) guest.bytes().store32(at, (int) (random.nextBoolean() ? address() : length()));
        guest.bytes().store64(0x200, 0x8000L | 100L << 32);
        guest.bytes().read(0, before, 0, 0x1000);
    }

    private long address() {
        return ADDRESSES[random.nextInt(ADDRESSES.length)];
    }

    private long length() {
        return LENGTHS[random.nextInt(LENGTHS.length)];
    }

    private long[] arguments(Guest guest, Preview1Function function) {
        var arguments = new long[function.type().parameters().size()];
        for (int i = 0; i < function.parameters().size(); i++) {
            int slot = function.slot(i);
            switch (function.parameters().get(i)) {
                case Parameter.Out _ -> arguments[slot] = random.nextInt(3) > 0 ? 0x100 + 8L * i : address();
                case Parameter.In in -> {
                    switch (in.type().form()) {
                        case PATH -> path(guest, arguments, slot);
                        case RANGE -> {
                            arguments[slot] = random.nextInt(3) > 0 ? 0x200 : address();
                            arguments[slot + 1] = random.nextInt(3) > 0 ? 1 : length();
                        }
                        case ADDRESS -> arguments[slot] = random.nextInt(3) > 0 ? 0x400 * (i + 1L) : address();
                        case ONE_OF, FLAGS -> arguments[slot] = random.nextInt(4) > 0 ? random.nextInt(8) : number();
                        case RIGHTS -> arguments[slot] = random.nextBoolean() ? Rights.ALL : number();
                        case SIGNED, UNSIGNED -> arguments[slot] = in.type().isDescriptor() ? descriptor() : number();
                    }
                }
            }
        }
        // Which end of a range is where is the function's business: polls of few.
        if (function == Preview1Function.POLL_ONEOFF && random.nextInt(3) > 0) arguments[2] = random.nextInt(4);
        return arguments;
    }

    private long number() {
        return NUMBERS[random.nextInt(NUMBERS.length)];
    }

    /// Mostly one that may be open.
    private long descriptor() {
        return random.nextInt(8) > 0 ? random.nextInt(10) : number();
    }

    private void path(Guest guest, long[] arguments, int slot) {
        if (random.nextInt(8) == 0) {
            arguments[slot] = address();
            arguments[slot + 1] = length();
            return;
        }
        var path = PATHS[random.nextInt(PATHS.length)].getBytes(StandardCharsets.UTF_8);
        long at = 0x1000 + 0x400L * slot;
        guest.put(at, path);
        guest.bytes().read(at, before, (int) at, path.length);
        arguments[slot] = at;
        arguments[slot + 1] = path.length;
    }

    // ---- what a call may write -------------------------------------------------------------------------------------------

    /// Takes over what a call that succeeded may have written. The vectors are read first, as they were before the call.
    private void accept(byte[] now, Preview1Function function, long[] arguments) {
        for (int i = 0; i < function.parameters().size(); i++) {
            if (function.parameters().get(i) instanceof Parameter.In in && in.type() == ParameterType.IOVECS) {
                acceptVectors(now, arguments[function.slot(i)], arguments[function.slot(i) + 1]);
            }
        }
        for (int i = 0; i < function.parameters().size(); i++) {
            int slot = function.slot(i);
            switch (function.parameters().get(i)) {
                case Parameter.Out out -> accept(now, arguments[slot], out.type().bytes());
                case Parameter.In in when in.type() == ParameterType.BUFFER -> accept(now, arguments[slot], arguments[slot + 1]);
                case Parameter.In _ -> { }
            }
        }
        switch (function) {
            case ARGS_GET -> acceptStrings(now, arguments, 2, "program".length() + "one".length() + 2);
            case ENVIRON_GET -> acceptStrings(now, arguments, 1, "NAME=value".length() + 1);
            case POLL_ONEOFF -> accept(now, arguments[1], arguments[2] * 32);
            default -> { }
        }
    }

    private void acceptStrings(byte[] now, long[] arguments, int count, int bytes) {
        accept(now, arguments[0], count * 4L);
        accept(now, arguments[1], bytes);
    }

    private void acceptVectors(byte[] now, long array, long count) {
        var vectors = Arrays.copyOfRange(before, (int) array, (int) (array + count * 8));
        for (int at = 0; at < vectors.length; at += 8) accept(now, word(vectors, at), word(vectors, at + 4));
    }

    private static long word(byte[] bytes, int at) {
        return (bytes[at] & 0xFFL) | (bytes[at + 1] & 0xFFL) << 8 | (bytes[at + 2] & 0xFFL) << 16 | (bytes[at + 3] & 0xFFL) << 24;
    }

    private void accept(byte[] now, long address, long length) {
        System.arraycopy(now, (int) address, before, (int) address, (int) length);
    }
}
