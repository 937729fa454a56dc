package dev.sextant.ports.system;

import dev.sextant.domain.structure.Bytes;
import io.vavr.collection.Array;
import java.nio.charset.StandardCharsets;

/// What a guest is given of the machine. Immutable: each `with` answers other grants. Clocks, entropy and streams have a state of
/// their own, which goes on where two programs are given the same.
///
/// @param arguments          the program's arguments, its own name first
/// @param environment        variables, each `NAME=VALUE`
/// @param input              the standard input
/// @param output             the standard output
/// @param errors             the standard error output
/// @param clocks             the time
/// @param entropy            random bytes
/// @param mounts             trees of files, opened before the program begins, from descriptor 3 on
/// @param listeners          sockets, opened before the program begins, behind the mounts, and closed when it ends
/// @param maximumDescriptors the most descriptors that may be open at a time
/// @param observer           who is told of calls
public record Grants(
        Array<Bytes> arguments,
        Array<Bytes> environment,
        Input input,
        Output output,
        Output errors,
        Clocks clocks,
        Entropy entropy,
        Array<Mount> mounts,
        Array<Listener> listeners,
        int maximumDescriptors,
        HostCallListener observer) {

    /// Nothing real: no arguments, no variables, no files, no sockets, an empty input, outputs that keep nothing, a time and random
    /// bytes that are the same at every run. New ones at each call.
    public static Grants none() {
        return new Grants(
                Array.empty(), Array.empty(), Input.EMPTY, Output.NONE, Output.NONE, Clocks.fixed(), Entropy.seeded(0),
                Array.empty(), Array.empty(), 1_024, HostCallListener.NONE);
    }

    /// The same with these arguments, the program's own name first.
    public Grants withArguments(String... arguments) {
        return withArguments(Array.of(arguments).map(Grants::utf8));
    }

    /// The same with one more variable.
    public Grants withVariable(String name, String value) {
        return withEnvironment(environment.append(utf8(name + "=" + value)));
    }

    /// The same with one more tree of files.
    public Grants withMount(String guest, FileSystem files, Mount.Access access) {
        return withMounts(mounts.append(new Mount(guest, files, access)));
    }

    /// The same with one more socket.
    public Grants withListener(Listener listener) {
        return withListeners(listeners.append(listener));
    }

    private static Bytes utf8(String text) {
        return Bytes.copyOf(text.getBytes(StandardCharsets.UTF_8));
    }

    /// The same with other arguments: the program's arguments, its own name first.
    public Grants withArguments(Array<Bytes> arguments) {
        return new Grants(
                arguments, environment, input, output, errors, clocks, entropy, mounts, listeners, maximumDescriptors,
                observer);
    }

    /// The same with other environment: variables, each `NAME=VALUE`.
    public Grants withEnvironment(Array<Bytes> environment) {
        return new Grants(
                arguments, environment, input, output, errors, clocks, entropy, mounts, listeners, maximumDescriptors,
                observer);
    }

    /// The same with other input: the standard input.
    public Grants withInput(Input input) {
        return new Grants(
                arguments, environment, input, output, errors, clocks, entropy, mounts, listeners, maximumDescriptors,
                observer);
    }

    /// The same with other output: the standard output.
    public Grants withOutput(Output output) {
        return new Grants(
                arguments, environment, input, output, errors, clocks, entropy, mounts, listeners, maximumDescriptors,
                observer);
    }

    /// The same with other errors: the standard error output.
    public Grants withErrors(Output errors) {
        return new Grants(
                arguments, environment, input, output, errors, clocks, entropy, mounts, listeners, maximumDescriptors,
                observer);
    }

    /// The same with other clocks: the time.
    public Grants withClocks(Clocks clocks) {
        return new Grants(
                arguments, environment, input, output, errors, clocks, entropy, mounts, listeners, maximumDescriptors,
                observer);
    }

    /// The same with other entropy: random bytes.
    public Grants withEntropy(Entropy entropy) {
        return new Grants(
                arguments, environment, input, output, errors, clocks, entropy, mounts, listeners, maximumDescriptors,
                observer);
    }

    /// The same with other mounts: trees of files, opened before the program begins, from descriptor 3 on.
    public Grants withMounts(Array<Mount> mounts) {
        return new Grants(
                arguments, environment, input, output, errors, clocks, entropy, mounts, listeners, maximumDescriptors,
                observer);
    }

    /// The same with other listeners: sockets, opened before the program begins, behind the mounts.
    public Grants withListeners(Array<Listener> listeners) {
        return new Grants(
                arguments, environment, input, output, errors, clocks, entropy, mounts, listeners, maximumDescriptors,
                observer);
    }

    /// The same with other bounds on open descriptors: the most descriptors that may be open at a time.
    public Grants withMaximumDescriptors(int maximumDescriptors) {
        return new Grants(
                arguments, environment, input, output, errors, clocks, entropy, mounts, listeners, maximumDescriptors,
                observer);
    }

    /// The same with other observer: who is told of calls.
    public Grants withObserver(HostCallListener observer) {
        return new Grants(
                arguments, environment, input, output, errors, clocks, entropy, mounts, listeners, maximumDescriptors,
                observer);
    }
}
