package dev.sextant.ports.system;

/// A tree of files that a guest finds under a name.
///
/// @param guest  the guest's name for its top, such as `/` or `/data`
/// @param files  the tree
/// @param access what the guest may do with the files
public record Mount(String guest, FileSystem files, Access access) {

    /// What a guest may do with the files of a mount.
    public enum Access {
        READ_ONLY,
        READ_WRITE
    }
}
