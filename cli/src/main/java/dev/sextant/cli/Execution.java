package dev.sextant.cli;

import dev.sextant.domain.structure.Module.Import;
import dev.sextant.ports.Exit;
import dev.sextant.ports.Interruption;
import dev.sextant.ports.Store;
import dev.sextant.ports.system.Grants;
import dev.sextant.ports.system.HostModule;
import dev.sextant.ports.system.HostModuleProvider;
import dev.sextant.runtime.Imports;
import dev.sextant.runtime.Instance;
import dev.sextant.runtime.LoadedModule;
import dev.sextant.runtime.WasmRuntime;
import io.vavr.collection.Array;
import io.vavr.control.Option;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// One run of a module: linked with what it imports of the host's, instantiated on a thread of its own, used, and closed again.
final class Execution {

    private final WasmRuntime runtime;
    private final LoadedModule module;
    private final Store store;
    private final Profiling profiling;
    private final CountDownLatch isOver = new CountDownLatch(1);
    private int code;

    Execution(WasmRuntime runtime, LoadedModule module, Store store, Profiling profiling) {
        this.runtime = runtime;
        this.module = module;
        this.store = store;
        this.profiling = profiling;
    }

    /// What is run.
    LoadedModule module() {
        return module;
    }

    /// Whether it imports from a module of the host's.
    boolean wantsHost() {
        return !providers().isEmpty();
    }

    private Array<HostModuleProvider> providers() {
        var imported = module.module().imports().map(Import::module).toSet();
        // Nothing is looked for where nothing is wanted: it takes time.
        return imported.isEmpty()
                ? Array.empty()
                : WasmRuntime.hostModules().filter(provider -> imported.contains(provider.name()));
    }

    /// Instantiates the module and does something with the instance.
    ///
    /// @param grants what the program is given, if it wants anything of the host's
    /// @return the code that the program exits with (u32); 0 if it comes to its end without one
    int run(Option<Grants> grants, Limits limits, Consumer<Instance> use) {
        try {
            GuestThread.run(limits.callDepth(), () -> limits.during(store, () -> runHere(grants, use)));
        } finally {
            try {
                profiling.write();
            } finally {
                isOver.countDown();
            }
        }
        return code;
    }

    private void runHere(Option<Grants> grants, Consumer<Instance> use) {
        var hosts = grants.fold(Array::<HostModule>empty, given -> providers().map(provider -> provider.provide(given)));
        try {
            use.accept(runtime.instantiate(module, hosts.foldLeft(Imports.none(), this::with), store));
        } catch (Exit exit) {
            code = exit.code();
        } finally {
            hosts.forEach(HostModule::close);
        }
    }

    private Imports with(Imports imports, HostModule host) {
        var functions = host.functions();
        return functions.keySet().foldLeft(imports, (more, name) ->
                more.with(host.name(), name, profiling.listed(functions.get(name).get())));
    }

    /// Has the program stop, and waits a moment until its profile is written.
    void cancel() {
        store.stop(Interruption.Reason.CANCELLED);
        try {
            isOver.await(1, TimeUnit.SECONDS);
        } catch (InterruptedException _) {
            // Whoever is in such a hurry gets no profile.
        }
    }
}
