package dev.sextant.conformance;

/// What a runtime under test answers where it does not succeed: the phase, and what it says.
///
/// Any other exception that comes out of a [Candidate] is a failure of the candidate's, whatever was expected.
public final class Fault extends Exception {

    private final Phase phase;

    /// @param message what the runtime says, the standard's wording first
    public Fault(Phase phase, String message) {
        super(message, null, false, false);
        this.phase = phase;
    }

    public Fault(Phase phase, Throwable cause) {
        super(String.valueOf(cause.getMessage()), cause, false, false);
        this.phase = phase;
    }

    /// Where it shows.
    public Phase phase() {
        return phase;
    }

    @Override
    public String toString() {
        return phase + ": " + getMessage();
    }
}
