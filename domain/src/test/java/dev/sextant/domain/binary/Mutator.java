package dev.sextant.domain.binary;

import dev.sextant.domain.structure.Bytes;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/// Makes broken modules out of sound ones: by bytes, by numbers and by sections. Where it changes what has a size, it mostly
/// corrects the size, so that the change is seen and not just the wrong size.
final class Mutator {

    private static final int CODE = 10;
    private static final long[] EDGES = {0, 1, 63, 64, 127, 128, 0x7FFF_FFFFL, 0x8000_0000L, 0xFFFF_FFFFL, -1, -64, -65};

    private final SplittableRandom random;
    private final List<Bytes> sources;

    Mutator(long seed, List<Bytes> sources) {
        this.random = new SplittableRandom(seed);
        this.sources = sources;
    }

    Bytes next() {
        var source = any(sources);
        return switch (random.nextInt(8)) {
            case 0 -> change(source);
            case 1 -> source.slice(0, random.nextInt(source.length() + 1));
            case 2, 3 -> RawSection.join(rearranged(RawSection.split(source)));
            default -> RawSection.join(changed(RawSection.split(source)));
        };
    }

    private List<RawSection> rearranged(List<RawSection> sections) {
        if (sections.isEmpty()) return sections;
        int at = random.nextInt(sections.size());
        switch (random.nextInt(6)) {
            case 0 -> sections.remove(at);
            case 1 -> sections.add(random.nextInt(sections.size() + 1), sections.get(at));
            case 2 -> sections.set(at, sections.set(random.nextInt(sections.size()), sections.get(at)));
            case 3 -> sections.set(at, sections.get(at).declaring(random.nextInt(-2, 3)));
            case 4 -> sections.set(at, new RawSection(random.nextInt(14), sections.get(at).content(), 0));
            default -> {
                var others = RawSection.split(any(sources));
                if (!others.isEmpty()) sections.set(at, any(others));
            }
        }
        return sections;
    }

    private List<RawSection> changed(List<RawSection> sections) {
        if (sections.isEmpty()) return sections;
        int at = random.nextInt(sections.size());
        var section = sections.get(at);
        var content = section.id() == CODE && random.nextInt(4) > 0 ? changedBody(section.content()) : change(section.content());
        sections.set(at, section.with(content));
        return sections;
    }

    private Bytes changedBody(Bytes code) {
        var bodies = new ArrayList<Bytes>();
        var in = new Reader(code);
        long count = in.u32();
        for (int i = 0; i < count; i++) bodies.add(in.take((int) in.u32()));
        if (bodies.isEmpty()) return change(code);
        int at = random.nextInt(bodies.size());
        bodies.set(at, change(bodies.get(at)));
        var out = new Writer().u32(count);
        for (var body : bodies) out.u32(body.length()).all(body);
        return out.written();
    }

    /// One to three changes of bytes or numbers.
    private Bytes change(Bytes bytes) {
        var changed = bytes;
        for (int changes = random.nextInt(1, 4); changes > 0; changes--) changed = changeOnce(changed);
        return changed;
    }

    private Bytes changeOnce(Bytes bytes) {
        int at = random.nextInt(bytes.length() + 1);
        int after = Math.min(bytes.length(), at + 1);
        int found = at < bytes.length() ? bytes.at(at) : 0;
        return switch (random.nextInt(8)) {
            case 0 -> replace(bytes, at, after, (byte) random.nextInt(256));
            case 1 -> replace(bytes, at, after, (byte) (found ^ 1 << random.nextInt(8)));
            case 2 -> replace(bytes, at, at, (byte) random.nextInt(256));
            case 3 -> replace(bytes, at, after);
            case 4 -> replace(bytes, at, after, Draft.padded(found & 0x7F, random.nextInt(2, 12)));
            case 5 -> replace(bytes, at, after, Draft.padded(EDGES[random.nextInt(EDGES.length)], random.nextInt(1, 11)));
            case 6 -> replace(bytes, at, after, (byte) (random.nextBoolean() ? 0xFC : 0xFD), (byte) random.nextInt(256));
            default -> replace(bytes, at, after, Draft.shortest(Draft.Kind.S64, EDGES[random.nextInt(EDGES.length)]));
        };
    }

    private static Bytes replace(Bytes bytes, int from, int to, byte... by) {
        return new Writer().all(bytes.slice(0, from)).all(Bytes.copyOf(by)).all(bytes.slice(to, bytes.length())).written();
    }

    private <T> T any(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }
}
