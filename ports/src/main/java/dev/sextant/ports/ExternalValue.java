package dev.sextant.ports;

import dev.sextant.domain.structure.ExternalType;

/// What can be exported by one module and imported by another.
///
/// @spec §4.2.12 External Values
public sealed interface ExternalValue permits FunctionInstance, TableInstance, LinearMemory, GlobalInstance {

    /// The type as an import is matched against it: a memory's and a table's minimum is its current size.
    ///
    /// @spec §4.5.1 External Typing
    ExternalType externalType();
}
