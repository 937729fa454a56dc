package dev.sextant.domain.validation;

/// What a context says inside of one function: `C.locals`, `C.labels` and `C.return`.
///
/// @spec §3.1.1 Contexts
public interface Scope {

    /// The number of locals, parameters included.
    long locals();

    /// The type of the local with an index below [#locals], as [dev.sextant.domain.structure.ValueType#code].
    int local(long index);

    /// The number of labels, that of the function's body included.
    int labels();

    /// What a branch to a label takes with it; 0 is the innermost label, the index is below [#labels].
    ResultType label(int index);

    /// What the function gives back.
    ResultType results();
}
