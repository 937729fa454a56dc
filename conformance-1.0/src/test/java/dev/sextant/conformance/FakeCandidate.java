package dev.sextant.conformance;

import dev.sextant.conformance.script.Constant;
import dev.sextant.conformance.script.ModuleSource;
import dev.sextant.domain.structure.Bytes;
import io.vavr.collection.Array;
import io.vavr.collection.HashMap;
import io.vavr.collection.Map;
import java.nio.charset.StandardCharsets;

/// A runtime of a toy language, to test the runner with. A module is a phase and a message (`invalid type mismatch`), which is
/// what it comes to when it is checked or instantiated, or it is the name of a registered module that it needs (`needs M`), or
/// `fine`. What an instance exports, [Toy] says.
final class FakeCandidate implements Candidate {

    int opened;
    int closed;

    @Override
    public String name() {
        return "fake · none";
    }

    @Override
    public Session open() {
        opened++;
        return new World();
    }

    /// A module in the toy language.
    static ModuleSource module(String text) {
        return ModuleSource.binary(Bytes.copyOf(text.getBytes(StandardCharsets.UTF_8)));
    }

    private final class World implements Session {

        private Map<String, Instance> registered = HashMap.empty();

        @Override
        public void check(ModuleSource module) throws Fault {
            fail(module, Array.of(Phase.MALFORMED, Phase.INVALID));
        }

        @Override
        public Instance instantiate(ModuleSource module) throws Fault {
            fail(module, Array.of(Phase.values()));
            var text = text(module);
            if (text.startsWith("needs ") && !registered.containsKey(text.substring(6))) {
                throw new Fault(Phase.UNLINKABLE, "unknown import: " + text.substring(6));
            }
            return new Toy(text);
        }

        private static void fail(ModuleSource module, Array<Phase> phases) throws Fault {
            var text = text(module);
            for (var phase : phases) {
                if (text.startsWith(phase + " ")) throw new Fault(phase, text.substring(phase.toString().length() + 1));
            }
        }

        private static String text(ModuleSource module) {
            return new String(module.bytes().toArray(), StandardCharsets.UTF_8);
        }

        @Override
        public void register(String name, Instance instance) {
            registered = registered.put(name, instance);
        }

        @Override
        public void close() {
            closed++;
        }
    }

    private record Toy(String text) implements Candidate.Instance {

        @Override
        public Array<Constant> invoke(String export, Array<Constant> arguments) throws Fault {
            return switch (export) {
                case "same" -> arguments;
                case "divide" -> throw new Fault(Phase.TRAP, "integer divide by zero: 1 / 0");
                case "runaway" -> throw new Fault(Phase.EXHAUSTION, "call stack exhausted: limit 1");
                case "crash" -> throw new IllegalStateException("oh");
                case "overflow" -> throw new StackOverflowError();
                default -> throw new IllegalArgumentException("no " + export);
            };
        }

        @Override
        public Constant get(String export) {
            return new Constant.I32(text.length());
        }
    }
}
