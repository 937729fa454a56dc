package dev.sextant.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/// A text in Markdown, for what in it can be held against the code.
record Document(Path file, String text) {

    private static final Pattern FENCE = Pattern.compile("^( *)```(\\w+)\\n(.*?)^\\1```$", Pattern.DOTALL | Pattern.MULTILINE);
    private static final Pattern ROW = Pattern.compile("^\\| *(.*?) *\\| *(.*?) *\\|", Pattern.MULTILINE);

    /// The text in a file at the root.
    static Document of(String file) throws IOException {
        var path = Path.of(file);
        return new Document(path, Files.readString(path));
    }

    /// The content of the blocks fenced as being in a language.
    List<String> blocks(String language) {
        return FENCE.matcher(text).results()
                .filter(fence -> fence.group(2).equals(language))
                .map(fence -> fence.group(3).stripIndent())
                .toList();
    }

    /// The rows of the table whose heading begins with these two cells: each row's first two cells.
    List<List<String>> table(String first, String second) {
        var table = Pattern.compile("^\\| " + first + " \\| " + second + " .*\\n\\|[-:| ]+\\n((?:\\|.*\\n)+)", Pattern.MULTILINE)
                .matcher(text);
        if (!table.find()) throw new AssertionError(file + " has no table with the columns " + first + " and " + second);
        return ROW.matcher(table.group(1)).results().map(row -> List.of(row.group(1), row.group(2))).toList();
    }
}
