package dev.sextant.domain.validation;

import dev.sextant.domain.structure.Place;

/// The author's fault: a module that has the right form and breaks a rule of validation.
///
/// @param fault  what is wrong, in the words of the standard's test suite, such as `type mismatch`
/// @param detail both sides of the disagreement, such as `i32.add wants [i32 i32], found [i32 f32]`; may be empty
/// @param place  where it is
///
/// @spec §3 Validation
public record Invalid(String fault, String detail, Place place) {

    /// Fault, detail and place in one line.
    public String message() {
        return fault + (detail.isEmpty() ? "" : ": " + detail) + " (" + place + ")";
    }
}
