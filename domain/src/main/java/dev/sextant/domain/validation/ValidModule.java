package dev.sextant.domain.validation;

import dev.sextant.domain.structure.BlockType;
import dev.sextant.domain.structure.Features;
import dev.sextant.domain.structure.FunctionType;
import dev.sextant.domain.structure.GlobalType;
import dev.sextant.domain.structure.MemoryType;
import dev.sextant.domain.structure.Module;
import dev.sextant.domain.structure.TableType;
import io.vavr.collection.Array;

/// A module that validation has accepted. Only a [Validator] makes one, so whoever holds it need not check again.
///
/// The index spaces are resolved: imports first, then the module's own, as in the standard.
///
/// @spec §3.4 Modules
public final class ValidModule {

    private final Module module;
    private final Features features;
    private final Array<FunctionType> functionTypes;
    private final Array<TableType> tableTypes;
    private final Array<MemoryType> memoryTypes;
    private final Array<GlobalType> globalTypes;
    private final Array<ValidFunction> functions;

    ValidModule(
            Module module,
            Features features,
            Array<FunctionType> functionTypes,
            Array<TableType> tableTypes,
            Array<MemoryType> memoryTypes,
            Array<GlobalType> globalTypes,
            Array<ValidFunction> functions) {
        this.module = module;
        this.features = features;
        this.functionTypes = functionTypes;
        this.tableTypes = tableTypes;
        this.memoryTypes = memoryTypes;
        this.globalTypes = globalTypes;
        this.functions = functions;
    }

    /// The module as it was written.
    public Module module() {
        return module;
    }

    /// The rules under which it is valid.
    public Features features() {
        return features;
    }

    /// The function index space.
    public Array<FunctionType> functionTypes() {
        return functionTypes;
    }

    /// The table index space.
    public Array<TableType> tableTypes() {
        return tableTypes;
    }

    /// The memory index space.
    public Array<MemoryType> memoryTypes() {
        return memoryTypes;
    }

    /// The global index space.
    public Array<GlobalType> globalTypes() {
        return globalTypes;
    }

    /// The module's own functions, imports not counted.
    public Array<ValidFunction> functions() {
        return functions;
    }

    /// The number of imported functions, which is the index of the module's first own one.
    public int importedFunctions() {
        return functionTypes.size() - module.functions().size();
    }

    /// The number of imported tables.
    public int importedTables() {
        return tableTypes.size() - module.tables().size();
    }

    /// The number of imported memories.
    public int importedMemories() {
        return memoryTypes.size() - module.memories().size();
    }

    /// The number of imported globals.
    public int importedGlobals() {
        return globalTypes.size() - module.globals().size();
    }

    /// What a block type of this module stands for.
    ///
    /// @spec §3.2.2 Block Types
    public FunctionType expand(BlockType type) {
        return switch (type) {
            case BlockType.Empty _ -> FunctionType.EMPTY;
            case BlockType.Result(var result) -> new FunctionType(Array.empty(), Array.of(result));
            case BlockType.Index(var index) -> module.types().get((int) index);
        };
    }
}
