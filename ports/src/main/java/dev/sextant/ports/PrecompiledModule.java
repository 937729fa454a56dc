package dev.sextant.ports;

import dev.sextant.domain.structure.Features;

/// A module that was compiled beforehand, as a jar of [ModuleArchive] has it: its code is there, no engine is needed. Found by
/// `java.util.ServiceLoader` where the jar is on the class path, and by [ModuleArchive#read] in a file.
///
/// Such a jar is a program for the JVM. Nothing confines it but that who made it meant well: run only those that you made.
public interface PrecompiledModule {

    /// The rules by which the module was found valid.
    Features features();

    /// What the code observes. The listener is one that stands for any, or [ExecutionListener#NONE] if calls are told to nobody.
    EngineOptions options();

    /// The module, ready to be instantiated any number of times.
    ///
    /// @param wanted what its instances are to observe; the depth of calls may be greater than that of the code, which holds
    /// @throws IllegalArgumentException if something is wanted that was not compiled in; the message says what
    /// @throws MalformedException       if the module in the jar is not what it was
    CompiledModule open(EngineOptions wanted);
}
