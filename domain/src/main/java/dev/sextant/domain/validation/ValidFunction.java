package dev.sextant.domain.validation;

import dev.sextant.domain.structure.FunctionType;
import dev.sextant.domain.structure.Module;

/// A function of a valid module, with what validation learned of it.
///
/// @param index         its index in the function index space, imports counted
/// @param type          its type
/// @param code          the function as it is written
/// @param maximumHeight the most operands that are ever on its stack, each value counted once
/// @param maximumDepth  the most labels that are ever open in it, that of the function's own body included
public record ValidFunction(long index, FunctionType type, Module.Function code, int maximumHeight, int maximumDepth) {}
