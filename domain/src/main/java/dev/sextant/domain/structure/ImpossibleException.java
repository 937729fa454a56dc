package dev.sextant.domain.structure;

/// A fault of Sextant's own: something that validation rules out has happened. Never the file's, the author's or the guest's.
public final class ImpossibleException extends RuntimeException {

    public ImpossibleException(String message) {
        super(message);
    }

    public ImpossibleException(String message, Throwable cause) {
        super(message, cause);
    }
}
