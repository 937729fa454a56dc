package dev.sextant.ports;

/// Hears that a store is asked to stop: for engines whose code does not ask the store at every turn of a loop.
///
/// It is told by whichever thread asks, one at a time for one store, while the guest may be executing on another.
public interface StopObserver {

    /// The store is about to be asked to stop: from now on the code has to ask the store.
    void stopping(Store store);

    /// The request was withdrawn.
    void resumed(Store store);
}
