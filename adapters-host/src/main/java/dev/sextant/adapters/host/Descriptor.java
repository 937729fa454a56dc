package dev.sextant.adapters.host;

import dev.sextant.ports.system.Errno;
import dev.sextant.ports.system.ErrnoException;
import java.io.FileInputStream;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;

/// An open file or directory of Linux whose descriptor's number is known, and with it a path that leads to it for as long as it is open,
/// wherever it is and whatever it is called by then: `/proc/self/fd/N`. A path of one more name is what `openat` and its like take, which
/// Java has for half of what a directory can be asked only.
///
/// Java does not tell the number. So the open file's position, which nobody uses otherwise, is set to a random number, and the number of
/// the descriptor that has that position is found in `/proc/self/fdinfo`. Comparing device and inode would not do: two descriptors of one
/// directory have them in common, and the other one may be closed, and its number be given to another directory, at any time.
final class Descriptor implements AutoCloseable {

    private static final Path NUMBERS = Path.of("/proc/self/fdinfo");
    private static final Path OPEN = Path.of("/proc/self/fd");

    /// Positions that are tried: some file systems have no larger files than 2 GiB.
    private static final int[] MARK_BITS = {38, 30};

    private static final int UNKNOWN = -1;

    /// Where the next descriptor may be: the number closed last, or the one after that found last.
    private static volatile int likely;

    private final FileChannel channel;
    private final int number;
    private final Path path;

    /// Calls that are going on, and one as long as nobody has closed it. What `path` means may change only after the last.
    private final AtomicInteger users = new AtomicInteger(1);
    private final AtomicInteger closings = new AtomicInteger();

    private Descriptor(FileChannel channel, int number) {
        this.channel = channel;
        this.number = number;
        path = OPEN.resolve(Integer.toString(number));
    }

    /// What may be done with a path.
    interface Action<T> {
        T on(Path path) throws IOException, ErrnoException;
    }

    /// What may be done with a path without an answer.
    interface Command {
        void on(Path path) throws IOException, ErrnoException;
    }

    /// Whether the machine shows a process its descriptors.
    static boolean isSupported() {
        return Files.isDirectory(NUMBERS) && Files.isDirectory(OPEN);
    }

    /// Opens a file or directory.
    static Descriptor open(Path path, Set<? extends OpenOption> options) throws IOException {
        return Uninterrupted.call(() -> {
            var channel = FileChannel.open(path, options);
            try {
                return new Descriptor(channel, number(channel));
            } catch (IOException | RuntimeException e) {
                channel.close();
                throw e;
            }
        });
    }

    private static int number(FileChannel channel) throws IOException {
        IOException failure = null;
        for (int bits : MARK_BITS) {
            long mark = ThreadLocalRandom.current().nextLong(1L << bits - 1, 1L << bits);
            try {
                channel.position(mark);
            } catch (IOException e) {
                failure = e;
                continue;
            }
            int number = find(mark);
            if (number != UNKNOWN) {
                likely = number + 1;
                return number;
            }
        }
        throw failure != null ? failure : new IOException("none of the process's descriptors is at the position that was set");
    }

    private static int find(long mark) throws IOException {
        var wanted = ("pos:\t" + mark + "\n").getBytes(StandardCharsets.US_ASCII);
        int first = likely;
        for (int number = first; number < first + 4; number++) {
            if (isAt(NUMBERS + "/" + number, wanted)) return number;
        }
        try (var numbers = Files.newDirectoryStream(NUMBERS)) {
            for (var info : numbers) {
                if (isAt(info.toString(), wanted)) return Integer.parseInt(info.getFileName().toString());
            }
        }
        return UNKNOWN;
    }

    private static boolean isAt(String info, byte[] wanted) {
        try (var in = new FileInputStream(info)) {
            return Arrays.equals(wanted, in.readNBytes(wanted.length));
        } catch (IOException _) {
            // Closed meanwhile, hence not ours.
            return false;
        }
    }

    /// Does something with the path, which leads to what is open until that is done.
    ///
    /// @throws ErrnoException BADF if it is closed; whatever the action failed with
    <T> T use(Action<T> action) throws ErrnoException {
        take();
        try {
            return action.on(path);
        } catch (IOException | RuntimeException e) {
            throw Failures.errno(e);
        } finally {
            giveBack();
        }
    }

    /// Does something with the path.
    void run(Command command) throws ErrnoException {
        use(path -> {
            command.on(path);
            return this;
        });
    }

    private void take() throws ErrnoException {
        if (users.getAndUpdate(count -> count == 0 ? 0 : count + 1) == 0) throw new ErrnoException(Errno.BADF);
    }

    private void giveBack() {
        if (users.decrementAndGet() > 0) return;
        try {
            likely = number;
            channel.close();
        } catch (IOException _) {
            // The descriptor is free all the same.
        }
    }

    /// The open file, to read and write at positions. What interrupts a thread in a call of it closes it.
    FileChannel channel() {
        return channel;
    }

    /// Closes it when nobody is using it any more.
    @Override
    public void close() {
        if (closings.getAndIncrement() == 0) giveBack();
    }
}
