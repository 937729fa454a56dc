package dev.sextant.domain.validation;

import dev.sextant.domain.structure.Features;
import dev.sextant.domain.structure.Module;
import io.vavr.collection.Array;
import io.vavr.control.Either;

/// The rules of validation: `⊢ module : …`.
///
/// @spec §3 Validation
public final class Validator {

    private Validator() {}

    /// Checks a module by the rules of a set of features.
    ///
    /// @return the valid module, or the faults found, in the order of the module: within one function or
    ///         expression the first only, and a thousand at most
    public static Either<Array<Invalid>, ValidModule> validate(Module module, Features features) {
        return new ModuleValidator(module, Context.of(module, features)).validate();
    }
}
