package dev.sextant.adapters.wasi;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sextant.domain.structure.Limits;
import dev.sextant.domain.structure.MemoryType;
import dev.sextant.ports.Caller;
import dev.sextant.ports.ExternalValue;
import dev.sextant.ports.LinearMemory;
import dev.sextant.ports.Store;
import dev.sextant.ports.system.Errno;
import dev.sextant.ports.system.Grants;
import dev.sextant.runtime.WasmRuntime;
import io.vavr.control.Option;
import java.nio.charset.StandardCharsets;

/// A guest without code: a memory of four pages, from which the functions of preview 1 are called one by one.
///
/// Paths are put at [#PATH] and [#OTHER_PATH], vectors at [#VECTORS], their bytes at [#DATA], and results come to [#RESULT].
final class Guest implements Caller, AutoCloseable {

    static final int RESULT = 0x100;
    static final int VECTORS = 0x200;
    static final int PATH = 0x1000;
    static final int OTHER_PATH = 0x4000;
    static final int DATA = 0x8000;

    static final long SIZE = 4 * 65_536;

    /// The first directory that is open before the program begins.
    static final int ROOT = 3;

    private final Program program;
    private final LinearMemory memory;
    private final Store store;

    Guest(Grants grants) {
        this(grants, "heap", new Store());
    }

    Guest(Grants grants, String memory, Store store) {
        program = new Program(grants);
        this.store = store;
        this.memory = WasmRuntime.memories().find(kind -> kind.name().equals(memory)).get()
                .allocate(new MemoryType(Limits.atLeast(4)), store);
    }

    @Override
    public Option<LinearMemory> memory() {
        return Option.some(memory);
    }

    @Override
    public Option<ExternalValue> export(String name) {
        return Option.none();
    }

    @Override
    public Store store() {
        return store;
    }

    /// The end of the program, but not of the memory.
    void end() {
        program.close();
    }

    @Override
    public void close() {
        end();
        memory.close();
    }

    // ---- memory ----------------------------------------------------------------------------------------------------------

    LinearMemory bytes() {
        return memory;
    }

    int load32(long at) {
        return memory.load32(at);
    }

    long load64(long at) {
        return memory.load64(at);
    }

    void put(long at, byte[] bytes) {
        memory.write(at, bytes, 0, bytes.length);
    }

    byte[] get(long at, int count) {
        var bytes = new byte[count];
        memory.read(at, bytes, 0, count);
        return bytes;
    }

    String text(long at, int count) {
        return new String(get(at, count), StandardCharsets.UTF_8);
    }

    /// Puts a path somewhere.
    ///
    /// @return its bytes
    private int path(long at, String path) {
        var bytes = path.getBytes(StandardCharsets.UTF_8);
        put(at, bytes);
        return bytes.length;
    }

    /// Puts one vector.
    void vector(long address, long length) {
        memory.store32(VECTORS, (int) address);
        memory.store32(VECTORS + 4, (int) length);
    }

    // ---- calls -----------------------------------------------------------------------------------------------------------

    Errno call(Preview1Function function, long... arguments) {
        assertEquals(function.type().parameters().size(), arguments.length, function.text());
        var numbers = new long[Math.max(1, arguments.length)];
        System.arraycopy(arguments, 0, numbers, 0, arguments.length);
        program.answer(function, this, numbers, 0);
        return Errno.values()[(int) numbers[0]];
    }

    /// A call that succeeds, and its first result.
    int get(Preview1Function function, long... arguments) {
        assertEquals(Errno.SUCCESS, call(function, arguments));
        return load32(RESULT);
    }

    Errno open(int directory, int lookup, String path, int open, long rights, int flags) {
        return open(directory, lookup, path, open, rights, rights, flags);
    }

    Errno open(int directory, int lookup, String path, int open, long rights, long inheriting, int flags) {
        int length = path(PATH, path);
        return call(Preview1Function.PATH_OPEN, directory, lookup, PATH, length, open, rights, inheriting, flags, RESULT);
    }

    /// Opens something with all rights that a file can have, links followed.
    int opened(String path, int open) {
        return opened(path, open, Rights.ALL);
    }

    int opened(String path, int open, long rights) {
        assertEquals(Errno.SUCCESS, open(ROOT, Flags.LOOKUP_SYMLINK_FOLLOW, path, open, rights, 0), path);
        return load32(RESULT);
    }

    int openedDirectory(String path) {
        return opened(path, Flags.OPEN_DIRECTORY, Rights.ALL & ~Rights.FD_WRITE);
    }

    Errno close(int fd) {
        return call(Preview1Function.FD_CLOSE, fd);
    }

    /// Calls a function of a descriptor and a path.
    Errno path(Preview1Function function, int directory, String path) {
        return call(function, directory, PATH, path(PATH, path));
    }

    Errno rename(int from, String path, int to, String newPath) {
        int length = path(PATH, path);
        return call(Preview1Function.PATH_RENAME, from, PATH, length, to, OTHER_PATH, path(OTHER_PATH, newPath));
    }

    Errno link(int from, int lookup, String path, int to, String newPath) {
        int length = path(PATH, path);
        return call(Preview1Function.PATH_LINK, from, lookup, PATH, length, to, OTHER_PATH, path(OTHER_PATH, newPath));
    }

    Errno symlink(String target, int directory, String path) {
        int length = path(PATH, target);
        return call(Preview1Function.PATH_SYMLINK, PATH, length, directory, OTHER_PATH, path(OTHER_PATH, path));
    }

    Errno status(int directory, int lookup, String path) {
        int length = path(PATH, path);
        return call(Preview1Function.PATH_FILESTAT_GET, directory, lookup, PATH, length, RESULT);
    }

    Errno setTimes(int directory, int lookup, String path, long accessed, long modified, int flags) {
        int length = path(PATH, path);
        return call(Preview1Function.PATH_FILESTAT_SET_TIMES, directory, lookup, PATH, length, accessed, modified, flags);
    }

    Errno readLink(int directory, String path) {
        int length = path(PATH, path);
        return call(Preview1Function.PATH_READLINK, directory, PATH, length, DATA, 4_096, RESULT);
    }

    Errno write(int fd, String text) {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        put(DATA, bytes);
        vector(DATA, bytes.length);
        return call(Preview1Function.FD_WRITE, fd, VECTORS, 1, RESULT);
    }

    /// Reads at most so many bytes, at most 64 KiB, as text.
    String read(int fd, int count) {
        vector(DATA, count);
        return text(DATA, get(Preview1Function.FD_READ, fd, VECTORS, 1, RESULT));
    }

    /// Makes a file.
    void file(String path, String content) {
        int fd = opened(path, Flags.OPEN_CREAT | Flags.OPEN_TRUNC);
        assertEquals(Errno.SUCCESS, write(fd, content));
        assertEquals(Errno.SUCCESS, close(fd));
    }

    void directory(String path) {
        assertEquals(Errno.SUCCESS, path(Preview1Function.PATH_CREATE_DIRECTORY, ROOT, path), path);
    }

    String content(String path) {
        int fd = opened(path, 0, Rights.FD_READ);
        var content = read(fd, 65_536);
        assertEquals(Errno.SUCCESS, close(fd));
        return content;
    }
}
