package dev.sextant.conformance;

import dev.sextant.domain.structure.Bytes;
import io.vavr.collection.Array;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/// Ways to spoil a module in the binary format. All draw on one source of randomness, so that a seed stands for a mutant.
final class Mutation {

    private static final int HEADER = 8;
    private static final byte CODE = 10;

    /// Numbers at which formats break: the edges of what a byte of LEB128, a count or a limit can say.
    private static final long[] EDGES = {
        0, 1, 2, 63, 64, 127, 128, 255, 256, 16_383, 16_384, 50_000, 50_001, 65_535, 65_536, 65_537,
        0x7FFF_FFFFL, 0x8000_0000L, 0xFFFF_FFFEL, 0xFFFF_FFFFL, 0x1_0000_0000L, -1, -64, -65, Long.MIN_VALUE
    };

    private final Random random;
    private final Array<Bytes> sources;

    Mutation(Random random, Array<Bytes> sources) {
        this.random = random;
        this.sources = sources;
    }

    /// One of the sources, spoiled once or more often.
    Bytes mutant() {
        byte[] module = source();
        do {
            module = switch (random.nextInt(8)) {
                case 0 -> content(module);
                case 1 -> sections(module);
                case 2, 3 -> inSection(module);
                default -> inFunction(module);
            };
        } while (random.nextInt(3) == 0);
        return Bytes.copyOf(module);
    }

    private byte[] source() {
        return sources.get(random.nextInt(sources.size())).toArray();
    }

    /// Spoils bytes or a number, wherever that may be.
    private byte[] content(byte[] bytes) {
        return random.nextBoolean() ? bytes(bytes) : number(bytes);
    }

    /// Spoils single bytes and runs of them.
    private byte[] bytes(byte[] module) {
        if (module.length == 0) return module;
        int at = random.nextInt(module.length);
        switch (random.nextInt(6)) {
            case 0 -> module[at] ^= (byte) (1 << random.nextInt(8));
            case 1 -> module[at] = (byte) random.nextInt(256);
            case 2 -> module[at] += (byte) (random.nextBoolean() ? 1 : -1);
            case 3 -> {
                return spliced(module, at, at + 1 + random.nextInt(Math.min(4, module.length - at)), new byte[0]);
            }
            case 4 -> {
                var inserted = new byte[1 + random.nextInt(4)];
                random.nextBytes(inserted);
                return spliced(module, at, at, inserted);
            }
            default -> {
                return Arrays.copyOf(module, at);
            }
        }
        return module;
    }

    /// Takes a byte for the beginning of a number in LEB128 and writes another number, or the same at greater length.
    private byte[] number(byte[] module) {
        if (module.length == 0) return module;
        int at = random.nextInt(module.length);
        var rest = ByteBuffer.wrap(module).position(at);
        long value = size(rest);
        int end = rest.position();
        return switch (random.nextInt(3)) {
            case 0 -> spliced(module, at, end, leb(EDGES[random.nextInt(EDGES.length)], 1));
            case 1 -> spliced(module, at, end, leb(value, 2 + random.nextInt(5)));
            default -> spliced(module, at, end, leb(value + random.nextInt(-2, 3), 1));
        };
    }

    /// Spoils the content of a section, whose size mostly follows.
    private byte[] inSection(byte[] module) {
        var sections = split(module);
        if (sections.isEmpty()) return content(module);
        int at = random.nextInt(sections.size());
        var section = sections.get(at);
        var content = content(section.content);
        sections.set(at, new Section(section.id, random.nextInt(8) == 0 ? section.size : content.length, content));
        return joined(module, sections);
    }

    /// Spoils the content of a function, whose size follows and that of the section, too.
    private byte[] inFunction(byte[] module) {
        var sections = split(module);
        for (var section : sections) {
            if (section.id == CODE && section.content.length > 1) {
                var content = functionSpoiled(section.content);
                sections.set(sections.indexOf(section), new Section(CODE, content.length, content));
                return joined(module, sections);
            }
        }
        return inSection(module);
    }

    /// A code section holds a count, and then size and content of each function.
    private byte[] functionSpoiled(byte[] code) {
        var rest = ByteBuffer.wrap(code);
        int count = size(rest);
        var functions = new ArrayList<byte[]>();
        while (rest.hasRemaining()) functions.add(taken(rest, size(rest)));
        if (functions.isEmpty()) return content(code);
        int chosen = random.nextInt(functions.size());
        functions.set(chosen, content(functions.get(chosen)));
        var joined = new ByteArrayOutputStream();
        joined.writeBytes(leb(count, 1));
        for (var function : functions) {
            joined.writeBytes(leb(function.length, 1));
            joined.writeBytes(function);
        }
        return joined.toByteArray();
    }

    /// Takes the module for a header and sections and leaves out, repeats, exchanges, resizes or borrows one of these.
    private byte[] sections(byte[] module) {
        var sections = split(module);
        if (sections.isEmpty()) return content(module);
        int at = random.nextInt(sections.size());
        var section = sections.get(at);
        switch (random.nextInt(6)) {
            case 0 -> sections.remove(at);
            case 1 -> sections.add(random.nextInt(sections.size() + 1), section);
            case 2 -> Collections.swap(sections, at, random.nextInt(sections.size()));
            case 3 -> borrowed().ifPresent(other -> sections.add(at, other));
            case 4 -> borrowed().ifPresent(other -> sections.set(at, other));
            default -> sections.set(at, new Section(section.id, section.size + random.nextInt(-1, 2), section.content));
        }
        return joined(module, sections);
    }

    private Optional<Section> borrowed() {
        var others = split(source());
        return others.isEmpty() ? Optional.empty() : Optional.of(others.get(random.nextInt(others.size())));
    }

    private static byte[] joined(byte[] module, List<Section> sections) {
        var joined = new ByteArrayOutputStream();
        joined.write(module, 0, Math.min(HEADER, module.length));
        for (var section : sections) {
            joined.write(section.id);
            joined.writeBytes(leb(section.size, 1));
            joined.writeBytes(section.content);
        }
        return joined.toByteArray();
    }

    private record Section(byte id, long size, byte[] content) {}

    private static List<Section> split(byte[] module) {
        var sections = new ArrayList<Section>();
        var rest = ByteBuffer.wrap(module).position(Math.min(HEADER, module.length));
        while (rest.hasRemaining()) {
            byte id = rest.get();
            int size = size(rest);
            sections.add(new Section(id, size, taken(rest, size)));
        }
        return sections;
    }

    /// A number in LEB128, as far as it goes.
    private static int size(ByteBuffer from) {
        int size = 0;
        for (int shift = 0; from.hasRemaining() && shift < 28; shift += 7) {
            byte b = from.get();
            size |= (b & 0x7F) << shift;
            if (b >= 0) break;
        }
        return size;
    }

    /// So many bytes, or as many as there are.
    private static byte[] taken(ByteBuffer from, int size) {
        var bytes = new byte[Math.min(size, from.remaining())];
        from.get(bytes);
        return bytes;
    }

    private static byte[] spliced(byte[] module, int from, int to, byte[] instead) {
        var spliced = new byte[module.length - (to - from) + instead.length];
        System.arraycopy(module, 0, spliced, 0, from);
        System.arraycopy(instead, 0, spliced, from, instead.length);
        System.arraycopy(module, to, spliced, from + instead.length, module.length - to);
        return spliced;
    }

    /// A number in unsigned LEB128, at least so many bytes long.
    private static byte[] leb(long value, int length) {
        var bytes = new ByteArrayOutputStream();
        do {
            long rest = value >>> 7;
            boolean last = rest == 0 && bytes.size() + 1 >= length;
            bytes.write((int) (value & 0x7F) | (last ? 0 : 0x80));
            value = rest;
        } while (value != 0 || bytes.size() < length);
        return bytes.toByteArray();
    }
}
