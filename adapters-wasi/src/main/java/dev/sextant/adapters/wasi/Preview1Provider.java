package dev.sextant.adapters.wasi;

import dev.sextant.ports.system.Grants;
import dev.sextant.ports.system.HostModule;
import dev.sextant.ports.system.HostModuleProvider;

/// WASI preview 1, under the module name `wasi_snapshot_preview1`.
public final class Preview1Provider implements HostModuleProvider {

    static final String NAME = "wasi_snapshot_preview1";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public HostModule provide(Grants grants) {
        return new Preview1Module(new Program(grants));
    }
}
