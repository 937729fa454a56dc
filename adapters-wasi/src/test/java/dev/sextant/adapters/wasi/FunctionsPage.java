package dev.sextant.adapters.wasi;

import io.vavr.collection.Array;
import java.util.Locale;

/// The functions as a page to read, from their table.
final class FunctionsPage {

    private FunctionsPage() {}

    static String text() {
        var page = new StringBuilder("""
                # The functions of WASI preview 1

                Written from the table in `Preview1Function`; a test holds this page against it.

                Before a call does anything, in this order: every address and length lies in the guest's memory, else FAULT;
                every flag and every choice is one of the standard's, else INVAL; every descriptor is open, else BADF; it has
                the rights named here, else NOTCAPABLE, or, where a right has no meaning for what is open, ISDIR, NOTDIR, SPIPE,
                NOTSOCK, NOTCONN, BADF or INVAL. These are not repeated below. A call that answers another errno than SUCCESS
                has written nothing to the guest's memory, but for buffers that a failed transfer had begun to fill. A path is
                relative to its descriptor; `..` above that, a path that begins with `/`, and a symbolic link to either are
                NOTCAPABLE. In a read-only mount, what would change something is ROFS.

                | function | arguments | results | rights | behaviour | can answer |
                |---|---|---|---|---|---|
                """);
        for (var function : Preview1Function.values()) {
            page.append(Array.of(
                            "`" + function.text() + "`", arguments(function), results(function), rights(function),
                            function.behaviour(), function.errnos().mkString(", "))
                    .mkString("| ", " | ", " |\n"));
        }
        return page.toString();
    }

    private static String arguments(Preview1Function function) {
        return function.parameters()
                .filter(Parameter.In.class::isInstance).map(Parameter.In.class::cast)
                .map(in -> in.name() + ": " + in.type().name().toLowerCase(Locale.ROOT)).mkString(", ");
    }

    private static String results(Preview1Function function) {
        if (!function.returns()) return "does not return";
        return function.parameters()
                .filter(Parameter.Out.class::isInstance).map(Parameter.Out.class::cast)
                .map(out -> out.name() + ": " + out.type().name().toLowerCase(Locale.ROOT)).mkString(", ");
    }

    private static String rights(Preview1Function function) {
        return function.parameters()
                .filter(Parameter.In.class::isInstance).map(Parameter.In.class::cast)
                .filter(in -> in.rights() != 0)
                .map(in -> (in.name().equals("fd") ? "" : in.name() + ": ") + Rights.names(in.rights()).mkString(", "))
                .mkString("; ");
    }
}
