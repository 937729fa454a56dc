package dev.sextant.cli;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// An environment variable that the program is given, as `--env` names it.
record Variable(String name, String value) {

    /// Reads what stands behind `--env`: `NAME=VALUE`, or the `NAME` of a variable of our own environment.
    static final class Converter implements ITypeConverter<Variable> {
        @Override
        public Variable convert(String text) {
            if (text.indexOf('\0') >= 0) throw new TypeConversionException("a variable cannot have a NUL in it");
            int sign = text.indexOf('=');
            var name = sign < 0 ? text : text.substring(0, sign);
            if (name.isEmpty()) throw no(text, ": the name is missing");
            if (sign >= 0) return new Variable(name, text.substring(sign + 1));
            var value = System.getenv(name);
            if (value == null) {
                throw no(text, ", which is not set here either");
            }
            return new Variable(name, value);
        }
    }

    private static TypeConversionException no(String text, String reason) {
        return new TypeConversionException("wants NAME=VALUE, not " + Words.quoted(text) + reason);
    }

    @Override
    public String toString() {
        return name + "=" + value;
    }
}
