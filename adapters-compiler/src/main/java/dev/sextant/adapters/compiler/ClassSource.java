package dev.sextant.adapters.compiler;

import java.util.List;

/// Where a module's classes come from.
interface ClassSource {

    /// The classes that have methods of functions, but for those that are there only once these are made.
    List<String> functionClasses();

    /// The classes that are there since a class of methods was made, and belong to it.
    List<String> partsOf(String functionClass);

    /// What their names begin with.
    String prefix();

    /// The class that has this name, which begins with the prefix, or null.
    byte[] generate(String name);

    /// Hears that a class is defined: nobody will ask for it again.
    void defined(String name);

    /// The class of a function type that has this name, if there is one that was made elsewhere, or null.
    Class<?> signatureClass(String name);
}
