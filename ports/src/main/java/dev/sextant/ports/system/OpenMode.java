package dev.sextant.ports.system;

/// How a regular file is to be opened.
///
/// @param read      for reading
/// @param write     for writing
/// @param create    make it if it is not there
/// @param exclusive fail with EXIST if it is there (with `create`)
/// @param truncate  make it empty
public record OpenMode(boolean read, boolean write, boolean create, boolean exclusive, boolean truncate) {}
