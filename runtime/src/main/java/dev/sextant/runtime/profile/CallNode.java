package dev.sextant.runtime.profile;

import dev.sextant.ports.FunctionInstance;
import dev.sextant.ports.HostFunctionInstance;
import io.vavr.collection.Array;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.Map;

/// A place in the tree of calls: a function, as it was called by way of the functions above it.
final class CallNode {

    /// Names first; functions of one name in the order in which they were met.
    private static final Comparator<CallNode> BY_NAME = Comparator.comparing(CallNode::name).thenComparingInt(node -> node.number);

    /// The children from which on they are looked up instead of being gone through.
    private static final int MANY = 16;

    final int level;
    long calls;
    long total;

    private final FunctionInstance function;
    private final CallNode nextSibling;
    private final int number;
    private CallNode firstChild;
    private CallNode lastCalled;
    private int children;
    private Map<FunctionInstance, CallNode> byFunction;

    CallNode(FunctionInstance function, CallNode parent, int level) {
        this.function = function;
        this.level = level;
        this.nextSibling = parent == null ? null : parent.firstChild;
        this.number = parent == null ? 0 : parent.children;
    }

    /// What the function is called; of the root, `all`.
    String name() {
        return function == null ? "all" : function.name();
    }

    /// Whether it is a function of the host's.
    boolean isHost() {
        return function instanceof HostFunctionInstance;
    }

    /// The node of a function called from here, or null.
    CallNode child(FunctionInstance callee) {
        if (lastCalled != null && lastCalled.function == callee) return lastCalled;
        var child = byFunction == null ? search(callee) : byFunction.get(callee);
        if (child != null) lastCalled = child;
        return child;
    }

    private CallNode search(FunctionInstance callee) {
        for (var child = firstChild; child != null; child = child.nextSibling) {
            if (child.function == callee) return child;
        }
        return null;
    }

    /// A new node of a function called from here.
    CallNode add(FunctionInstance callee) {
        firstChild = new CallNode(callee, this, level + 1);
        if (++children == MANY) {
            byFunction = new IdentityHashMap<>();
            for (var child = firstChild; child != null; child = child.nextSibling) byFunction.put(child.function, child);
        } else if (children > MANY) {
            byFunction.put(callee, firstChild);
        }
        return lastCalled = firstChild;
    }

    /// The nodes of what is called from here, by name.
    Array<CallNode> children() {
        var found = new ArrayList<CallNode>();
        for (var child = firstChild; child != null; child = child.nextSibling) found.add(child);
        return Array.ofAll(found).sorted(BY_NAME);
    }

    /// What the function cost here, what it called included.
    long total() {
        return function == null ? children().map(node -> node.total).fold(0L, Long::sum) : total;
    }

    /// What the function cost here itself.
    long self() {
        return function == null ? 0 : total - children().map(node -> node.total).fold(0L, Long::sum);
    }
}
