package dev.sextant.adapters.wasi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sextant.ports.system.Grants;
import io.vavr.collection.Array;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/// The table of functions.
class Preview1FunctionTest {

    /// The standard's functions, each with the types of its parameters: `i` an i32, `I` an i64. All but one answer an i32.
    private static final String STANDARD = """
            args_get ii
            args_sizes_get ii
            environ_get ii
            environ_sizes_get ii
            clock_res_get ii
            clock_time_get iIi
            fd_advise iIIi
            fd_allocate iII
            fd_close i
            fd_datasync i
            fd_fdstat_get ii
            fd_fdstat_set_flags ii
            fd_fdstat_set_rights iII
            fd_filestat_get ii
            fd_filestat_set_size iI
            fd_filestat_set_times iIIi
            fd_pread iiiIi
            fd_prestat_get ii
            fd_prestat_dir_name iii
            fd_pwrite iiiIi
            fd_read iiii
            fd_readdir iiiIi
            fd_renumber ii
            fd_seek iIii
            fd_sync i
            fd_tell ii
            fd_write iiii
            path_create_directory iii
            path_filestat_get iiiii
            path_filestat_set_times iiiiIIi
            path_link iiiiiii
            path_open iiiiiIIii
            path_readlink iiiiii
            path_remove_directory iii
            path_rename iiiiii
            path_symlink iiiii
            path_unlink_file iii
            poll_oneoff iiii
            proc_exit i
            proc_raise i
            random_get ii
            sched_yield
            sock_accept iii
            sock_recv iiiiii
            sock_send iiiii
            sock_shutdown ii
            """;

    private static String signature(Preview1Function function) {
        var parameters = function.type().parameters().map(type -> type.toString().equals("i32") ? "i" : "I").mkString();
        return (function.text() + " " + parameters).strip();
    }

    @Test
    void there_are_46_functions_and_their_types_are_the_standards() {
        var ours = Array.of(Preview1Function.values()).map(Preview1FunctionTest::signature).sorted();
        assertEquals(46, ours.size());
        assertEquals(Array.of(STANDARD.strip().split("\n")).map(String::strip).sorted(), ours);
        for (var function : Preview1Function.values()) {
            assertEquals(function == Preview1Function.PROC_EXIT ? "[]" : "[i32]",
                    function.type().results().mkString("[", " ", "]"), function.text());
        }
    }

    @Test
    void a_host_module_has_them_all_under_their_names() {
        try (var module = new Preview1Provider().provide(Grants.none())) {
            assertEquals("wasi_snapshot_preview1", module.name());
            assertEquals(Array.of(Preview1Function.values()).map(Preview1Function::text).toSet(), module.functions().keySet());
            for (var function : Preview1Function.values()) {
                assertEquals(function.type(), module.functions().get(function.text()).get().type());
            }
        }
    }

    @Test
    void every_function_says_what_it_does_in_one_line_without_a_column_mark() {
        for (var function : Preview1Function.values()) {
            assertFalse(function.behaviour().isBlank(), function.text());
            assertTrue(function.behaviour().chars().noneMatch(c -> c == '\n' || c == '|'), function.text());
        }
    }

    @Test
    void the_page_of_functions_is_the_one_written_from_the_table() throws IOException {
        var page = Path.of("FUNCTIONS.md");
        var written = FunctionsPage.text();
        if (Boolean.getBoolean("sextant.write")) Files.writeString(page, written);
        assertEquals(written, Files.readString(page));
    }
}
