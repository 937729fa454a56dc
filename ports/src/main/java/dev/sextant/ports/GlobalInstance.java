package dev.sextant.ports;

import dev.sextant.domain.structure.ExternalType;
import dev.sextant.domain.structure.GlobalType;

/// A global variable. Engines read and write its fields, which hold its one value as [Slots] would; they have made sure of type
/// and mutability beforehand. Everybody else uses [#get] and [#set].
///
/// @spec §4.2.9 Global Instances
public final class GlobalInstance implements ExternalValue {

    private final GlobalType type;

    /// A number's slot, or the low half of a v128.
    public long number;

    /// The high half of a v128.
    public long high;

    /// A reference's slot.
    public Object reference;

    /// A global with a first value, whose type must be the global's.
    public GlobalInstance(GlobalType type, Value initial) {
        this.type = type;
        initialise(initial);
    }

    /// The type of the global.
    public GlobalType type() {
        return type;
    }

    @Override
    public ExternalType externalType() {
        return type;
    }

    /// What it holds.
    public Value get() {
        return Slots.read(type.value(), new long[] {number, high}, new Object[] {reference}, 0);
    }

    /// Makes it hold something else.
    ///
    /// @throws IllegalStateException    if it is constant
    /// @throws IllegalArgumentException if the value is not of its type
    public void set(Value value) {
        if (!type.isVariable()) throw new IllegalStateException("global is immutable: " + type);
        initialise(value);
    }

    /// Gives it its first value. For the instantiation of a module, which knows the value late.
    public void initialise(Value value) {
        if (value.type() != type.value()) {
            throw new IllegalArgumentException(type + " cannot hold " + value.type());
        }
        var numbers = new long[2];
        var references = new Object[2];
        Slots.write(value, numbers, references, 0);
        number = numbers[0];
        high = numbers[1];
        reference = references[0];
    }
}
