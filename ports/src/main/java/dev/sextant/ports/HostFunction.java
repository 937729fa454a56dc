package dev.sextant.ports;

/// What a host function does, in the typed form: values in, values out.
///
/// An exception that it throws goes through the guest's frames unchanged to whoever called the guest.
@FunctionalInterface
public interface HostFunction {

    /// Answers a call.
    ///
    /// @param arguments values of the parameters' types
    /// @return values of the results' types
    Values call(Values arguments);

    /// What a host function does, in the raw form of [FunctionInstance#call(Caller, long[], Object[], int)]: nothing is boxed,
    /// and the calling instance is known.
    @FunctionalInterface
    interface Raw {

        /// Answers a call.
        void call(Caller caller, long[] numbers, Object[] references, int base);
    }
}
