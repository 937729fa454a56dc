package dev.sextant.ports;

/// The guest did what has no result: it divided by zero, left its memory, reached `unreachable`.
///
/// @spec §4.4 Instructions
public final class Trap extends GuestFault {

    private final TrapKind kind;

    public Trap(TrapKind kind) {
        super(kind.text());
        this.kind = kind;
    }

    /// @param detail both sides of the disagreement, such as `8 bytes at 65532, the memory has 65536`
    public Trap(TrapKind kind, String detail) {
        super(kind.text() + ": " + detail);
        this.kind = kind;
    }

    /// A trap whose wording goes on behind the kind's, such as `uninitialized element 7`.
    public static Trap numbered(TrapKind kind, long number) {
        return new Trap(kind, kind.text() + " " + number, null);
    }

    private Trap(TrapKind kind, String message, Void exact) {
        super(message);
        this.kind = kind;
    }

    /// Why.
    public TrapKind kind() {
        return kind;
    }
}
