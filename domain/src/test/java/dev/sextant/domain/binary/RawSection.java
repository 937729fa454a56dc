package dev.sextant.domain.binary;

import dev.sextant.domain.structure.Bytes;
import java.util.ArrayList;
import java.util.List;

/// A section of a module that a test takes apart and puts together differently.
///
/// @param surplus what is added to the size of the content where it is declared
record RawSection(int id, Bytes content, int surplus) {

    private static final int HEADER = 8;

    /// The same section with a size declared that is off by `difference`.
    RawSection declaring(int difference) {
        return new RawSection(id, content, difference);
    }

    /// The same section with other content.
    RawSection with(Bytes other) {
        return new RawSection(id, other, 0);
    }

    boolean isCustom() {
        return id == 0;
    }

    /// The sections of a module that decodes.
    static List<RawSection> split(Bytes module) {
        var sections = new ArrayList<RawSection>();
        var in = new Reader(module);
        in.moveTo(HEADER);
        while (!in.atEnd()) {
            int id = in.next();
            sections.add(new RawSection(id, in.take((int) in.u32()), 0));
        }
        return sections;
    }

    /// The module with these sections.
    static Bytes join(List<RawSection> sections) {
        var out = new Writer().int32(ModuleReader.MAGIC).int32(ModuleReader.VERSION);
        for (var section : sections) {
            out.next(section.id).u32(Math.max(0, section.content.length() + section.surplus)).all(section.content);
        }
        return out.written();
    }
}
