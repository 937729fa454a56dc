package dev.sextant.ports.system;

/// A kind of host module. Found by `java.util.ServiceLoader`.
public interface HostModuleProvider {

    /// The module name under which guests import it, such as `wasi_snapshot_preview1`.
    String name();

    /// A module for one program, which reaches what is granted and nothing else.
    ///
    /// @throws IllegalArgumentException if a mount is not there
    HostModule provide(Grants grants);
}
