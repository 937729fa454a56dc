package dev.sextant.ports;

import io.vavr.collection.Array;

/// What an instance is built around: the imports, already matched, and the module's own tables, memories and globals. Each index
/// space is whole, imports first; of the functions only the imports are there, the engine makes the others. The store is the one
/// the instance runs in.
///
/// @spec §4.5.3 Allocation
public record Allocation(
        Array<FunctionInstance> importedFunctions,
        Array<TableInstance> tables,
        Array<LinearMemory> memories,
        Array<GlobalInstance> globals,
        Store store) {}
