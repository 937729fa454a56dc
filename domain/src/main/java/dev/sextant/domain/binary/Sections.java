package dev.sextant.domain.binary;

import dev.sextant.domain.structure.Bytes;
import dev.sextant.domain.structure.Malformed;
import io.vavr.collection.Array;
import io.vavr.control.Option;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// The sections of a module as they lie in its bytes. For people and tools that want to see a file's layout: what the sections hold
/// is for [Decoder] to say, and so is whether they stand in order.
///
/// @param entries the sections in the order of the file, up to the first fault
/// @param fault   what stopped the walk, if anything did
///
/// @spec §5.5.2 Sections
public record Sections(Array<Entry> entries, Option<Malformed> fault) {

    /// A section: its id, and the bytes behind its size, with their offset from the start of the module.
    ///
    /// @param title the name of a custom section
    public record Entry(int id, Option<String> title, Extent content) {

        /// What the standard calls the section, such as `data count`.
        public String name() {
            for (var section : Section.values()) {
                if (section.id() == id) return section.name().toLowerCase(Locale.ROOT).replace('_', ' ');
            }
            return id == Section.CUSTOM ? "custom" : "unknown";
        }
    }

    /// Bytes of the module, and their offset from its start.
    public record Extent(int offset, Bytes bytes) {}

    private static final int PREAMBLE = 8;

    /// Walks over the sections of a module. Looks at their sizes only.
    public static Sections of(Bytes module) {
        List<Entry> entries = new ArrayList<>();
        var in = new Reader(module);
        try {
            in.take(PREAMBLE);
            while (!in.atEnd()) entries.add(entry(in));
            return new Sections(Array.ofAll(entries), Option.none());
        } catch (MalformedBinary fault) {
            return new Sections(Array.ofAll(entries), Option.some(fault.malformed()));
        }
    }

    private static Entry entry(Reader in) {
        int id = in.next();
        var content = extent(in);
        return new Entry(id, id == Section.CUSTOM ? title(content.bytes()) : Option.none(), content);
    }

    /// Reads a size and what has that size.
    private static Extent extent(Reader in) {
        int size = in.size();
        return new Extent(in.position(), in.take(size));
    }

    private static Option<String> title(Bytes content) {
        try {
            return Option.some(new Reader(content).name());
        } catch (MalformedBinary fault) {
            return Option.none();
        }
    }

    /// The bodies of the module's own functions, locals included, up to the first fault.
    ///
    /// @spec §5.5.13 Code Section
    public Array<Extent> bodies() {
        List<Extent> bodies = new ArrayList<>();
        for (var section : entries.filter(entry -> entry.id() == Section.CODE.id())) {
            var in = new Reader(section.content().bytes());
            try {
                for (long left = in.u32(); left > 0; left--) {
                    var body = extent(in);
                    bodies.add(new Extent(section.content().offset() + body.offset(), body.bytes()));
                }
            } catch (MalformedBinary fault) {
                break;
            }
        }
        return Array.ofAll(bodies);
    }
}
