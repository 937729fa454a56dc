package dev.sextant.domain.text;

import io.vavr.control.Option;
import java.util.HashMap;
import java.util.Map;

/// The indices of one kind in the order of their definitions, and the identifiers that stand for some of them.
///
/// @spec §6.6.1 Indices
final class IndexSpace {

    private final String kind;
    private final Map<String, Long> identifiers = new HashMap<>();
    private long size;

    /// @param kind what is counted, in the words of the suite: `function`, `local`
    IndexSpace(String kind) {
        this.kind = kind;
    }

    /// The number of indices given so far.
    long size() {
        return size;
    }

    /// Gives the next index. The cursor stands at the identifier, if there is one, and passes it.
    long define(Cursor cursor) {
        int start = cursor.offset();
        return define(cursor.id(), cursor, start);
    }

    /// Gives the next index and has the identifier stand for it.
    long define(Option<String> id, Cursor cursor, int offset) {
        if (id.isDefined() && identifiers.putIfAbsent(id.get(), size) != null) {
            throw cursor.fault(offset, "duplicate " + kind, Escapes.shown(id.get()) + " stands for another one already");
        }
        return size++;
    }

    /// Gives as many indices as `count` says, without identifiers.
    void skip(long count) {
        size += count;
    }

    /// Forgets everything.
    void clear() {
        identifiers.clear();
        size = 0;
    }

    /// Whether the cursor stands at an index or an identifier.
    static boolean atIndex(Cursor cursor) {
        return cursor.at(Token.NUMBER) || cursor.at(Token.ID);
    }

    /// Passes an index, or an identifier that stands for one.
    long index(Cursor cursor) {
        if (!cursor.at(Token.ID)) {
            if (!cursor.at(Token.NUMBER)) throw cursor.unexpected("a " + kind + " index");
            return cursor.u32();
        }
        int start = cursor.offset();
        var id = cursor.id().get();
        return Option.of(identifiers.get(id))
                .getOrElseThrow(() -> cursor.fault(start, "unknown " + kind, Escapes.shown(id) + " is not defined"));
    }

    /// Passes an index if there is one; else it is 0.
    long indexOrZero(Cursor cursor) {
        return atIndex(cursor) ? index(cursor) : 0;
    }
}
