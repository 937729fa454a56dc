package dev.sextant.domain.binary;

import dev.sextant.domain.structure.Module;
import io.vavr.collection.HashMap;
import io.vavr.collection.Map;
import io.vavr.control.Option;

/// The names a module gives its functions and itself for people to read. Read leniently: a name section that is broken gives the
/// names before the break, never a fault.
///
/// @spec A.5.1 Name Section
public record Names(Option<String> module, Map<Long, String> functions) {

    /// No names.
    public static final Names NONE = new Names(Option.none(), HashMap.empty());

    /// The names in the module's custom section `name`.
    public static Names of(Module module) {
        return NONE;
    }
}
