package dev.sextant.domain.binary;

import dev.sextant.domain.structure.Bytes;
import dev.sextant.domain.structure.Module;
import dev.sextant.domain.structure.Module.ExternalKind;
import io.vavr.collection.HashMap;
import io.vavr.control.Option;
import java.util.LinkedHashMap;
import java.util.Map;

/// Reads a name section as far as it makes sense.
///
/// @spec A.5.1 Name Section
final class NameReader {

    private static final int MODULE_NAME = 0;
    private static final int FUNCTION_NAMES = 1;

    private final long functionCount;
    private final Map<Long, String> functions = new LinkedHashMap<>();
    private Option<String> module = Option.none();

    NameReader(Module module) {
        functionCount = (long) module.functions().size()
                + module.imports().count(description -> description.kind() == ExternalKind.FUNCTION);
    }

    Names names(Bytes section) {
        try {
            var in = new Reader(section);
            while (!in.atEnd()) {
                int id = in.next();
                var content = in.take((int) Math.min(in.u32(), in.left()));
                // The subsections after these two name locals and what later proposals brought.
                if (id > FUNCTION_NAMES) break;
                subsection(id, new Reader(content));
            }
        } catch (MalformedBinary _) {
            // What was read before the break is what there is.
        }
        return new Names(module, HashMap.ofAll(functions));
    }

    private void subsection(int id, Reader in) {
        if (id == MODULE_NAME) {
            module = module.orElse(Option.some(in.name()));
        } else {
            functionNames(in);
        }
    }

    // A.5.1 Name Maps: indices ascend, so that no name map is larger than the module has functions.
    private void functionNames(Reader in) {
        long count = in.u32();
        long last = -1;
        for (long i = 0; i < count; i++) {
            long function = in.u32();
            var name = in.name();
            if (function <= last || function >= functionCount) return;
            last = function;
            functions.putIfAbsent(function, name);
        }
    }
}
