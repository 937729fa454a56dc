package dev.sextant.adapters.compiler;

import com.sun.management.HotSpotDiagnosticMXBean;
import dev.sextant.ports.StopObserver;
import dev.sextant.ports.Store;
import java.lang.invoke.CallSite;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MutableCallSite;
import java.lang.management.ManagementFactory;
import java.util.Map;
import java.util.WeakHashMap;

/// Whether the loops of a module's code ask their store if it was told to stop.
///
/// They need not while none was. So the answer is a constant of the code: HotSpot leaves the question out, and where a store is told to
/// stop the constant changes, whereupon HotSpot throws away the machine code that was made with it, of loops that are executing, too.
/// Once the guest heeded, the constant changes back.
final class StopSwitch implements StopObserver {

    /// So often loops begin to ask; then they go on for good. HotSpot gives up a method whose machine code is thrown away some
    /// hundred times.
    static final int MOST_CHANGES = 16;

    private static final MethodHandle ASKING = MethodHandles.constant(boolean.class, true);
    private static final MethodHandle SILENT = MethodHandles.constant(boolean.class, false);

    private final boolean mayBeSilent;
    private final MutableCallSite site;

    /// The stores whose guests were told and have not heeded yet. One that nobody holds any more executes nothing.
    private final Map<Store, Boolean> told = new WeakHashMap<>();

    private int changes;

    /// @param mayBeSilent whether the JVM can throw away the code of a loop that is executing: it can where threads come by a
    ///                    safepoint, and with some garbage collectors there is none in loops that count
    StopSwitch(boolean mayBeSilent) {
        this.mayBeSilent = mayBeSilent;
        this.site = new MutableCallSite(mayBeSilent ? SILENT : ASKING);
    }

    /// One as this JVM allows.
    static StopSwitch here() {
        return new StopSwitch(Safepoints.ARE_EVERYWHERE);
    }

    /// What code asks first.
    CallSite site() {
        return site;
    }

    @Override
    public synchronized void stopping(Store store) {
        told.put(store, true);
        adjust();
    }

    @Override
    public void resumed(Store store) {
        heeded(store);
    }

    /// No code executes in the store now that has to be told, or whatever does will be told again.
    synchronized void heeded(Store store) {
        if (told.remove(store) != null) adjust();
    }

    private void adjust() {
        var wanted = told.isEmpty() && changes < MOST_CHANGES && mayBeSilent ? SILENT : ASKING;
        if (site.getTarget() == wanted) return;
        if (wanted == ASKING) changes++;
        site.setTarget(wanted);
        MutableCallSite.syncAll(new MutableCallSite[] {site});
    }

    /// Asked for where the first module is made that can be stopped: it takes some 30 ms.
    private static final class Safepoints {
        static final boolean ARE_EVERYWHERE = areEverywhere();

        private Safepoints() {}

        private static boolean areEverywhere() {
            try {
                var machine = ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
                return machine != null && Boolean.parseBoolean(machine.getVMOption("UseCountedLoopSafepoints").getValue());
            } catch (IllegalArgumentException | LinkageError _) {
                // Another JVM, or one without that compiler or without the interface for management.
                return false;
            }
        }
    }
}
