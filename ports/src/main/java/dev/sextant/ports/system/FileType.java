package dev.sextant.ports.system;

/// What a file is, in the order and hence with the numbers of WASI preview 1.
///
/// @spec wasi_snapshot_preview1 filetype
public enum FileType {
    UNKNOWN, BLOCK_DEVICE, CHARACTER_DEVICE, DIRECTORY, REGULAR_FILE, SOCKET_DGRAM, SOCKET_STREAM, SYMBOLIC_LINK
}
