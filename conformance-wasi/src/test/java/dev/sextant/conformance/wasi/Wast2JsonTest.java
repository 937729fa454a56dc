package dev.sextant.conformance.wasi;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sextant.conformance.junit.EveryEngine;
import dev.sextant.domain.structure.Bytes;
import dev.sextant.runtime.WasmRuntime;
import io.vavr.collection.Array;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.function.Executable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// wast2json on our engines makes of the scripts of Core 1.0 what the suite's archive holds: the same commands, the same bytes of
/// every module.
class Wast2JsonTest {

    private static final JsonMapper JSON = new JsonMapper();

    private static Core10Archive archive;

    @BeforeAll
    static void open() {
        archive = Core10Archive.open();
    }

    @AfterAll
    static void close() {
        if (archive != null) archive.close();
    }

    @EveryEngine
    void wast2json_makes_of_the_scripts_what_the_archive_holds(WasmRuntime runtime, TestInfo info) {
        var wast2json = new Wast2Json(runtime);
        var names = archive.names();
        int[] alike = new int[2];
        assertAll(names.map(name -> (Executable) () -> {
            var script = archive.script(name);
            var converted = wast2json.convert(name, RetiredCommands.SCRIPTS.contains(name)
                    ? RetiredCommands.reworded(name, script)
                    : script);
            assertEquals(new Outcome.End.Exited(0), converted.end(), () -> name + ": " + converted.errors());
            var wanted = archive.converted(name);
            var found = converted.files();
            assertEquals(wanted.nodes().keySet(), found.nodes().keySet().remove(name + ".wast"), name);
            for (var file : wanted.nodes().keySet()) {
                if (!file.endsWith(".json")) {
                    assertEquals(wanted.content(file), found.content(file), file);
                    alike[1]++;
                }
            }
            var commands = commands(wanted.content(name + ".json"));
            assertEquals(commands, commands(found.content(name + ".json")), name);
            alike[0] += commands.size();
        }).toJavaStream());
        System.out.println("wast2json · " + info.getDisplayName() + ": " + names.size() + " scripts, " + alike[0] + " commands, "
                + alike[1] + " modules alike");
    }

    @EveryEngine
    void wast2json_refuses_the_retired_commands(WasmRuntime runtime) {
        var wast2json = new Wast2Json(runtime);
        for (var name : RetiredCommands.SCRIPTS) {
            var refused = wast2json.convert(name, archive.script(name));
            assertEquals(new Outcome.End.Exited(1), refused.end(), name);
            var complaint = name + "\\.wast:\\d+:1: error: unexpected token \\(.*";
            assertTrue(refused.errors().matches("(?s)" + complaint), refused.errors());
            assertEquals(1, refused.files().nodes().size(), name);
        }
    }

    private static Array<JsonNode> commands(Bytes json) {
        return Array.ofAll(JSON.readTree(json.toArray()).get("commands").values());
    }
}
