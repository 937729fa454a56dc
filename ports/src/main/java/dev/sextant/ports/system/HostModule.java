package dev.sextant.ports.system;

import dev.sextant.ports.HostFunctionInstance;
import io.vavr.collection.Map;

/// A module of the host's, whose exports a guest can import: functions under names. It belongs to one program in execution.
public interface HostModule extends AutoCloseable {

    /// The module name under which guests import it, such as `wasi_snapshot_preview1`.
    String name();

    /// Its functions by name.
    Map<String, HostFunctionInstance> functions();

    /// Closes what the guest left open. A function called afterwards finds nothing open.
    @Override
    void close();
}
