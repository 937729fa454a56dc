package dev.sextant.adapters.compiler;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.sextant.domain.structure.ImpossibleException;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// Moves classes of this package to another: whatever a class file says of the package, its constants say it.
final class ClassRelocation {

    private static final String OLD = ClassRelocation.class.getPackageName();
    private static final Pattern CLASS = Pattern.compile(Pattern.quote(OLD.replace('.', '/') + "/") + "([\\w$]+)");

    private final String target;
    private final Set<String> met = new TreeSet<>();

    /// @param target the package to move to
    ClassRelocation(String target) {
        this.target = target;
    }

    /// The classes of this package that were met up to now, moved ones themselves included, by their simple binary names.
    Set<String> met() {
        return met;
    }

    /// The same class as one of, or with references to, the other package.
    byte[] move(byte[] bytes) {
        try {
            var in = new DataInputStream(new ByteArrayInputStream(bytes));
            var moved = new ByteArrayOutputStream(bytes.length + 256);
            var out = new DataOutputStream(moved);
            out.writeLong(in.readLong());
            int count = in.readUnsignedShort();
            out.writeShort(count);
            for (int i = 1; i < count; i++) {
                int tag = in.readUnsignedByte();
                out.writeByte(tag);
                switch (tag) {
                    case 1 -> string(in, out);
                    case 5, 6 -> {
                        // These two take two numbers each.
                        out.writeLong(in.readLong());
                        i++;
                    }
                    case 3, 4, 9, 10, 11, 12, 17, 18 -> out.writeInt(in.readInt());
                    case 7, 8, 16, 19, 20 -> out.writeShort(in.readShort());
                    case 15 -> out.write(in.readNBytes(3));
                    default -> throw new ImpossibleException("a constant with tag " + tag);
                }
            }
            in.transferTo(out);
            return moved.toByteArray();
        } catch (IOException e) {
            throw new ImpossibleException("no class: " + e);
        }
    }

    // Names here are ASCII, and what else there is passes as it is, whatever it says.
    private void string(DataInputStream in, DataOutputStream out) throws IOException {
        var text = new String(in.readNBytes(in.readUnsignedShort()), ISO_8859_1);
        if (text.contains(OLD.replace('.', '/'))) {
            CLASS.matcher(text).results().forEach(result -> met.add(result.group(1)));
            text = text.replace(OLD.replace('.', '/'), target.replace('.', '/'));
        }
        var moved = text.replace(OLD, target).getBytes(ISO_8859_1);
        out.writeShort(moved.length);
        out.write(moved);
    }
}
