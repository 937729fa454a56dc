package dev.sextant.adapters.compiler;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sextant.domain.structure.Bytes;
import dev.sextant.domain.structure.Feature;
import dev.sextant.domain.structure.ImpossibleException;
import dev.sextant.domain.structure.Instruction;
import dev.sextant.domain.structure.Module;
import dev.sextant.domain.structure.Module.ExternalKind;
import dev.sextant.domain.validation.ValidModule;
import dev.sextant.ports.EngineOptions;
import dev.sextant.ports.ExecutionListener;
import dev.sextant.ports.ModuleArchive;
import dev.sextant.ports.UnsupportedFunctionException;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Writes a module's classes to a jar, and with them what [Archives] is there for.
final class ArchiveWriter {

    /// Classes of functions that are made before the first of them is written.
    private static final int AT_A_TIME = 4 * Runtime.getRuntime().availableProcessors();

    private final Bytes binary;
    private final ValidModule module;
    private final EngineOptions options;
    private final boolean isArray;
    private final ModuleArchive.Writer archive;
    private final String home;
    private final ClassRelocation relocation;

    ArchiveWriter(Bytes binary, ValidModule module, EngineOptions options, boolean isArray, ModuleArchive.Writer archive) {
        this.binary = binary;
        this.module = module;
        this.options = options;
        this.isArray = isArray;
        this.archive = archive;
        this.home = Names.PACKAGE + ".j" + fingerprint();
        this.relocation = new ClassRelocation(home);
    }

    /// Writes the archive, all but its seal.
    void write() throws IOException {
        archive.begin(home + "." + simple(Archives.Archived.class));
        add(Archives.PROPERTIES, properties().getBytes(UTF_8));
        add(Archives.MODULE, binary.toArray());
        code();
        support();
    }

    private static String simple(Class<?> type) {
        return type.getName().substring(type.getPackageName().length() + 1);
    }

    /// What the code observes, in lines as Java's properties have them.
    private String properties() {
        var features = Stream.of(Feature.values()).filter(module.features()::has).map(Enum::name).collect(Collectors.joining(" "));
        Map<String, Object> lines = new LinkedHashMap<>();
        lines.put(Archives.FEATURES, features);
        lines.put(Archives.DEPTH, options.maximumCallDepth());
        lines.put(Archives.LISTENING, options.listener() != ExecutionListener.NONE);
        lines.put(Archives.INTERRUPTIBLE, options.isInterruptible());
        lines.put(Archives.METERED, options.isMetered());
        lines.put(Archives.ARRAY, isArray);
        return lines.entrySet().stream().map(line -> line.getKey() + "=" + line.getValue() + "\n").collect(Collectors.joining());
    }

    /// What makes the package's name the jar's own.
    private String fingerprint() {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update(ModuleArchive.version().getBytes(UTF_8));
            digest.update(properties().getBytes(UTF_8));
            return HexFormat.of().formatHex(digest.digest(binary.toArray()), 0, 12);
        } catch (NoSuchAlgorithmException e) {
            throw new ImpossibleException("every Java has SHA-256: " + e);
        }
    }

    private void add(String name, byte[] content) throws IOException {
        archive.add(home.replace('.', '/') + "/" + name, content);
    }

    private void addCode(String name, byte[] content) throws IOException {
        add(name.substring(home.length() + 1).replace('.', '/') + ".class", relocation.move(content));
    }

    // ---- generated classes -----------------------------------------------------------------------------------------------

    private void code() throws IOException {
        var prefix = home + "." + Archives.CODE + ".";
        var types = Archives.types(module);
        var code = ModuleCode.archived(new TranslatedModule(module, options), isArray, prefix, types);
        addCode(prefix + "I", code.generate(prefix + "I"));
        for (var type : types) addCode(prefix + code.signature(type).name().displayName(), Signatures.generate(code.signature(type)));
        for (int function : references()) addCode(code.calleeName(function), code.generate(code.calleeName(function)));
        functions(code);
        code.module().handedOver().headOption().forEach(first -> {
            throw new UnsupportedFunctionException("function " + first.function() + " needs another engine, a jar has none: " + first.reason());
        });
    }

    private void functions(ModuleCode code) throws IOException {
        var names = code.functionClasses();
        for (int from = 0; from < names.size(); from += AT_A_TIME) {
            var some = names.subList(from, Math.min(names.size(), from + AT_A_TIME));
            List<Map<String, byte[]>> made = new ArrayList<>(some.stream().map(_ -> Map.<String, byte[]>of()).toList());
            Parallel.forEach(some.size(), i -> {
                var classes = code.withParts(some.get(i));
                synchronized (made) {
                    made.set(i, classes);
                }
            });
            for (var classes : made) {
                for (var one : classes.entrySet()) addCode(one.getKey(), one.getValue());
            }
        }
    }

    /// The module's own functions that can become references, and so be called otherwise than by their indices.
    private SortedSet<Integer> references() {
        var references = new TreeSet<Integer>();
        module.module().exports().filter(export -> export.kind() == ExternalKind.FUNCTION)
                .forEach(export -> references.add((int) export.index()));
        module.module().start().forEach(start -> references.add(start.intValue()));
        for (var global : module.module().globals()) global.init().forEach(instruction -> refer(instruction, references));
        for (var segment : module.module().elements()) {
            switch (segment.items()) {
                case Module.Items.Functions(var functions) -> {
                    for (int i = 0; i < functions.size(); i++) references.add((int) functions.get(i));
                }
                case Module.Items.Expressions(var expressions) ->
                        expressions.forEach(expression -> expression.forEach(instruction -> refer(instruction, references)));
            }
        }
        return references.tailSet(module.importedFunctions());
    }

    private static void refer(Instruction instruction, SortedSet<Integer> references) {
        if (instruction instanceof Instruction.RefFunc(long function)) references.add((int) function);
    }

    // ---- what they run with ----------------------------------------------------------------------------------------------

    /// Copies of the classes here that generated code and [Archives] lead to.
    private void support() throws IOException {
        for (var one : support(relocation)) add(one.getKey() + ".class", one.getValue());
    }

    /// The classes that [Archives] and what was met before lead to, moved, by name.
    static List<Map.Entry<String, byte[]>> support(ClassRelocation relocation) throws IOException {
        var classes = new java.util.TreeMap<String, byte[]>();
        relocation.met().add(simple(Archives.Archived.class));
        var left = new ArrayDeque<>(relocation.met());
        while (!left.isEmpty()) {
            var name = left.remove();
            if (classes.containsKey(name)) continue;
            try (var in = ArchiveWriter.class.getResourceAsStream(name + ".class")) {
                if (in == null) throw new ImpossibleException("no class " + name);
                classes.put(name, relocation.move(in.readAllBytes()));
            }
            left.addAll(relocation.met());
        }
        return List.copyOf(classes.entrySet());
    }
}
