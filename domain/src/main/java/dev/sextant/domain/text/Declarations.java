package dev.sextant.domain.text;

import dev.sextant.domain.structure.Feature;

/// The first walk over the fields of a module: gives an index to everything that has one, notes its identifier, and reads the
/// type definitions. Anything else is passed over unread.
///
/// @spec §6.6.1 Indices
final class Declarations {

    private final Cursor cursor;
    private final Spaces spaces;
    private final boolean segmentsHaveIdentifiers;
    /// What was defined last that an import may not follow; empty before that.
    private String defined = "";

    Declarations(Cursor cursor, Spaces spaces) {
        this.cursor = cursor;
        this.spaces = spaces;
        this.segmentsHaveIdentifiers = cursor.features().has(Feature.BULK_MEMORY);
    }

    void read() {
        while (cursor.at(Token.OPEN)) {
            int bracket = cursor.offset();
            cursor.advance();
            int word = cursor.offset();
            switch (cursor.keyword()) {
                case "type" -> spaces.types().define();
                case "import" -> imported(bracket);
                case "func" -> define(bracket, "function", spaces.functions());
                case "table" -> define(bracket, "table", spaces.tables());
                case "memory" -> define(bracket, "memory", spaces.memories());
                case "global" -> define(bracket, "global", spaces.globals());
                case "elem" -> segment(spaces.elements());
                case "data" -> segment(spaces.datas());
                case "export", "start" -> cursor.leave();
                default -> {
                    cursor.moveTo(word);
                    throw cursor.unexpected("a field of a module");
                }
            }
        }
    }

    private void imported(int bracket) {
        inOrder(bracket);
        cursor.take(Token.STRING);
        cursor.take(Token.STRING);
        cursor.take(Token.OPEN);
        int word = cursor.offset();
        var space = switch (cursor.keyword()) {
            case "func" -> spaces.functions();
            case "table" -> spaces.tables();
            case "memory" -> spaces.memories();
            case "global" -> spaces.globals();
            default -> {
                cursor.moveTo(word);
                throw cursor.unexpected("`func`, `table`, `memory` or `global`");
            }
        };
        space.define(cursor);
        cursor.leave();
        cursor.leave();
    }

    private void inOrder(int bracket) {
        if (!defined.isEmpty()) throw cursor.fault(bracket, "import after " + defined, "imports come before all definitions");
    }

    /// A definition, or an import in its form.
    private void define(int bracket, String kind, IndexSpace space) {
        space.define(cursor);
        while (cursor.openIf("export")) cursor.leave();
        if (cursor.atOpen("import")) {
            inOrder(bracket);
        } else {
            defined = kind;
            segmentWithin();
        }
        cursor.leave();
    }

    /// The segment that `(memory (data …))` and `(table t (elem …))` bring along.
    private void segmentWithin() {
        if (cursor.atOpen("data")) spaces.datas().skip(1);
        if (cursor.takeIf("funcref") || cursor.takeIf("externref")) {
            if (cursor.atOpen("elem")) spaces.elements().skip(1);
        }
    }

    private void segment(IndexSpace space) {
        if (segmentsHaveIdentifiers) space.define(cursor);
        cursor.leave();
    }
}
