package dev.sextant.cli;

import dev.sextant.ports.system.Errno;
import dev.sextant.ports.system.ErrnoException;
import dev.sextant.ports.system.Grants;
import dev.sextant.ports.system.Host;
import dev.sextant.ports.system.Listener;
import dev.sextant.ports.system.Output;
import dev.sextant.runtime.WasmRuntime;
import io.vavr.collection.Array;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import picocli.CommandLine.Option;

/// The options that say what of the machine a program is given.
final class Grant {

    @Option(
            names = {"--dir", "-mount"},
            paramLabel = "HOST[:GUEST][:ro]",
            converter = Directory.Converter.class,
            description = "Gives the program the directory HOST under the name GUEST (HOST's if nothing is said); with :ro, to read "
                    + "only. Can be repeated.")
    private List<Directory> directories = new ArrayList<>();

    @Option(
            names = {"--env", "-env"},
            paramLabel = "NAME[=VALUE]",
            converter = Variable.Converter.class,
            description = "Gives it an environment variable; without a VALUE, the one that is set here. Can be repeated.")
    private List<Variable> variables = new ArrayList<>();

    @Option(names = {"--env-inherit", "-env-inherit"}, description = "Gives it all environment variables that are set here.")
    private boolean isEnvironmentInherited;

    @Option(
            names = {"--listen", "-listen"},
            paramLabel = "HOST:PORT",
            converter = Address.Converter.class,
            description = "Gives it a socket that others can connect to. Can be repeated.")
    private List<Address> addresses = new ArrayList<>();

    @Option(
            names = "--arg0",
            paramLabel = "NAME",
            description = "What the program is told that it is called; FILE's name if nothing is said.")
    private String name;

    @Option(
            names = "--deterministic",
            description = "Gives it clocks and random numbers that are the same at every run, instead of the machine's.")
    private boolean isDeterministic;

    /// Whether clocks and random numbers are to be the same at every run.
    boolean isDeterministic() {
        return isDeterministic;
    }

    /// Whether files or sockets are given.
    boolean hasPlaces() {
        return !directories.isEmpty() || !addresses.isEmpty();
    }

    /// What the program is given.
    ///
    /// @param arguments what stands behind its file
    /// @throws Failure if something is not there to be given
    Grants grants(Path file, List<String> arguments, Console console) {
        var host = WasmRuntime.host();
        var grants = Grants.none()
                .withArguments(Array.ofAll(arguments).prepend(name == null ? lastName(file) : name).toJavaArray(String[]::new))
                .withInput(host.input(console.in(), console.isTerminal(0)))
                .withOutput(output(host, console.rawOut(), console.isTerminal(1)))
                .withErrors(output(host, console.rawErr(), console.isTerminal(2)));
        if (!isDeterministic) grants = grants.withClocks(host.clocks()).withEntropy(host.entropy());
        for (var variable : environment().entrySet()) grants = grants.withVariable(variable.getKey(), variable.getValue());
        for (var directory : directories) grants = mounted(grants, directory, host);
        for (var address : addresses) grants = grants.withListener(listener(address, host));
        return grants;
    }

    private static String lastName(Path file) {
        return String.valueOf(file.getFileName());
    }

    private LinkedHashMap<String, String> environment() {
        var environment = new LinkedHashMap<String, String>();
        if (isEnvironmentInherited) environment.putAll(System.getenv());
        variables.forEach(variable -> environment.put(variable.name(), variable.value()));
        return environment;
    }

    private static Grants mounted(Grants grants, Directory directory, Host host) {
        try {
            return grants.withMount(directory.guest(), host.directory(directory.host()), directory.access());
        } catch (IOException e) {
            throw Failure.unreadable(e).about("--dir " + directory.host());
        }
    }

    private static Listener listener(Address address, Host host) {
        try {
            return host.listen(address.resolved());
        } catch (IOException e) {
            throw Failure.unavailable("--listen " + address, e.getMessage());
        }
    }

    /// A stream as an output. Where nobody reads it any more, the program ends, as one of the machine's would: few look at what
    /// writing answers.
    private static Output output(Host host, OutputStream stream, boolean isTerminal) {
        var output = host.output(stream, isTerminal);
        return new Output() {
            @Override
            public int write(byte[] source, int from, int count) throws ErrnoException {
                try {
                    return output.write(source, from, count);
                } catch (ErrnoException e) {
                    if (e.errno() == Errno.PIPE) throw Failure.unread();
                    throw e;
                }
            }

            @Override
            public boolean isTerminal() {
                return isTerminal;
            }
        };
    }
}
