package dev.sextant.domain.text;

import io.vavr.control.Option;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The labels of the blocks that are open, the innermost first. An inner label hides an outer one of the same name.
///
/// @spec §6.5.1 Labels
final class Labels {

    private final Cursor cursor;
    private final List<Option<String>> open = new ArrayList<>();
    /// For each label the number of blocks around and including its own, and what it hid.
    private final Map<String, Integer> depths = new HashMap<>();
    private final List<Option<Integer>> hidden = new ArrayList<>();

    Labels(Cursor cursor) {
        this.cursor = cursor;
    }

    void clear() {
        open.clear();
        depths.clear();
        hidden.clear();
    }

    /// Opens a block.
    void enter(Option<String> label) {
        open.add(label);
        hidden.add(label.flatMap(name -> Option.of(depths.put(name, open.size()))));
    }

    /// Closes the innermost block.
    void leave() {
        var label = open.removeLast();
        var before = hidden.removeLast();
        if (label.isEmpty()) return;
        if (before.isDefined()) {
            depths.put(label.get(), before.get());
        } else {
            depths.remove(label.get());
        }
    }

    /// Passes the identifier that may be repeated behind `else` and `end`.
    void repeat() {
        if (!cursor.at(Token.ID)) return;
        int start = cursor.offset();
        var repeated = cursor.id();
        var label = open.getLast();
        if (!label.equals(repeated)) {
            String wanted = label.fold(() -> "the block has no label", name -> "expected " + Escapes.shown(name));
            throw cursor.fault(start, "mismatching label", wanted + ", found " + Escapes.shown(repeated.get()));
        }
    }

    /// Passes a label: how many blocks lie between here and the one meant.
    long index() {
        if (!cursor.at(Token.ID)) {
            if (!cursor.at(Token.NUMBER)) throw cursor.unexpected("a label");
            return cursor.u32();
        }
        int start = cursor.offset();
        var name = cursor.id().get();
        var depth = Option.of(depths.get(name));
        if (depth.isEmpty()) throw cursor.fault(start, "unknown label", Escapes.shown(name) + " is not open");
        return open.size() - depth.get();
    }
}
