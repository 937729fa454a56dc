package dev.sextant.ports;

import dev.sextant.domain.structure.Bytes;
import dev.sextant.domain.structure.Module.Export;
import dev.sextant.domain.validation.ValidModule;
import io.vavr.collection.Array;
import io.vavr.control.Option;
import java.util.Arrays;

/// A module in execution: what its indices stand for. Engines extend it with what their code wants at hand.
///
/// One thread at a time may execute code of an instance.
///
/// @spec §4.2.5 Module Instances
public abstract class ModuleInstance implements Caller {

    private static final Object[] DROPPED = new Object[0];

    /// The module.
    protected final ValidModule module;

    /// The function index space. The engine fills in the module's own behind the imports.
    protected final FunctionInstance[] functions;

    /// The table index space.
    protected final TableInstance[] tables;

    /// The memory index space.
    protected final LinearMemory[] memories;

    /// The global index space.
    protected final GlobalInstance[] globals;

    /// The references of each element segment; none once it is dropped.
    ///
    /// @spec §4.2.10 Element Instances
    protected final Object[][] elements;

    /// The bytes of each data segment; none once it is dropped.
    ///
    /// @spec §4.2.11 Data Instances
    protected final Bytes[] datas;

    /// The store that the instance runs in.
    protected final Store store;

    private final Bulk bulk;

    /// @param options what the engine was told to observe, as far as the instructions here have to
    protected ModuleInstance(ValidModule module, EngineOptions options, Allocation allocation) {
        this.module = module;
        this.store = allocation.store();
        this.bulk = new Bulk(store, options);
        this.functions = allocation.importedFunctions()
                .padTo(module.functionTypes().size(), null)
                .toJavaArray(FunctionInstance[]::new);
        this.tables = allocation.tables().toJavaArray(TableInstance[]::new);
        this.memories = allocation.memories().toJavaArray(LinearMemory[]::new);
        this.globals = allocation.globals().toJavaArray(GlobalInstance[]::new);
        this.elements = new Object[module.module().elements().size()][];
        this.datas = module.module().datas().map(segment -> segment.init()).toJavaArray(Bytes[]::new);
        Arrays.fill(elements, DROPPED);
    }

    /// Another view on an instance, with the same functions, tables, memories, globals and segments: what is dropped in one is
    /// dropped in both.
    protected ModuleInstance(ModuleInstance other) {
        this.module = other.module;
        this.store = other.store;
        this.bulk = other.bulk;
        this.functions = other.functions;
        this.tables = other.tables;
        this.memories = other.memories;
        this.globals = other.globals;
        this.elements = other.elements;
        this.datas = other.datas;
    }

    /// The module.
    public final ValidModule module() {
        return module;
    }

    /// The function with an index (imports counted), which must be there.
    public final FunctionInstance function(long index) {
        return functions[(int) index];
    }

    /// The table with an index.
    public final TableInstance table(long index) {
        return tables[(int) index];
    }

    /// The memory with an index.
    public final LinearMemory memory(long index) {
        return memories[(int) index];
    }

    /// The global with an index.
    public final GlobalInstance global(long index) {
        return globals[(int) index];
    }

    /// Gives an element segment its references, once they are evaluated.
    public final void initialiseElement(int index, Object[] references) {
        elements[index] = references;
    }

    // ---- instructions that can touch much at once: charged for and interruptible as the options say --------------------------

    /// `table.init`: copies `count` references of an element segment, from `from` on, to `to` in a table. All u32.
    ///
    /// @throws Trap out of bounds table access
    /// @spec §4.4.6 table.init
    public final void tableInit(int table, int element, int to, int from, int count) {
        bulk.init(tables[table], to, elements[element], from, count);
    }

    /// `table.copy`: copies `count` references, from `from` on in one table, to `to` in another or the same. All u32.
    ///
    /// @throws Trap out of bounds table access
    /// @spec §4.4.6 table.copy
    public final void tableCopy(int table, int source, int to, int from, int count) {
        bulk.copy(tables[table], to, tables[source], from, count);
    }

    /// `table.fill`: makes `count` entries of a table from `index` on hold a reference. Both u32.
    ///
    /// @throws Trap out of bounds table access
    /// @spec §4.4.6 table.fill
    public final void tableFill(int table, int index, Object reference, int count) {
        bulk.fill(tables[table], index, reference, count);
    }

    /// `table.grow`: adds `delta` entries (u32) that hold a reference.
    ///
    /// @return the size before, or -1 if the table cannot have so many
    /// @spec §4.4.6 table.grow
    public final int tableGrow(int table, int delta, Object initial) {
        return bulk.grow(tables[table], delta, initial);
    }

    /// `elem.drop`: makes an element segment empty.
    public final void elemDrop(int element) {
        elements[element] = DROPPED;
    }

    /// `memory.init`: copies `count` bytes of a data segment, from `from` on, to `to` in memory 0. All u32.
    ///
    /// @throws Trap out of bounds memory access
    /// @spec §4.4.7 memory.init
    public final void memoryInit(int data, int to, int from, int count) {
        bulk.init(
                memories[0], Integer.toUnsignedLong(to),
                datas[data], Integer.toUnsignedLong(from), Integer.toUnsignedLong(count));
    }

    /// `memory.copy`: copies `count` bytes within memory 0, from `from` to `to`. All u32; the ranges may overlap.
    ///
    /// @throws Trap out of bounds memory access
    /// @spec §4.4.7 memory.copy
    public final void memoryCopy(int to, int from, int count) {
        bulk.copy(memories[0], Integer.toUnsignedLong(to), Integer.toUnsignedLong(from), Integer.toUnsignedLong(count));
    }

    /// `memory.fill`: sets `count` bytes of memory 0 from `to` on, both u32, to the lowest byte of `value`.
    ///
    /// @throws Trap out of bounds memory access
    /// @spec §4.4.7 memory.fill
    public final void memoryFill(int to, int value, int count) {
        bulk.fill(memories[0], Integer.toUnsignedLong(to), (byte) value, Integer.toUnsignedLong(count));
    }

    /// `memory.grow`: adds `delta` pages (u32) to memory 0.
    ///
    /// @return the size before in pages, or -1 if the memory cannot have so many
    /// @spec §4.4.7 memory.grow
    public final int memoryGrow(int delta) {
        return bulk.grow(memories[0], delta);
    }

    /// `data.drop`: makes a data segment empty.
    public final void dataDrop(int data) {
        datas[data] = Bytes.EMPTY;
    }

    @Override
    public final Store store() {
        return store;
    }

    /// The names of the exports, in the module's order.
    public final Array<String> exportNames() {
        return module.module().exports().map(Export::name);
    }

    @Override
    public final Option<ExternalValue> export(String name) {
        return module.module().exports().find(export -> export.name().equals(name)).map(export -> switch (export.kind()) {
            case FUNCTION -> function(export.index());
            case TABLE -> table(export.index());
            case MEMORY -> memory(export.index());
            case GLOBAL -> global(export.index());
        });
    }

    @Override
    public final Option<LinearMemory> memory() {
        return memories.length == 0 ? Option.none() : Option.some(memories[0]);
    }
}
