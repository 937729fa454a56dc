package dev.sextant.runtime;

import dev.sextant.domain.structure.Feature;
import dev.sextant.domain.structure.GlobalType;
import dev.sextant.domain.structure.Module;
import dev.sextant.domain.structure.Module.DataSegment;
import dev.sextant.domain.structure.Module.ElementSegment;
import dev.sextant.domain.structure.Module.SegmentMode;
import dev.sextant.domain.validation.ValidModule;
import dev.sextant.ports.Allocation;
import dev.sextant.ports.CompiledModule;
import dev.sextant.ports.ExternalValue;
import dev.sextant.ports.FunctionInstance;
import dev.sextant.ports.GlobalInstance;
import dev.sextant.ports.LinearMemory;
import dev.sextant.ports.MemoryProvider;
import dev.sextant.ports.ModuleInstance;
import dev.sextant.ports.Store;
import dev.sextant.ports.TableInstance;
import dev.sextant.ports.UnlinkableException;
import dev.sextant.ports.Value;
import io.vavr.collection.Array;

/// The making of a module instance, step by step. Step 1 and 2, that the module is valid, are in the type [ValidModule].
///
/// @spec §4.5.4 Instantiation
final class Instantiation {

    private final CompiledModule compiled;
    private final ValidModule valid;
    private final Module module;
    private final MemoryProvider memories;
    private final Store store;
    private final Footprint footprint;

    Instantiation(CompiledModule compiled, MemoryProvider memories, Store store) {
        this.compiled = compiled;
        this.valid = compiled.module();
        this.module = valid.module();
        this.memories = memories;
        this.store = store;
        this.footprint = new Footprint(store);
    }

    /// What the instance takes of its store.
    Footprint footprint() {
        return footprint;
    }

    /// An instance of the module. Where it fails, the store has back what it gave, unless somebody may have got hold of a part of
    /// the instance by then: of its functions through an imported table, of anything through an imported function.
    ModuleInstance run(Imports imports) {
        // Steps 3 and 4: the imports are there and match.
        var externals = ImportMatching.resolve(module, imports);

        boolean isDone = false;
        boolean isSeen = false;
        try {
            // Steps 5 to 12: allocation. Function instances come first, for initialisers may refer to them.
            footprint.takePlace();
            var instance = compiled.instantiate(allocate(externals));
            initialiseGlobals(instance);
            initialiseElements(instance);

            // Core 1.0 checks every segment before it writes any, and a misfit is the linker's fault.
            if (!valid.features().has(Feature.BULK_MEMORY)) checkSegments(instance);
            isSeen = !module.imports().isEmpty();

            // Steps 13 to 16: the segments, in order.
            copyElements(instance);
            copyDatas(instance);

            // Step 17: the start function.
            module.start().forEach(start -> instance.function(start).call(instance, new long[0], new Object[0], 0));
            isDone = true;
            return instance;
        } finally {
            if (!isDone && !isSeen) footprint.close();
        }
    }

    private Allocation allocate(Array<ExternalValue> externals) {
        return new Allocation(
                imported(externals, FunctionInstance.class),
                imported(externals, TableInstance.class).appendAll(module.tables().map(footprint::table)),
                imported(externals, LinearMemory.class).appendAll(
                        module.memories().map(type -> footprint.memory(type, memories))),
                imported(externals, GlobalInstance.class).appendAll(module.globals().map(global -> zero(global.type()))),
                store);
    }

    private static <T extends ExternalValue> Array<T> imported(Array<ExternalValue> externals, Class<T> kind) {
        return externals.filter(kind::isInstance).map(kind::cast);
    }

    private static GlobalInstance zero(GlobalType type) {
        return new GlobalInstance(type, Value.zero(type.value()));
    }

    private void initialiseGlobals(ModuleInstance instance) {
        int index = valid.importedGlobals();
        for (var global : module.globals()) {
            instance.global(index++).initialise(ConstantExpressions.evaluate(global.init(), instance));
        }
    }

    private void initialiseElements(ModuleInstance instance) {
        int index = 0;
        for (var segment : module.elements()) {
            var references = new Object[segment.items().size()];
            switch (segment.items()) {
                case Module.Items.Functions(var functions) -> {
                    for (int i = 0; i < references.length; i++) references[i] = instance.function(functions.get(i));
                }
                case Module.Items.Expressions(var expressions) -> {
                    int i = 0;
                    for (var expression : expressions) {
                        references[i++] = ConstantExpressions.reference(expression, instance);
                    }
                }
            }
            instance.initialiseElement(index++, references);
        }
    }

    private void checkSegments(ModuleInstance instance) {
        for (var segment : module.elements()) {
            if (segment.mode() instanceof SegmentMode.Active(var table, var offset)) {
                fits("elements", "entries", segment.items().size(), ConstantExpressions.offset(offset, instance),
                        instance.table(table).size());
            }
        }
        for (var segment : module.datas()) {
            if (segment.mode() instanceof SegmentMode.Active(var memory, var offset)) {
                fits("data", "bytes", segment.init().length(), ConstantExpressions.offset(offset, instance),
                        instance.memory(memory).size());
            }
        }
    }

    private static void fits(String kind, String unit, int count, int offset, long size) {
        long start = Integer.toUnsignedLong(offset);
        if (start + count > size) {
            throw new UnlinkableException(
                    kind + " segment does not fit: " + count + " " + unit + " at " + start + ", there are " + size);
        }
    }

    private void copyElements(ModuleInstance instance) {
        for (int i = 0; i < module.elements().size(); i++) {
            ElementSegment segment = module.elements().get(i);
            switch (segment.mode()) {
                case SegmentMode.Active(var table, var offset) -> {
                    instance.tableInit(
                            (int) table, i, ConstantExpressions.offset(offset, instance), 0, segment.items().size());
                    instance.elemDrop(i);
                }
                case SegmentMode.Declarative _ -> instance.elemDrop(i);
                case SegmentMode.Passive _ -> {}
            }
        }
    }

    private void copyDatas(ModuleInstance instance) {
        for (int i = 0; i < module.datas().size(); i++) {
            DataSegment segment = module.datas().get(i);
            if (segment.mode() instanceof SegmentMode.Active(_, var offset)) {
                instance.memoryInit(i, ConstantExpressions.offset(offset, instance), 0, segment.init().length());
                instance.dataDrop(i);
            }
        }
    }
}
