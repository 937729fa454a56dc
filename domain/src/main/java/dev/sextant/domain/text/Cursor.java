package dev.sextant.domain.text;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sextant.domain.structure.Bytes;
import dev.sextant.domain.structure.Feature;
import dev.sextant.domain.structure.Features;
import dev.sextant.domain.structure.ImplementationLimits;
import dev.sextant.domain.structure.Instruction;
import dev.sextant.domain.structure.Module;
import dev.sextant.domain.structure.Operator;
import dev.sextant.domain.structure.Place;
import io.vavr.control.Option;
import java.io.ByteArrayOutputStream;

/// A walk over the tokens of a text: where it stands, what stands there, and the literals read on the way. The module reader
/// walks with it, and so does a reader of test scripts.
///
/// A method named `at…` looks and does not move. A method that finds something other than what it is for leaves by way of
/// [Parser#parse(Bytes, Features, Parser.Grammar)], which alone makes cursors and which answers with what was wrong.
///
/// @spec §6.3 Lexical Format
public final class Cursor {

    private final Lexer lexer;
    private final Features features;
    private final ImplementationLimits limits;
    private final IntegerLiteral integer = new IntegerLiteral();
    private final FloatLiteral real = new FloatLiteral();

    Cursor(byte[] utf8, Features features, ImplementationLimits limits) {
        this.lexer = new Lexer(utf8);
        this.features = features;
        this.limits = limits;
        if (utf8.length > limits.moduleBytes()) throw tooLarge("module too large", utf8.length, limits.moduleBytes());
        lexer.advance();
    }

    /// The proposals whose words are known.
    public Features features() {
        return features;
    }

    /// The sizes beyond which a module is refused.
    ImplementationLimits limits() {
        return limits;
    }

    /// Refuses more of something than there may be.
    void demand(String kind, int count, int limit) {
        if (count > limit) throw tooLarge("too many " + kind, count, limit);
    }

    private Fault tooLarge(String fault, int size, int limit) {
        return lexer.fault(lexer.from, fault, "at least " + size + ", the limit is " + limit);
    }

    /// What kind of token the cursor stands at.
    public Token token() {
        return lexer.kind;
    }

    /// Whether the cursor stands at a token of this kind.
    public boolean at(Token kind) {
        return lexer.kind == kind;
    }

    /// Whether the cursor stands at this keyword.
    public boolean at(String keyword) {
        return lexer.kind == Token.KEYWORD && lexer.is(keyword);
    }

    /// Whether the cursor stands at a `(` that this keyword follows.
    public boolean atOpen(String keyword) {
        return lexer.kind == Token.OPEN && lexer.followedBy(keyword);
    }

    /// Where the cursor stands.
    public Place.Text place() {
        return lexer.place(lexer.from);
    }

    /// The text of the current token, fit for a message: shortened, and with control characters escaped.
    public String shown() {
        return Escapes.shown(new String(lexer.text, lexer.from, lexer.to - lexer.from, UTF_8));
    }

    /// Passes a token of this kind.
    public void take(Token kind) {
        if (lexer.kind != kind) throw unexpected(kind.shown());
        lexer.advance();
    }

    /// Passes this keyword.
    public void take(String keyword) {
        if (!takeIf(keyword)) throw unexpected("`" + keyword + "`");
    }

    /// Passes this keyword if the cursor stands at it, and says whether it did.
    public boolean takeIf(String keyword) {
        if (!at(keyword)) return false;
        lexer.advance();
        return true;
    }

    /// Passes any keyword.
    public String keyword() {
        if (lexer.kind != Token.KEYWORD) throw unexpected("a keyword");
        var keyword = ascii();
        lexer.advance();
        return keyword;
    }

    /// Passes a `(` and this keyword.
    public void open(String keyword) {
        if (!openIf(keyword)) throw unexpected("`(" + keyword + "`");
    }

    /// Passes a `(` and this keyword if the cursor stands at them, and says whether it did.
    public boolean openIf(String keyword) {
        if (!atOpen(keyword)) return false;
        lexer.advance();
        lexer.advance();
        return true;
    }

    /// Passes a `)`.
    public void close() {
        take(Token.CLOSE);
    }

    /// Passes whatever is left of the group in which the cursor stands, and the `)` that closes it, without reading it.
    public void leave() {
        lexer.moveToClose();
        close();
    }

    /// Passes an identifier, the `$` included, if the cursor stands at one.
    public Option<String> id() {
        if (lexer.kind != Token.ID) return Option.none();
        var id = ascii();
        lexer.advance();
        return Option.some(id);
    }

    /// Passes one string: the bytes it stands for.
    public Bytes string() {
        var target = new ByteArrayOutputStream();
        string(target);
        return Bytes.copyOf(target.toByteArray());
    }

    /// Passes as many strings as there are: their bytes in a row.
    public Bytes strings() {
        var target = new ByteArrayOutputStream();
        while (lexer.kind == Token.STRING) string(target);
        return Bytes.copyOf(target.toByteArray());
    }

    /// Passes one string that is a name: its bytes are UTF-8.
    ///
    /// @spec §6.3.4 Names
    public String name() {
        int start = lexer.from;
        var target = new ByteArrayOutputStream();
        string(target);
        var bytes = target.toByteArray();
        int wellFormed = Utf8.wellFormed(bytes, 0, bytes.length);
        if (wellFormed < bytes.length) {
            String detail = "found byte 0x" + Integer.toHexString(bytes[wellFormed] & 0xFF) + " in a name";
            throw lexer.fault(start, "malformed UTF-8 encoding", detail);
        }
        return new String(bytes, UTF_8);
    }

    private void string(ByteArrayOutputStream target) {
        if (lexer.kind != Token.STRING) throw unexpected("a string");
        int fault = Escapes.read(lexer.text, lexer.from + 1, lexer.to - 1, target);
        if (fault >= 0) throw lexer.fault(fault, "illegal escape", "");
        lexer.advance();
    }

    /// Passes an unsigned number of 32 bits, which has no sign.
    public long u32() {
        natural("a natural number");
        if (!integer.fits(32)) throw fault("i32 constant out of range", "expected a number below 2^32, found " + shown());
        long value = integer.magnitude;
        lexer.advance();
        return value;
    }

    /// Passes an integer of 32 bits, written as a signed or an unsigned number.
    public int i32() {
        return (int) integer(32);
    }

    /// Passes an integer of 64 bits, written as a signed or an unsigned number.
    public long i64() {
        return integer(64);
    }

    /// Passes an integer of `bits` bits, written as a signed or an unsigned number: the pattern, extended as the sign says.
    public long integer(int bits) {
        if (lexer.kind != Token.NUMBER) throw unexpected("an integer");
        integer.read(lexer.text, lexer.from, lexer.to);
        if (!integer.wellFormed) throw unexpected("an integer");
        if (!integer.fits(bits)) throw outOfRange("an integer", bits);
        long value = integer.value();
        lexer.advance();
        return value;
    }

    /// Passes a float of 32 bits: its pattern.
    public int f32() {
        return (int) real(FloatLiteral.Format.F32);
    }

    /// Passes a float of 64 bits: its pattern.
    public long f64() {
        return real(FloatLiteral.Format.F64);
    }

    /// Passes the shape of a vector and as many numbers as it has lanes.
    public Instruction.V128Const v128() {
        return new VectorLiteral(this).constant();
    }

    private long real(FloatLiteral.Format format) {
        if (lexer.kind != Token.NUMBER) throw unexpected("a float");
        real.read(lexer.text, lexer.from, lexer.to, format);
        if (!real.wellFormed) throw unexpected("a float");
        if (real.outOfRange) throw outOfRange("a float", format == FloatLiteral.Format.F32 ? 32 : 64);
        lexer.advance();
        return real.bits;
    }

    private RuntimeException outOfRange(String kind, int bits) {
        return fault("constant out of range", "expected " + kind + " of " + bits + " bits, found " + shown());
    }

    /// Passes a lane index: a natural number that fits a byte. What another number makes of the text differs from instruction to
    /// instruction in the suite.
    int lane(String another) {
        if (lexer.kind != Token.NUMBER || !isNumber()) throw unexpected("a lane index");
        integer.read(lexer.text, lexer.from, lexer.to);
        if (!integer.wellFormed || integer.signed) throw fault(another, "expected a lane index, found " + shown());
        if (!integer.fits(8)) throw fault("malformed lane index", "expected a number below 256, found " + shown());
        int lane = (int) integer.magnitude;
        lexer.advance();
        return lane;
    }

    private void natural(String expected) {
        if (lexer.kind != Token.NUMBER) throw unexpected(expected);
        integer.read(lexer.text, lexer.from, lexer.to);
        if (!integer.wellFormed || integer.signed) throw unexpected(expected);
    }

    /// Passes `word` and the natural number that follows it within the same token, such as `offset=8`, if the cursor stands at
    /// such a token; else answers with -1.
    long assignment(String word) {
        if (lexer.kind != Token.KEYWORD || !lexer.startsWith(word)) return -1;
        if (!isAssignment(word)) throw unexpected("`" + word + "` and a natural number");
        if (!integer.fits(32)) throw fault("i32 constant out of range", "expected a number below 2^32, found " + shown());
        long value = integer.magnitude;
        lexer.advance();
        return value;
    }

    private boolean isAssignment(String word) {
        int start = lexer.from + word.length();
        if (!lexer.startsWith(word) || start == lexer.to) return false;
        integer.read(lexer.text, start, lexer.to);
        return integer.wellFormed && !integer.signed;
    }

    /// The row whose mnemonic the cursor stands at, if it is one that the features know.
    Option<Operator> operator() {
        if (lexer.kind != Token.KEYWORD) return Option.none();
        var row = Keywords.operator(lexer.text, lexer.from, lexer.to, lexer.hash);
        return row.isDefined() && row.get().feature() != Feature.CORE && !features.has(row.get().feature()) ? Option.none() : row;
    }

    /// Moves to the next token.
    void advance() {
        lexer.advance();
    }

    /// The offset of the current token, for [#moveTo] and [#fault].
    int offset() {
        return lexer.from;
    }

    /// Moves to the token at an offset where the cursor once stood.
    void moveTo(int offset) {
        lexer.moveTo(offset);
    }

    /// Reads a module that begins here: `(module id? field*)`.
    public Module module() {
        open("module");
        id();
        var module = fields();
        close();
        return module;
    }

    /// Reads the fields of a module from here to the `)` that closes it, or to the end of the text, where the cursor stays.
    public Module fields() {
        return new ModuleReader(this).read();
    }

    /// What to throw where the current token is not the `expected` one. A word that nothing in the text format is called makes
    /// an "unknown operator" of it.
    public RuntimeException unexpected(String expected) {
        String detail = "expected " + expected;
        if (atUnknown()) {
            return fault("unknown operator " + shown(), detail);
        }
        boolean nameless = lexer.kind == Token.OPEN || lexer.kind == Token.CLOSE || lexer.kind == Token.END;
        return fault("unexpected token", detail + ", found " + (nameless ? lexer.kind.shown() : shown()));
    }

    /// What to throw where something is wrong with the current token.
    ///
    /// @param fault  what is wrong, in the words of the standard's test suite
    /// @param detail both sides of the disagreement; may be empty
    public RuntimeException fault(String fault, String detail) {
        return lexer.fault(lexer.from, fault, detail);
    }

    /// What to throw where something was wrong with an earlier token.
    RuntimeException fault(int offset, String fault, String detail) {
        return lexer.fault(offset, fault, detail);
    }

    /// Whether the cursor stands at something that looks like a word or a number and is none.
    boolean atUnknown() {
        return switch (lexer.kind) {
            case RESERVED -> true;
            case KEYWORD -> !isKnown();
            case NUMBER -> !isNumber();
            case OPEN, CLOSE, ID, STRING, END -> false;
        };
    }

    private boolean isKnown() {
        return isAssignment("offset=") || isAssignment("align=") || Keywords.feature(ascii()).exists(features::has);
    }

    private boolean isNumber() {
        integer.read(lexer.text, lexer.from, lexer.to);
        if (integer.wellFormed) return true;
        real.read(lexer.text, lexer.from, lexer.to, FloatLiteral.Format.F64);
        return real.wellFormed;
    }

    private String ascii() {
        return new String(lexer.text, lexer.from, lexer.to - lexer.from, ISO_8859_1);
    }
}
