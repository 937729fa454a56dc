package dev.sextant.domain.text;

/// A kind of token. A token is the longest run of characters that can be one, so `0$l` and `"a""b"` are one token each, and
/// [#RESERVED].
///
/// @spec §6.3.2 Tokens
public enum Token {
    /// `(`.
    OPEN("`(`"),
    /// `)`.
    CLOSE("`)`"),
    /// A word that begins with a lower-case letter, known or not.
    KEYWORD("a keyword"),
    /// `$` and at least one character more.
    ID("an identifier"),
    /// What begins as a number does: digits, a sign, `inf` or `nan`. Whether it is one shows when it is read.
    NUMBER("a number"),
    /// A string in quotes.
    STRING("a string"),
    /// Anything else that the standard calls a token; it can stand nowhere.
    RESERVED("a reserved token"),
    /// The end of the text.
    END("the end of the text");

    private final String shown;

    Token(String shown) {
        this.shown = shown;
    }

    /// The kind in words, for messages.
    String shown() {
        return shown;
    }
}
