package dev.sextant.cli;

import java.net.InetSocketAddress;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// A place in the network to listen at, as `--listen` names it: `127.0.0.1:8080`, `localhost:0`, `[::1]:8080`.
///
/// @param host a name or a number
/// @param port 0 to 65,535; 0 for any that is free
record Address(String host, int port) {

    private static final Pattern FORM = Pattern.compile("(\\[[^\\]\\s]+\\]|[^:\\s]+):(\\d{1,5})");

    /// Reads what stands behind `--listen`.
    static final class Converter implements ITypeConverter<Address> {
        @Override
        public Address convert(String text) {
            var form = FORM.matcher(text);
            if (!form.matches()) {
                throw new TypeConversionException(
                        "wants HOST:PORT, such as 127.0.0.1:8080 or [::1]:8080, not " + Words.quoted(text));
            }
            int port = Integer.parseInt(form.group(2));
            if (port > 65_535) throw new TypeConversionException("there is no port " + port + ": the last is 65535");
            return new Address(form.group(1), port);
        }
    }

    /// The same, looked up.
    ///
    /// @throws Failure if nobody knows the host
    InetSocketAddress resolved() {
        var address = new InetSocketAddress(host, port);
        if (address.isUnresolved()) throw Failure.unavailable("--listen " + this, "unknown host");
        return address;
    }

    @Override
    public String toString() {
        return host + ":" + port;
    }
}
