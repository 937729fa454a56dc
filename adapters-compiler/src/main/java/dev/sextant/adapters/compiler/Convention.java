package dev.sextant.adapters.compiler;

import dev.sextant.domain.structure.FunctionType;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.List;

/// How functions of a type are called: the arguments in JVM types, then the number of open calls and an instance; the first
/// result is returned, the others lie in the instance. Where the JVM's 255 slots do not suffice, the arguments lie there, too.
///
/// @param parameters the parameters, a v128 as two longs
/// @param results    the results, likewise
/// @param isWide     whether the arguments lie in the instance
record Convention(List<Kind> parameters, List<Kind> results, boolean isWide) {

    private static final int MOST_SLOTS = 240;

    static Convention of(FunctionType type) {
        var parameters = Kind.pieces(type.parameters());
        int slots = parameters.stream().mapToInt(Kind::slots).sum();
        return new Convention(parameters, Kind.pieces(type.results()), slots > MOST_SLOTS);
    }

    /// What is returned: the first result, or nothing.
    ClassDesc result() {
        return results.isEmpty() ? ConstantDescs.CD_void : results.getFirst().type();
    }

    /// The parameters that a method has for those of the function.
    List<ClassDesc> arguments() {
        return isWide ? List.of() : parameters.stream().map(Kind::type).toList();
    }

    /// The method's type, with these parameters behind the arguments.
    MethodTypeDesc method(ClassDesc... more) {
        var types = new ArrayList<>(arguments());
        types.addAll(List.of(more));
        return MethodTypeDesc.of(result(), types);
    }

    /// The slots that the arguments take among a method's locals.
    int slots() {
        return isWide ? 0 : parameters.stream().mapToInt(Kind::slots).sum();
    }
}
