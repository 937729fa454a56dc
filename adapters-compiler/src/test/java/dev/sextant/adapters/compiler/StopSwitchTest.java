package dev.sextant.adapters.compiler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sextant.ports.Interruption;
import dev.sextant.ports.Store;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class StopSwitchTest {

    private final StopSwitch stopSwitch = new StopSwitch(true);
    private final Store store = new Store();

    private boolean isAsking() throws Throwable {
        return (boolean) stopSwitch.site().getTarget().invokeExact();
    }

    @Test
    void code_asks_from_the_request_to_stop_until_the_guest_heeded() throws Throwable {
        store.observe(stopSwitch);
        assertFalse(isAsking());
        store.stop(Interruption.Reason.CANCELLED);
        assertTrue(isAsking());
        stopSwitch.heeded(store);
        assertFalse(isAsking());
    }

    @Test
    void code_asks_until_the_last_of_several_guests_heeded_or_was_told_to_go_on() throws Throwable {
        var other = new Store();
        store.observe(stopSwitch);
        other.observe(stopSwitch);
        store.stop(Interruption.Reason.CANCELLED);
        other.stop(Interruption.Reason.DEADLINE);
        stopSwitch.heeded(store);
        assertTrue(isAsking());
        other.resume();
        assertFalse(isAsking());
    }

    @Test
    void who_heard_of_it_once_hears_of_it_once() throws Throwable {
        store.observe(stopSwitch);
        store.observe(stopSwitch);
        for (int i = 0; i < StopSwitch.MOST_CHANGES - 1; i++) {
            store.stop(Interruption.Reason.CANCELLED);
            store.resume();
        }
        assertFalse(isAsking());
    }

    @Test
    void after_so_many_requests_code_asks_for_good() throws Throwable {
        store.observe(stopSwitch);
        for (int i = 0; i < StopSwitch.MOST_CHANGES; i++) {
            store.stop(Interruption.Reason.CANCELLED);
            store.resume();
        }
        assertTrue(isAsking());
    }

    @Test
    void code_asks_always_where_the_JVM_cannot_throw_it_away() throws Throwable {
        assertTrue((boolean) new StopSwitch(false).site().getTarget().invokeExact());
    }

    @Test
    void hazard47_loops_of_machine_code_are_stopped_more_often_than_the_constant_changes() throws Exception {
        stopLoops("-XX:+UseCountedLoopSafepoints");
    }

    @Test
    void hazard47_loops_are_stopped_where_the_JVM_has_no_safepoints_in_them() throws Exception {
        stopLoops("-XX:-UseCountedLoopSafepoints");
    }

    private static void stopLoops(String option) throws Exception {
        var process = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:+UseSerialGC", option,
                "-cp", System.getProperty("java.class.path"), StoppedLoops.class.getName())
                .redirectErrorStream(true)
                .start();
        var output = new String(process.getInputStream().readAllBytes());
        assertEquals(0, process.waitFor(), output);
    }
}
