package dev.sextant.conformance.wasi;

import dev.sextant.domain.structure.Bytes;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// What came of a program: how it ended, what it wrote, the files it left.
record Outcome(End end, Bytes output, Bytes errors, Tree tree) {

    /// How a program ended.
    sealed interface End {

        /// With a code, 0 for success.
        record Exited(int code) implements End {}

        /// By a trap, or natively by a signal.
        record Aborted() implements End {}
    }

    /// What is longer is shown by its hash.
    private static final int SHOWN = 16_384;

    /// All of it as text in ASCII, the same for equal outcomes and all but certainly no others.
    String text() {
        var text = new StringBuilder();
        text.append(switch (end) {
            case End.Exited(int code) -> "exited with " + code;
            case End.Aborted() -> "aborted";
        });
        append(text.append("\n---- standard output: "), output);
        append(text.append("---- error output: "), errors);
        text.append("---- files: ").append(tree.nodes().size()).append('\n');
        for (var path : tree.nodes().keySet()) {
            text.append(escaped(utf8(path))).append(switch (tree.nodes().get(path).get()) {
                case Tree.Node.Folder() -> "/";
                case Tree.Node.Link(var target) -> " -> " + escaped(utf8(target));
                case Tree.Node.File(var content) -> "  " + content.length() + " bytes, " + hash(content);
            }).append('\n');
        }
        return text.toString();
    }

    private static void append(StringBuilder text, Bytes bytes) {
        text.append(bytes.length()).append(" bytes");
        if (bytes.length() > SHOWN) {
            text.append(", ").append(hash(bytes)).append('\n');
        } else {
            text.append('\n').append(escaped(bytes));
            if (bytes.length() > 0 && bytes.at(bytes.length() - 1) != '\n') text.append("\\\n");
        }
    }

    private static String escaped(Bytes bytes) {
        var text = new StringBuilder();
        for (byte b : bytes.toArray()) {
            if (b == '\n' || b >= ' ' && b < 0x7f && b != '\\') text.append((char) b);
            else text.append('\\').append(HexFormat.of().toHexDigits(b));
        }
        return text.toString();
    }

    private static Bytes utf8(String text) {
        return Bytes.copyOf(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String hash(Bytes bytes) {
        try {
            return "SHA-256 " + HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes.toArray()), 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
