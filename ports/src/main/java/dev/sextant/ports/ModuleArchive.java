package dev.sextant.ports;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sextant.domain.structure.ImpossibleException;
import dev.sextant.domain.structure.Malformed;
import dev.sextant.domain.structure.Place;
import dev.sextant.domain.structure.Printable;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Properties;
import java.util.jar.Attributes;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/// The jar that a compiled module is kept in. Its manifest says which version of Sextant made it (`Sextant-Version`) and which class is
/// its [PrecompiledModule] (`Sextant-Module`); its comment, the last that the file has, is a seal: the SHA-256 of all bytes before it.
///
/// The seal tells a file that is whole from one that is not. It does not tell who made it.
public final class ModuleArchive {

    private static final String MANIFEST = "META-INF/MANIFEST.MF";
    private static final String SERVICE = "META-INF/services/" + PrecompiledModule.class.getName();
    private static final Attributes.Name MADE_BY = new Attributes.Name("Sextant-Version");
    private static final Attributes.Name MODULE = new Attributes.Name("Sextant-Module");

    /// What the comment begins with; 64 hexadecimal digits follow.
    private static final String SEAL = "sextant-sha256:";
    private static final int SEAL_BYTES = SEAL.length() + 64;

    /// The record at a zip file's end, whose last two bytes are the length of the comment.
    private static final int END_BYTES = 22;

    /// The most bytes that the entries of a file may have together: no class path is so large, a bomb is.
    private static final long MOST_BYTES = 1L << 30;

    private ModuleArchive() {}

    /// The version of Sextant that this is.
    public static String version() {
        try (var in = ModuleArchive.class.getResourceAsStream("build.properties")) {
            var build = new Properties();
            build.load(in);
            return build.getProperty("version");
        } catch (IOException e) {
            throw new ImpossibleException("no version: " + e);
        }
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new ImpossibleException("every Java has SHA-256: " + e);
        }
    }

    private static byte[] seal(MessageDigest digest) {
        return (SEAL + HexFormat.of().formatHex(digest.digest())).getBytes(US_ASCII);
    }

    // ---- writing ---------------------------------------------------------------------------------------------------------

    /// Writes an archive, entry by entry. The same entries make the same bytes.
    public static final class Writer implements AutoCloseable {

        private final Sealing sealing;
        private final ZipOutputStream zip;

        /// @param out where to; it is closed with this
        public Writer(OutputStream out) {
            sealing = new Sealing(out);
            zip = new ZipOutputStream(sealing, UTF_8);
        }

        /// Begins: says which class is the [PrecompiledModule].
        public void begin(String provider) throws IOException {
            var manifest = new Manifest();
            var main = manifest.getMainAttributes();
            main.put(Attributes.Name.MANIFEST_VERSION, "1.0");
            main.put(MADE_BY, version());
            main.put(MODULE, provider);
            var bytes = new ByteArrayOutputStream();
            manifest.write(bytes);
            add(MANIFEST, bytes.toByteArray());
            add(SERVICE, (provider + "\n").getBytes(UTF_8));
        }

        /// Adds an entry, such as `a/B.class`.
        public void add(String name, byte[] content) throws IOException {
            var entry = new ZipEntry(name);
            // One time for all, or the same module would not make the same file.
            entry.setTimeLocal(LocalDateTime.of(2000, 1, 1, 0, 0));
            zip.putNextEntry(entry);
            zip.write(content);
            zip.closeEntry();
        }

        /// Completes and seals the archive. Without this the file is none.
        public void seal() throws IOException {
            zip.finish();
            sealing.seal();
        }

        @Override
        public void close() throws IOException {
            zip.close();
        }
    }

    /// Keeps the last record of a zip file back, to put the seal's length into it.
    private static final class Sealing extends FilterOutputStream {

        private final MessageDigest digest = digest();
        private final byte[] end = new byte[END_BYTES];
        private int kept;

        Sealing(OutputStream out) {
            super(out);
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int count) throws IOException {
            var all = Arrays.copyOf(end, kept + count);
            System.arraycopy(bytes, from, all, kept, count);
            int ready = Math.max(0, all.length - END_BYTES);
            put(all, ready);
            kept = all.length - ready;
            System.arraycopy(all, ready, end, 0, kept);
        }

        private void put(byte[] bytes, int count) throws IOException {
            digest.update(bytes, 0, count);
            out.write(bytes, 0, count);
        }

        void seal() throws IOException {
            end[END_BYTES - 2] = (byte) SEAL_BYTES;
            put(end, END_BYTES);
            out.write(ModuleArchive.seal(digest));
            kept = 0;
        }

        @Override
        public void close() throws IOException {
            out.close();
        }
    }

    // ---- reading ---------------------------------------------------------------------------------------------------------

    /// The module in a file. The file's seal and version are looked at before any code of it runs; its classes are loaded by a loader
    /// of their own, as they are needed.
    ///
    /// @throws MalformedException if these bytes are no archive, not a whole one, or one that another version of Sextant made
    public static PrecompiledModule read(byte[] file) {
        checkSeal(file);
        var entries = entries(file);
        try {
            var manifest = new Manifest(new ByteArrayInputStream(entries.getOrDefault(MANIFEST, new byte[0]))).getMainAttributes();
            var madeBy = String.valueOf(manifest.getValue(MADE_BY));
            if (!madeBy.equals(version())) {
                throw malformed("made by Sextant " + Printable.excerpt(madeBy) + ", this is " + version(), MANIFEST);
            }
            var type = new Loader(entries).loadClass(String.valueOf(manifest.getValue(MODULE)));
            return (PrecompiledModule) type.getConstructor().newInstance();
        } catch (IOException | ReflectiveOperationException | LinkageError | ClassCastException e) {
            throw malformed("its code cannot be loaded: " + e, MANIFEST);
        }
    }

    private static void checkSeal(byte[] file) {
        int end = file.length - SEAL_BYTES;
        var beginning = SEAL.getBytes(US_ASCII);
        if (end < END_BYTES || !Arrays.equals(file, end, end + SEAL.length(), beginning, 0, beginning.length)) {
            throw malformed("expected the seal of a compiled module at the end, found none", "the archive");
        }
        var digest = digest();
        digest.update(file, 0, end);
        var seal = seal(digest);
        if (!Arrays.equals(file, end, file.length, seal, 0, seal.length)) {
            throw malformed("expected " + new String(seal, US_ASCII) + ", found "
                    + Printable.excerpt(new String(file, end, SEAL_BYTES, US_ASCII)), "the seal");
        }
    }

    private static Map<String, byte[]> entries(byte[] file) {
        var entries = new HashMap<String, byte[]>();
        long left = MOST_BYTES;
        try (var zip = new ZipInputStream(new ByteArrayInputStream(file), UTF_8)) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                var content = zip.readNBytes((int) left);
                if (content.length == left) throw malformed("more than " + MOST_BYTES + " bytes", "the archive");
                left -= content.length;
                entries.put(entry.getName(), content);
            }
        } catch (IOException | IllegalArgumentException e) {
            throw malformed(String.valueOf(e.getMessage()), "the archive");
        }
        return entries;
    }

    private static MalformedException malformed(String detail, String place) {
        return new MalformedException(new Malformed("not a compiled module", detail, new Place.Entry(place)));
    }

    /// The loader of an archive's own classes and resources.
    private static final class Loader extends ClassLoader {

        static {
            registerAsParallelCapable();
        }

        private final Map<String, byte[]> entries;

        Loader(Map<String, byte[]> entries) {
            super(ModuleArchive.class.getClassLoader());
            this.entries = Map.copyOf(entries);
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            var bytes = entries.get(name.replace('.', '/') + ".class");
            if (bytes == null) throw new ClassNotFoundException(name);
            return defineClass(name, bytes, 0, bytes.length);
        }

        @Override
        public java.io.InputStream getResourceAsStream(String name) {
            var bytes = entries.get(name);
            return bytes == null ? super.getResourceAsStream(name) : new ByteArrayInputStream(bytes);
        }
    }
}
