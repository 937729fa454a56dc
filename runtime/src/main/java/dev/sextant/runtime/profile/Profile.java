package dev.sextant.runtime.profile;

import dev.sextant.ports.ExecutionListener;
import dev.sextant.ports.FunctionInstance;
import dev.sextant.ports.HostFunctionInstance;
import dev.sextant.ports.Store;
import io.vavr.collection.Array;
import java.util.Arrays;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/// An exact profile of what a guest calls: every call is counted and measured, none is guessed from samples. It is given to a
/// runtime as its listener, and can be read once the calls have ended; a call that is still open is in the counts but not yet in
/// the measure.
///
/// ```java
/// var profile = Profile.ofTime();
/// try (var runtime = WasmRuntime.builder().listener(profile).build()) {
///     runtime.instantiate(Path.of("app.wasm")).function("f").call();
/// }
/// Files.writeString(Path.of("app.svg"), profile.svg("app"));
/// ```
///
/// One thread at a time may execute what it listens to. Names are the guest's words; everything that is made of them here can be
/// shown to a person.
public final class Profile implements ExecutionListener {

    /// What one function cost.
    ///
    /// @param name  what a stack trace calls it; may hold characters that a terminal would obey
    /// @param calls how often it was called
    /// @param self  what its own code cost, what it called left out
    /// @param total what it cost from its beginning to its end, what it called included; of calls of itself, the outermost
    public record Cost(String name, long calls, long self, long total) {}

    /// The most nodes of the tree of calls, and its most levels. What would be beyond is shown as a part of its caller.
    static final int MOST_NODES = 100_000;

    static final int MOST_LEVELS = 400;

    private static final Comparator<Cost> DEAREST_FIRST = Comparator.comparingLong(Cost::self)
            .thenComparingLong(Cost::total)
            .thenComparingLong(Cost::calls)
            .reversed()
            .thenComparing(Cost::name);

    private final Measure measure;
    private final LongSupplier clock;
    private final CallNode root = new CallNode(null, null, 0);
    private final Map<FunctionInstance, Tally> tallies = new IdentityHashMap<>();

    /// What the clock moved on while this class was at work, which is no cost of the guest's.
    private long own;

    private int nodes;
    private int open;
    private CallNode[] path = new CallNode[64];
    private Tally[] callees = new Tally[64];
    private long[] begun = new long[64];
    private long[] inner = new long[64];

    Profile(Measure measure, LongSupplier clock) {
        this.measure = measure;
        this.clock = clock;
        path[0] = root;
    }

    /// A profile of elapsed time, in nanoseconds.
    public static Profile ofTime() {
        return new Profile(Measure.TIME, System::nanoTime);
    }

    /// A profile of the fuel that is used up, in the units of [dev.sextant.ports.Fuel]: the same at every run. The runtime has to
    /// be metered.
    ///
    /// @param store what the instances run in
    public static Profile ofFuel(Store store) {
        return new Profile(Measure.FUEL, () -> -store.fuel);
    }

    /// What one function has cost so far, while calls are counted.
    private static final class Tally {
        private final String name;
        private long calls;
        private long self;
        private long total;
        private int open;

        Tally(String name) {
            this.name = name;
        }
    }

    // ---- listening -------------------------------------------------------------------------------------------------------

    @Override
    public void before(FunctionInstance function) {
        long told = clock.getAsLong();
        var tally = tallies.get(function);
        if (tally == null) tallies.put(function, tally = new Tally(function.name()));
        tally.calls++;
        tally.open++;
        if (++open == path.length) lengthen();
        path[open] = child(path[open - 1], function);
        callees[open] = tally;
        inner[open] = 0;
        long now = clock.getAsLong();
        own += now - told;
        begun[open] = now - own;
    }

    private CallNode child(CallNode parent, FunctionInstance function) {
        var child = parent.child(function);
        if (child == null) {
            if (nodes == MOST_NODES || parent.level == MOST_LEVELS) return parent;
            nodes++;
            child = parent.add(function);
        }
        child.calls++;
        return child;
    }

    private void lengthen() {
        path = Arrays.copyOf(path, open * 2);
        callees = Arrays.copyOf(callees, open * 2);
        begun = Arrays.copyOf(begun, open * 2);
        inner = Arrays.copyOf(inner, open * 2);
    }

    @Override
    public void after(FunctionInstance function) {
        long told = clock.getAsLong();
        end(function, told - own);
        own += clock.getAsLong() - told;
    }

    @Override
    public void trap(FunctionInstance function, RuntimeException fault) {
        after(function);
    }

    /// Ends the newest open call of a function, and with it those above, of whose end nobody told.
    private void end(FunctionInstance function, long now) {
        var tally = tallies.get(function);
        int ended = open;
        while (ended > 0 && callees[ended] != tally) ended--;
        if (ended == 0) return;
        while (open >= ended) endNewest(now);
    }

    private void endNewest(long now) {
        long elapsed = now - begun[open];
        var tally = callees[open];
        tally.self += elapsed - inner[open];
        if (--tally.open == 0) tally.total += elapsed;
        var node = path[open--];
        // A call that has no node of its own is already in its caller's.
        if (node != path[open]) node.total += elapsed;
        inner[open] += elapsed;
    }

    /// A host function that does what another does, and is in the profile, too.
    public HostFunctionInstance listed(HostFunctionInstance host) {
        return HostFunctionInstance.raw(host.name(), host.type(), (caller, numbers, references, base) -> {
            before(host);
            try {
                host.call(caller, numbers, references, base);
            } finally {
                after(host);
            }
        });
    }

    // ---- reading ---------------------------------------------------------------------------------------------------------

    /// What each function that was called has cost, the dearest first.
    public Array<Cost> functions() {
        return Array.ofAll(tallies.values())
                .map(tally -> new Cost(tally.name, tally.calls, tally.self, tally.total))
                .sorted(DEAREST_FIRST);
    }

    /// A line for each function: its calls, what it cost, and its name.
    public String table() {
        return ProfileText.table(functions(), measure);
    }

    /// A line for each stack of calls, as tools for flame graphs read them: the functions from the outermost on, parted by
    /// semicolons, then what the innermost cost itself.
    public String folded() {
        return ProfileText.folded(root);
    }

    /// A flame graph: a picture in SVG, complete in itself, in which each call is a box over its caller's, as wide as what it
    /// cost.
    ///
    /// @param title what it is a picture of
    public String svg(String title) {
        return new FlameGraph(root, measure, title).svg();
    }

    /// A page in HTML, complete in itself: the flame graph and the table.
    ///
    /// @param title what it is a page about
    public String html(String title) {
        return new FlameGraph(root, measure, title).html(functions());
    }
}
