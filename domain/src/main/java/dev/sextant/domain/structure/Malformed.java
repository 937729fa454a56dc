package dev.sextant.domain.structure;

/// The file's fault: it does not follow the binary or the text format.
///
/// @param fault  what is wrong, in the words of the standard's test suite, such as `integer too large`
/// @param detail both sides of the disagreement, such as `expected at most 0x7f, found 0x83`; may be empty
/// @param place  where it is
public record Malformed(String fault, String detail, Place place) {

    /// Fault, detail and place in one line.
    public String message() {
        return fault + (detail.isEmpty() ? "" : ": " + detail) + " (" + place + ")";
    }
}
