package dev.sextant.adapters.interpreter;

import dev.sextant.domain.structure.FunctionType;
import java.lang.ref.WeakReference;
import java.util.Map;
import java.util.WeakHashMap;

/// The function types of an engine's modules, each kept once, so that the check of an indirect call is a look at one reference.
/// Types that no module holds any more are let go.
final class TypePool {

    private final Map<FunctionType, WeakReference<FunctionType>> types = new WeakHashMap<>();

    /// The one that stands for all equal types.
    synchronized FunctionType canonical(FunctionType type) {
        var known = types.get(type);
        var canonical = known == null ? null : known.get();
        if (canonical != null) return canonical;
        types.put(type, new WeakReference<>(type));
        return type;
    }
}
