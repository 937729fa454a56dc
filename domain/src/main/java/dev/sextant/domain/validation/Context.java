package dev.sextant.domain.validation;

import dev.sextant.domain.structure.Expression;
import dev.sextant.domain.structure.Feature;
import dev.sextant.domain.structure.Features;
import dev.sextant.domain.structure.FunctionType;
import dev.sextant.domain.structure.GlobalType;
import dev.sextant.domain.structure.Instruction;
import dev.sextant.domain.structure.MemoryType;
import dev.sextant.domain.structure.Module;
import dev.sextant.domain.structure.Module.ImportDescription;
import dev.sextant.domain.structure.Module.Items;
import dev.sextant.domain.structure.ReferenceType;
import dev.sextant.domain.structure.TableType;
import io.vavr.collection.Array;
import java.util.ArrayList;
import java.util.BitSet;

/// A context `C` as far as a module determines it: its index spaces, imports first. A [Scope] has the rest of `C`.
///
/// @spec §3.1.1 Contexts
public final class Context {

    private final Features features;
    private final int featureBits;
    private final Array<FunctionType> types;
    private final Array<FunctionType> functions;
    private final Array<TableType> tables;
    private final Array<MemoryType> memories;
    private final Array<GlobalType> globals;
    private final Array<ReferenceType> elements;
    private final int datas;
    private final int importedGlobals;
    private final BitSet references;

    /// By type: the type as a rule, and the same with an i32 on top of the operands.
    private final Typing.Arrow[] arrows;
    private final Typing.Arrow[] indexed;
    /// By function: the index of its type.
    private final int[] functionTypes;
    /// By global: the code of its type.
    private final byte[] globalCodes;

    private Context(Module module, Features features) {
        this.features = features;
        featureBits = bits(features);
        types = module.types();
        arrows = new Typing.Arrow[types.size()];
        indexed = new Typing.Arrow[types.size()];
        for (int i = 0; i < arrows.length; i++) arrows[i] = Typing.Arrow.of(types.get(i));

        var functionSpace = new ArrayList<Long>();
        var tableSpace = new ArrayList<TableType>();
        var memorySpace = new ArrayList<MemoryType>();
        var globalSpace = new ArrayList<GlobalType>();
        for (var imported : module.imports()) {
            switch (imported.description()) {
                case ImportDescription.OfFunction(var type) -> functionSpace.add(type);
                case ImportDescription.OfTable(var type) -> tableSpace.add(type);
                case ImportDescription.OfMemory(var type) -> memorySpace.add(type);
                case ImportDescription.OfGlobal(var type) -> globalSpace.add(type);
            }
        }
        importedGlobals = globalSpace.size();
        functionTypes = new int[functionSpace.size() + module.functions().size()];
        int function = 0;
        for (var type : functionSpace) functionTypes[function++] = known(type);
        for (var own : module.functions()) functionTypes[function++] = known(own.type());
        functions = Array.tabulate(functionTypes.length,
                i -> functionTypes[i] < 0 ? FunctionType.EMPTY : types.get(functionTypes[i]));
        tables = Array.ofAll(tableSpace).appendAll(module.tables());
        memories = Array.ofAll(memorySpace).appendAll(module.memories());
        globals = Array.ofAll(globalSpace).appendAll(module.globals().map(Module.Global::type));
        globalCodes = new byte[globals.size()];
        for (int i = 0; i < globalCodes.length; i++) globalCodes[i] = (byte) globals.get(i).value().code();
        elements = module.elements().map(Module.ElementSegment::type);
        datas = module.datas().size();
        references = references(module);
    }

    /// The context of a module. A function whose type does not exist counts as `[] -> []`.
    public static Context of(Module module, Features features) {
        return new Context(module, features);
    }

    private int known(long type) {
        return InstructionTyping.exists(type, arrows.length) ? (int) type : -1;
    }

    private static int bits(Features features) {
        int bits = 0;
        for (var feature : Feature.values()) {
            if (features.has(feature)) bits |= 1 << feature.ordinal();
        }
        return bits;
    }

    /// `C.refs`: the functions that the module mentions outside of functions and of its start.
    private BitSet references(Module module) {
        var references = new BitSet();
        if (!has(Feature.REFERENCE_TYPES)) return references;
        for (var global : module.globals()) mention(global.init(), references);
        for (var segment : module.elements()) {
            switch (segment.items()) {
                case Items.Functions(var indices) -> {
                    for (int i = 0; i < indices.size(); i++) mention(indices.get(i), references);
                }
                case Items.Expressions(var expressions) -> {
                    for (var expression : expressions) mention(expression, references);
                }
            }
        }
        for (var export : module.exports()) {
            if (export.kind() == Module.ExternalKind.FUNCTION) mention(export.index(), references);
        }
        return references;
    }

    private void mention(Expression expression, BitSet references) {
        for (var instruction : expression) {
            if (instruction instanceof Instruction.RefFunc(var function)) mention(function, references);
        }
    }

    private void mention(long function, BitSet references) {
        if (InstructionTyping.exists(function, functionTypes.length)) references.set((int) function);
    }

    /// The rules that hold.
    public Features features() {
        return features;
    }

    /// Whether a proposal's rules hold.
    public boolean has(Feature feature) {
        return (featureBits & 1 << feature.ordinal()) != 0;
    }

    /// `C.types`.
    public Array<FunctionType> types() {
        return types;
    }

    /// `C.funcs`.
    public Array<FunctionType> functions() {
        return functions;
    }

    /// `C.tables`.
    public Array<TableType> tables() {
        return tables;
    }

    /// `C.mems`.
    public Array<MemoryType> memories() {
        return memories;
    }

    /// `C.globals`.
    public Array<GlobalType> globals() {
        return globals;
    }

    /// The number of imported globals: those that a constant expression can get.
    public int importedGlobals() {
        return importedGlobals;
    }

    /// `C.elems`.
    public Array<ReferenceType> elements() {
        return elements;
    }

    /// The number of data segments, which is all there is to `C.datas`.
    public int datas() {
        return datas;
    }

    /// Whether the function is in `C.refs`: code may only refer to such.
    public boolean isDeclared(long function) {
        return InstructionTyping.exists(function, references.length()) && references.get((int) function);
    }

    /// The type of a function in the space, as a rule; its index is known to exist.
    Typing.Arrow function(int index) {
        int type = functionTypes[index];
        return type < 0 ? Typing.Arrow.EMPTY : arrows[type];
    }

    /// The code of a global's type; its index is known to exist.
    int global(int index) {
        return globalCodes[index];
    }

    /// A type as a rule; its index is known to exist.
    Typing.Arrow type(int index) {
        return arrows[index];
    }

    /// `[t1* i32] -> [t2*]` for a type `[t1*] -> [t2*]` whose index is known to exist.
    Typing.Arrow indexedType(int index) {
        var arrow = indexed[index];
        if (arrow == null) {
            arrow = new Typing.Arrow(arrows[index].operands().withIndex(), arrows[index].results());
            indexed[index] = arrow;
        }
        return arrow;
    }
}
