package dev.sextant.adapters.wasi;

import static dev.sextant.adapters.wasi.Guest.RESULT;
import static dev.sextant.adapters.wasi.Guest.ROOT;
import static dev.sextant.ports.system.Errno.*;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.sextant.ports.Interruption;
import dev.sextant.ports.Store;
import dev.sextant.ports.system.Clocks;
import dev.sextant.ports.system.Errno;
import dev.sextant.ports.system.Grants;
import dev.sextant.ports.system.Input;
import dev.sextant.ports.system.Mount;
import dev.sextant.runtime.WasmRuntime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Waiting for several things at once.
class PollCallsTest {

    private static final int IN = 0x1_0000;
    private static final int OUT = 0x2_0000;

    private static final int REALTIME = 0;
    private static final int MONOTONIC = 1;
    private static final int ABSOLUTE = 1;
    private static final long START = 1_640_995_200_000_000_000L;

    /// What an event says.
    private record Event(long userdata, Errno errno, int type, long bytes, int flags) {}

    private static void clock(Guest guest, int at, long userdata, int id, long timeout, int flags) {
        long address = IN + 48L * at;
        guest.bytes().fill(address, (byte) 0, 48);
        guest.bytes().store64(address, userdata);
        guest.bytes().store32(address + 16, id);
        guest.bytes().store64(address + 24, timeout);
        guest.bytes().store16(address + 40, (short) flags);
    }

    private static void descriptor(Guest guest, int at, long userdata, int type, int fd) {
        long address = IN + 48L * at;
        guest.bytes().fill(address, (byte) 0, 48);
        guest.bytes().store64(address, userdata);
        guest.bytes().store8(address + 8, (byte) type);
        guest.bytes().store32(address + 16, fd);
    }

    private static List<Event> poll(Guest guest, int count) {
        int events = guest.get(Preview1Function.POLL_ONEOFF, IN, OUT, count, RESULT);
        var list = new ArrayList<Event>();
        for (int i = 0; i < events; i++) list.add(event(guest, OUT + 32L * i));
        return list;
    }

    private static Event event(Guest guest, long at) {
        return new Event(guest.load64(at), Errno.values()[guest.bytes().load16(at + 8)], guest.bytes().load8(at + 10),
                guest.load64(at + 16), guest.bytes().load16(at + 24));
    }

    /// Clocks that note how long somebody slept.
    private static final class Noting implements Clocks {

        private final List<Long> slept = new ArrayList<>();
        private long now = 1_000;

        @Override
        public long realtime() {
            return START + now;
        }

        @Override
        public long monotonic() {
            return now;
        }

        @Override
        public long processTime() {
            return now;
        }

        @Override
        public long resolution() {
            return 1;
        }

        @Override
        public void sleep(long nanos, Store store) {
            slept.add(nanos);
            now += nanos;
        }

        @Override
        public boolean isReal() {
            return true;
        }
    }

    @Test
    void a_clock_wakes_after_a_time_or_at_a_time() {
        var clocks = new Noting();
        try (var guest = new Guest(Grants.none().withClocks(clocks))) {
            clock(guest, 0, 7, MONOTONIC, 500, 0);
            assertEquals(List.of(new Event(7, SUCCESS, 0, 0, 0)), poll(guest, 1));
            clock(guest, 0, 8, REALTIME, START + 1_700, ABSOLUTE);
            assertEquals(List.of(new Event(8, SUCCESS, 0, 0, 0)), poll(guest, 1));
            clock(guest, 0, 9, MONOTONIC, 900, ABSOLUTE);
            assertEquals(List.of(new Event(9, SUCCESS, 0, 0, 0)), poll(guest, 1));
            assertEquals(List.of(500L, 200L), clocks.slept);
        }
    }

    @Test
    void of_several_clocks_the_nearest_wakes_and_all_that_are_due() {
        var clocks = new Noting();
        try (var guest = new Guest(Grants.none().withClocks(clocks))) {
            clock(guest, 0, 1, MONOTONIC, 900, 0);
            clock(guest, 1, 2, MONOTONIC, 300, 0);
            clock(guest, 2, 3, REALTIME, 300, 0);
            clock(guest, 3, 4, REALTIME, START + 1_300, ABSOLUTE);
            assertEquals(List.of(2L, 3L, 4L), poll(guest, 4).stream().map(Event::userdata).toList());
        }
    }

    @Test
    void hazard57_a_timeout_of_2_to_the_63_and_more_is_far_away_and_not_in_the_past() {
        for (long timeout : new long[] {Long.MAX_VALUE, Long.MIN_VALUE, -1}) {
            for (int flags = 0; flags < 2; flags++) {
                var clocks = new Noting();
                try (var guest = new Guest(Grants.none().withClocks(clocks))) {
                    clock(guest, 0, 1, MONOTONIC, timeout, flags);
                    clock(guest, 1, 2, MONOTONIC, 10, 0);
                    assertEquals(List.of(2L), poll(guest, 2).stream().map(Event::userdata).toList());
                    assertEquals(List.of(10L), clocks.slept);
                }
                try (var guest = new Guest(Grants.none())) {
                    clock(guest, 0, 1, MONOTONIC, timeout, flags);
                    assertEquals(1, poll(guest, 1).size());
                }
            }
        }
    }

    @Test
    void with_clocks_that_are_not_real_waiting_takes_no_time_even_for_an_input_that_never_comes() {
        var never = new Input() {
            @Override
            public long available() {
                return 0;
            }

            @Override
            public int read(byte[] target, int from, int count) {
                throw new AssertionError();
            }

            @Override
            public void await(long nanos) {
                throw new AssertionError("waited");
            }
        };
        try (var guest = new Guest(Grants.none().withInput(never))) {
            descriptor(guest, 0, 1, Subscription.FD_READ, 0);
            clock(guest, 1, 2, MONOTONIC, 3_600_000_000_000L, 0);
            assertEquals(List.of(new Event(2, SUCCESS, 0, 0, 0)), poll(guest, 2));
        }
    }

    @Test
    void inputs_outputs_and_files_are_ready_when_they_can_be_read_or_written() {
        var input = new TransferCallsTest.Pieces("abc");
        var grants = Grants.none().withInput(input).withMount("/", WasmRuntime.host().memory(1 << 20), Mount.Access.READ_WRITE);
        try (var guest = new Guest(grants)) {
            guest.file("file", "0123456789");
            int fd = guest.opened("file", 0);
            guest.read(fd, 4);
            descriptor(guest, 0, 1, Subscription.FD_READ, 0);
            assertEquals(List.of(new Event(1, SUCCESS, 1, 3, 0)), poll(guest, 1));
            descriptor(guest, 1, 2, Subscription.FD_WRITE, 1);
            descriptor(guest, 2, 3, Subscription.FD_READ, fd);
            descriptor(guest, 3, 4, Subscription.FD_WRITE, fd);
            clock(guest, 4, 5, MONOTONIC, 1L << 62, 0);
            assertEquals(
                    List.of(new Event(1, SUCCESS, 1, 3, 0), new Event(2, SUCCESS, 2, 1, 0), new Event(3, SUCCESS, 1, 6, 0),
                            new Event(4, SUCCESS, 2, 1, 0)),
                    poll(guest, 5));
            assertEquals("abc", guest.read(0, 10));
            assertEquals(List.of(new Event(1, SUCCESS, 1, 0, Flags.EVENT_HANGUP)), poll(guest, 1));
        }
    }

    @Test
    void what_cannot_be_waited_for_is_an_event_of_its_own() {
        try (var guest = new Guest(Grants.none().withMount("/", WasmRuntime.host().memory(1 << 20), Mount.Access.READ_WRITE))) {
            descriptor(guest, 0, 1, Subscription.FD_READ, 77);
            descriptor(guest, 1, 2, Subscription.FD_WRITE, 0);
            descriptor(guest, 2, 3, Subscription.FD_READ, ROOT);
            clock(guest, 3, 4, 9, 10, 0);
            clock(guest, 4, 5, MONOTONIC, 10, 2);
            clock(guest, 5, 6, 2, 10, 0);
            clock(guest, 6, 7, MONOTONIC, 3_600_000_000_000L, 0);
            assertEquals(List.of(BADF, BADF, ISDIR, INVAL, INVAL, NOTSUP), poll(guest, 7).stream().map(Event::errno).toList());
            descriptor(guest, 0, 1, 3, 0);
            assertEquals(INVAL, guest.call(Preview1Function.POLL_ONEOFF, IN, OUT, 1, RESULT));
        }
    }

    @Test
    void hazard57_numbers_of_subscriptions_that_do_not_fit_are_refused_and_nothing_is_written() {
        long size = Guest.SIZE;
        // in, out, nsubscriptions, nevents; the expected errno.
        long[][] rows = {
            {IN, OUT, 0, RESULT, INVAL.ordinal()},
            {IN, OUT, 1_366, RESULT, INVAL.ordinal()},
            {0, 0, 1_366, RESULT, INVAL.ordinal()},
            {IN, OUT, 0x0555_5556, RESULT, FAULT.ordinal()},
            {IN, OUT, 0x0800_0000, RESULT, FAULT.ordinal()},
            {IN, OUT, 0xFFFF_FFFFL, RESULT, FAULT.ordinal()},
            {size - 47, OUT, 1, RESULT, FAULT.ordinal()},
            {IN, size - 31, 1, RESULT, FAULT.ordinal()},
            {0xFFFF_FFF0L, OUT, 1, RESULT, FAULT.ordinal()},
            {IN, 0xFFFF_FFF0L, 1, RESULT, FAULT.ordinal()},
            {IN, OUT, 1, size - 3, FAULT.ordinal()},
            {IN, size - 32, 1, RESULT, SUCCESS.ordinal()},
        };
        for (var row : rows) {
            try (var guest = new Guest(Grants.none())) {
                clock(guest, 0, 1, MONOTONIC, 10, 0);
                var before = guest.get(0, (int) size);
                var errno = guest.call(Preview1Function.POLL_ONEOFF, row[0], row[1], row[2], row[3]);
                assertEquals(Errno.values()[(int) row[4]], errno);
                if (errno != SUCCESS) assertArrayEquals(before, guest.get(0, (int) size));
            }
        }
    }

    @Test
    void hazard57_events_may_be_written_over_the_subscriptions() {
        try (var guest = new Guest(Grants.none())) {
            for (int i = 0; i < 10; i++) clock(guest, i, i, MONOTONIC, 0, 0);
            assertEquals(10, guest.get(Preview1Function.POLL_ONEOFF, IN, IN + 40, 10, RESULT));
            for (int i = 0; i < 10; i++) assertEquals(new Event(i, SUCCESS, 0, 0, 0), event(guest, IN + 40 + 32L * i));
        }
    }

    @Test
    void hazard47_a_poll_ends_when_the_store_is_stopped() {
        var store = new Store();
        Input never = new Input() {
            @Override
            public long available() {
                return 0;
            }

            @Override
            public int read(byte[] target, int from, int count) {
                return 0;
            }

            @Override
            public void await(long nanos) {
                store.stop(Interruption.Reason.DEADLINE);
            }
        };
        var grants = Grants.none().withInput(never).withClocks(WasmRuntime.host().clocks());
        try (var guest = new Guest(grants, "heap", store)) {
            descriptor(guest, 0, 1, Subscription.FD_READ, 0);
            clock(guest, 1, 2, MONOTONIC, 3_600_000_000_000L, 0);
            assertThrows(Interruption.class, () -> poll(guest, 2));
            assertThrows(Interruption.class, () -> poll(guest, 1));
            store.resume();
            Thread.ofPlatform().start(() -> store.stop(Interruption.Reason.DEADLINE));
            clock(guest, 0, 2, MONOTONIC, 3_600_000_000_000L, 0);
            assertThrows(Interruption.class, () -> poll(guest, 1));
        }
    }
}
