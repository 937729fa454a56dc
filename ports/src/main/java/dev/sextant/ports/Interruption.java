package dev.sextant.ports;

/// The guest was stopped from outside while it was executing. Nothing is wrong with it: see [Store#stop] for what state it is in.
public final class Interruption extends GuestFault {

    /// Why a store was told to stop.
    public enum Reason {
        DEADLINE("deadline passed"),
        CANCELLED("cancelled");

        private final String text;

        Reason(String text) {
            this.text = text;
        }

        /// The wording.
        public String text() {
            return text;
        }
    }

    private final Reason reason;

    public Interruption(Reason reason) {
        super(reason.text());
        this.reason = reason;
    }

    /// Why.
    public Reason reason() {
        return reason;
    }
}
