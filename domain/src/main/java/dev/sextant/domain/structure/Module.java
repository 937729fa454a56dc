package dev.sextant.domain.structure;

import io.vavr.collection.Array;
import io.vavr.control.Option;

/// A module: the unit of deployment, loading and compilation. Nothing in it is checked beyond its form.
///
/// @param customs the custom sections in the order in which they stand
///
/// @spec §2.5 Modules
public record Module(
        Array<FunctionType> types,
        Array<Function> functions,
        Array<TableType> tables,
        Array<MemoryType> memories,
        Array<Global> globals,
        Array<ElementSegment> elements,
        Array<DataSegment> datas,
        Option<Long> start,
        Array<Import> imports,
        Array<Export> exports,
        Array<Custom> customs) {

    /// A module with nothing in it.
    public static final Module EMPTY = new Module(
            Array.empty(), Array.empty(), Array.empty(), Array.empty(), Array.empty(), Array.empty(), Array.empty(),
            Option.none(), Array.empty(), Array.empty(), Array.empty());

    /// A function: the index of its type, its locals beyond the parameters, and its body.
    ///
    /// @spec §2.5.3 Functions
    public record Function(long type, Array<Locals> locals, Expression body) {}

    /// A run of locals of one type. The count is a u32; the sum over a function has a limit.
    ///
    /// @spec §5.5.13 Code Section
    public record Locals(long count, ValueType type) {}

    /// A global and the constant expression that gives its first value.
    ///
    /// @spec §2.5.6 Globals
    public record Global(GlobalType type, Expression init) {}

    /// A vector of references to initialise a table with.
    ///
    /// @spec §2.5.7 Element Segments
    public record ElementSegment(ReferenceType type, Items items, SegmentMode mode) {}

    /// What an element segment holds: constant expressions, or their short form, indices of functions.
    ///
    /// @spec §2.5.7 Element Segments
    public sealed interface Items {

        /// The number of references.
        int size();

        /// The constant expression at a position from 0.
        Expression expression(int position);

        /// Indices of functions, each standing for a `ref.func`.
        record Functions(Indices functions) implements Items {
            @Override
            public int size() {
                return functions.size();
            }

            @Override
            public Expression expression(int position) {
                return Expression.of(new Instruction.RefFunc(functions.get(position)));
            }
        }

        /// Constant expressions of the segment's type.
        record Expressions(Array<Expression> expressions) implements Items {
            @Override
            public int size() {
                return expressions.size();
            }

            @Override
            public Expression expression(int position) {
                return expressions.get(position);
            }
        }
    }

    /// Bytes to initialise a memory with.
    ///
    /// @spec §2.5.8 Data Segments
    public record DataSegment(Bytes init, SegmentMode mode) {}

    /// When a segment is used.
    ///
    /// @spec §2.5.7 Element Segments
    public sealed interface SegmentMode {

        /// When an instruction asks for it.
        enum Passive implements SegmentMode { PASSIVE }

        /// At instantiation: copied into the table or memory with this index, from the offset on that the constant expression
        /// gives.
        record Active(long index, Expression offset) implements SegmentMode {}

        /// Never; an element segment that only declares the functions that code may refer to.
        enum Declarative implements SegmentMode { DECLARATIVE }
    }

    /// Something offered to the outside under a name, which is unique among the module's exports.
    ///
    /// @spec §2.5.10 Exports
    public record Export(String name, ExternalKind kind, long index) {}

    /// Something asked of the outside, by two names.
    ///
    /// @spec §2.5.11 Imports
    public record Import(String module, String name, ImportDescription description) {

        /// What the import is.
        public ExternalKind kind() {
            return switch (description) {
                case ImportDescription.OfFunction _ -> ExternalKind.FUNCTION;
                case ImportDescription.OfTable _ -> ExternalKind.TABLE;
                case ImportDescription.OfMemory _ -> ExternalKind.MEMORY;
                case ImportDescription.OfGlobal _ -> ExternalKind.GLOBAL;
            };
        }
    }

    /// The type of an import, as it is written.
    ///
    /// @spec §2.5.11 Imports
    public sealed interface ImportDescription {
        /// A function whose type has this index.
        record OfFunction(long type) implements ImportDescription {}

        record OfTable(TableType type) implements ImportDescription {}

        record OfMemory(MemoryType type) implements ImportDescription {}

        record OfGlobal(GlobalType type) implements ImportDescription {}
    }

    /// What is imported or exported. The ordinal is the byte that stands for it in the binary format.
    ///
    /// @spec §5.5.5 Import Section
    public enum ExternalKind { FUNCTION, TABLE, MEMORY, GLOBAL }

    /// A section without meaning for execution, such as `name`.
    ///
    /// @param after the id of the last section before it that has a meaning (0: none), so that it goes back to its place
    ///
    /// @spec §5.5.3 Custom Section
    public record Custom(String name, Bytes content, int after) {}
}
