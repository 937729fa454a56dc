package dev.sextant.runtime.profile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sextant.domain.structure.FunctionType;
import dev.sextant.domain.structure.NumberType;
import dev.sextant.ports.FunctionInstance;
import dev.sextant.ports.HostFunctionInstance;
import dev.sextant.ports.Store;
import dev.sextant.ports.Trap;
import dev.sextant.ports.Value;
import dev.sextant.ports.Values;
import dev.sextant.runtime.Imports;
import dev.sextant.runtime.WasmRuntime;
import io.vavr.collection.Array;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

class ProfileTest {

    private static final String PROGRAM = """
            (module
              (import "host" "h" (func $h))
              (func $leaf (param i32) (result i32) (i32.mul (local.get 0) (i32.const 3)))
              (func $down (param i32) (result i32)
                (if (result i32) (local.get 0)
                  (then (i32.add (call $leaf (local.get 0)) (call $down (i32.sub (local.get 0) (i32.const 1)))))
                  (else (i32.const 0))))
              (func (export "main") (param i32) (result i32) (call $h) (call $h) (call $down (local.get 0)))
              (func (export "trap") (drop (call $leaf (i32.const 1))) unreachable))
            """;

    /// A clock that somebody else moves.
    private long now;

    private final Profile profile = new Profile(Measure.FUEL, () -> now);

    private static FunctionInstance function(String name) {
        return HostFunctionInstance.raw(name, FunctionType.EMPTY, (_, _, _, _) -> {});
    }

    private void call(FunctionInstance function, long itself, Runnable... called) {
        profile.before(function);
        now += itself;
        for (var inner : called) inner.run();
        profile.after(function);
    }

    private static Profile ofProgram(String export, int argument) {
        var store = new Store();
        var profile = Profile.ofFuel(store);
        try (var runtime = WasmRuntime.builder().listener(profile).metered(true).build()) {
            var h = HostFunctionInstance.raw("host.h", FunctionType.EMPTY, (_, _, _, _) -> store.fuel -= 10);
            runtime.instantiate(runtime.loadText(PROGRAM), Imports.none().with("host", "h", profile.listed(h)), store)
                    .function(export).call(argument);
        }
        return profile;
    }

    @Test
    void every_call_is_counted_and_what_it_cost_is_its_own_and_its_callees() {
        var f = function("f");
        var g = function("g");
        call(f, 5, () -> call(g, 7), () -> call(g, 1));
        call(g, 100);
        assertEquals(
                Array.of(new Profile.Cost("g", 3, 108, 108), new Profile.Cost("f", 1, 5, 13)), profile.functions());
    }

    @Test
    void of_calls_of_itself_the_outermost_is_the_total() {
        var f = function("f");
        var g = function("g");
        call(f, 1, () -> call(g, 2, () -> call(f, 4)));
        assertEquals(Array.of(new Profile.Cost("f", 2, 5, 7), new Profile.Cost("g", 1, 2, 6)), profile.functions());
    }

    @Test
    void the_fuel_of_a_program_is_parted_among_its_functions_to_the_last_unit() {
        var profile = ofProgram("main", 3);
        assertEquals(Array.of(1L, 2L, 3L, 4L), profile.functions().map(Profile.Cost::calls).sorted());
        assertEquals(20, profile.functions().find(cost -> cost.name().equals("host.h")).get().self());
        assertEquals(
                profile.functions().find(cost -> cost.calls() == 1).get().total(),
                profile.functions().map(Profile.Cost::self).sum().longValue());
    }

    @Test
    void a_deterministic_profile_is_the_same_at_every_run() {
        var one = ofProgram("main", 5);
        var other = ofProgram("main", 5);
        assertEquals(one.table(), other.table());
        assertEquals(one.folded(), other.folded());
        assertEquals(one.html("x"), other.html("x"));
    }

    @Test
    void time_is_measured_too() {
        var profile = Profile.ofTime();
        try (var runtime = WasmRuntime.builder().listener(profile).build()) {
            runtime.instantiate(runtime.loadText(PROGRAM), Imports.none().function("host", "h", FunctionType.EMPTY, _ ->
                    Values.none())).function("main").call(3);
        }
        assertTrue(profile.functions().forAll(cost -> cost.self() >= 0 && cost.total() >= cost.self()), profile.table());
        assertTrue(profile.table().startsWith("calls  self ms  total ms  function\n"), profile.table());
    }

    @Test
    void a_call_that_ends_by_a_trap_is_in_it() {
        var profile = Profile.ofTime();
        try (var runtime = WasmRuntime.builder().listener(profile).build()) {
            var instance = runtime.instantiate(runtime.loadText("""
                    (module (func $in unreachable) (func (export "f") (call $in)))
                    """), Imports.none());
            assertThrows(Trap.class, () -> instance.function("f").call());
            assertThrows(Trap.class, () -> instance.function("f").call());
        }
        assertEquals(Array.of(2L, 2L), profile.functions().map(Profile.Cost::calls));
        assertTrue(profile.functions().forAll(cost -> cost.total() > 0));
    }

    @Test
    void a_call_of_whose_end_nobody_told_ends_with_its_caller() {
        var f = function("f");
        profile.before(f);
        profile.before(function("lost"));
        now += 3;
        profile.after(f);
        assertEquals(Array.of("lost 3 3", "f 0 3"),
                profile.functions().map(cost -> cost.name() + " " + cost.self() + " " + cost.total()));
        profile.after(function("never begun"));
        assertEquals(2, profile.functions().size());
    }

    @Test
    void folded_stacks_are_functions_from_the_outermost_on_and_what_the_innermost_cost() {
        call(function("a;b"), 5, () -> call(function("c d"), 7));
        assertEquals("a\\u{3b}b 5\na\\u{3b}b;c d 7\n", profile.folded());
    }

    @Test
    void a_tree_of_calls_does_not_grow_for_ever() {
        var functions = IntStream.range(0, 40).mapToObj(i -> function("f" + i)).toList();
        for (int i = 0; i < 100_000; i++) profile.before(functions.get(i % 40));
        now = 1;
        for (int i = 99_999; i >= 0; i--) profile.after(functions.get(i % 40));
        assertEquals(100_000L, profile.functions().map(Profile.Cost::calls).sum());
        assertTrue(profile.svg("deep").length() < 1_000_000);
        var wide = new Profile(Measure.FUEL, () -> now++);
        var caller = function("caller");
        wide.before(caller);
        for (int i = 0; i < Profile.MOST_NODES + 10; i++) {
            var callee = function("g");
            wide.before(callee);
            wide.after(callee);
        }
        wide.after(caller);
        assertEquals(Profile.MOST_NODES + 11L, wide.functions().map(Profile.Cost::calls).sum());
    }

    private static Document xml(String text) throws Exception {
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(text)));
    }

    private static List<Element> elements(Document document, String name) {
        var found = new ArrayList<Element>();
        var nodes = document.getElementsByTagName(name);
        for (int i = 0; i < nodes.getLength(); i++) found.add((Element) nodes.item(i));
        return found;
    }

    @Test
    void a_flame_graph_has_a_box_for_each_call_as_wide_as_its_cost() throws Exception {
        call(function("f"), 1, () -> call(function("g"), 3));
        var svg = xml(profile.svg("app"));
        assertEquals(
                List.of("all: 4 units", "f: 4 units (100.0 %), itself 1; 1 call", "g: 3 units (75.0 %), itself 3; 1 call"),
                elements(svg, "title").stream().map(Element::getTextContent).toList());
        assertEquals(
                List.of("1176.00", "1176.00", "882.00"),
                elements(svg, "g").stream().map(g -> ((Element) g.getElementsByTagName("rect").item(0)).getAttribute("width")).toList());
    }

    @Test
    void hazard60_names_in_a_flame_graph_are_text_and_nothing_else() throws Exception {
        var names = List.of("</title><script>alert(1)</script>", "\u001b[2J\u0000\u0007", "\"'&<>]]>", "\ud83d", "\uffff", "\u202e", "é日",
                "x".repeat(100_000));
        for (var name : names) call(function(name), 1_000);
        var title = "<b>\u001b&";
        var svg = profile.svg(title);
        var document = xml(svg);
        assertEquals(1, elements(document, "script").size());
        assertEquals(names.size() + 1, elements(document, "g").size());
        var html = profile.html(title);
        for (var text : List.of(svg, html, profile.folded(), profile.table())) {
            assertTrue(text.chars().allMatch(c -> c == '\n' || c >= ' ' && c != 0x7f && c != 0x202e && c != 0xffff), "a control character");
            assertFalse(text.contains("alert(1)</script>") && text.contains("<svg"), "a script of the guest's");
        }
    }

    @Test
    void what_was_never_called_gives_a_profile_too() throws Exception {
        assertEquals("calls  self units  total units  function\n", profile.table());
        assertEquals("", profile.folded());
        assertEquals(1, elements(xml(profile.svg("nothing")), "g").size());
    }

    @Test
    void a_host_function_that_is_listed_does_what_it_does() {
        var type = FunctionType.of(NumberType.I32).returning(NumberType.I32);
        var listed = profile.listed(HostFunctionInstance.raw("host.twice", type, (_, numbers, _, base) -> numbers[base] *= 2));
        assertEquals("host.twice", listed.name());
        assertEquals(42, ((Value.I32) listed.call(Array.of(Value.i32(21))).head()).value());
        assertEquals(Array.of("host.twice"), profile.functions().map(Profile.Cost::name));
    }
}
