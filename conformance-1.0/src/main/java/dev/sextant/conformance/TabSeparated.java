package dev.sextant.conformance;

import io.vavr.collection.Array;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/// Tables kept as text: UTF-8, a line for each row, tabs between the fields. Lines that are empty or begin with `#` do not count.
final class TabSeparated {

    private TabSeparated() {}

    /// The rows of a resource beside a class, each of which must have so many fields.
    static Array<Array<String>> read(Class<?> beside, String name, int fields) {
        try (var in = beside.getResourceAsStream(name)) {
            if (in == null) throw new IllegalArgumentException("no resource " + name + " beside " + beside.getName());
            return rows(new String(in.readAllBytes(), StandardCharsets.UTF_8), fields, name);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The rows of a text. `name` is for the message if one has another number of fields.
    static Array<Array<String>> rows(String text, int fields, String name) {
        return Array.ofAll(text.lines().toList()).filter(line -> !line.isBlank() && !line.startsWith("#")).map(line -> {
            var row = Array.of(line.split("\t", -1));
            if (row.size() != fields) {
                throw new IllegalArgumentException(name + ": " + fields + " fields wanted, found " + row.size() + ": " + line);
            }
            return row;
        });
    }
}
