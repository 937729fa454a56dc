package dev.sextant.adapters.compiler;

/// Where a module's classes come from.
interface ClassSource {

    /// What their names begin with.
    String prefix();

    /// The class that has this name, which begins with the prefix, or null.
    byte[] generate(String name);

    /// Hears that a class is defined: nobody will ask for it again.
    void defined(String name);

    /// Whether a function's method only calls whoever else executes it.
    boolean isHandedOver(int function);

    /// The class of a function type that has this name, if there is one that was made elsewhere, or null.
    Class<?> signatureClass(String name);
}
