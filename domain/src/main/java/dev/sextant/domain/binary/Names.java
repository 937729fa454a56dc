package dev.sextant.domain.binary;

import dev.sextant.domain.structure.Module;
import io.vavr.collection.HashMap;
import io.vavr.collection.Map;
import io.vavr.control.Option;

/// The names a module gives its functions and itself for people to read. Read leniently: a name section that is broken gives the
/// names before the break, never a fault.
///
/// Names are the guest's words: they may hold any character, control characters included.
///
/// @param module    the name of the module
/// @param functions the names of its functions by index, imports counted; only of functions that exist
///
/// @spec A.5.1 Name Section
public record Names(Option<String> module, Map<Long, String> functions) {

    /// No names.
    public static final Names NONE = new Names(Option.none(), HashMap.empty());

    private static final String SECTION = "name";

    /// The names in the module's first custom section `name`.
    public static Names of(Module module) {
        return module.customs()
                .find(custom -> custom.name().equals(SECTION))
                .fold(() -> NONE, custom -> new NameReader(module).names(custom.content()));
    }
}
