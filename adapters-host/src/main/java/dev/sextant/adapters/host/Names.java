package dev.sextant.adapters.host;

import dev.sextant.ports.system.Errno;
import dev.sextant.ports.system.ErrnoException;
import java.util.Locale;
import java.util.Set;

/// What may be the name of an entry, and what a symbolic link may say.
final class Names {

    /// The most bytes of a name, in UTF-8.
    static final int MAXIMUM = 255;

    /// The most bytes that a symbolic link can say, in UTF-8.
    static final int MAXIMUM_TARGET = 4_095;

    private static final Set<String> DEVICES = Set.of("CON", "PRN", "AUX", "NUL", "CLOCK$", "CONIN$", "CONOUT$");
    private static final Set<String> NUMBERED_DEVICES = Set.of("COM", "LPT");
    private static final String DEVICE_NUMBERS = "0123456789¹²³";
    private static final String UNUSABLE_ON_WINDOWS = "<>:\"/\\|?*";

    private Names() {}

    /// Answers a name if it is one component of a path and nothing else.
    ///
    /// @throws ErrnoException INVAL; NAMETOOLONG; ILSEQ if it is no Unicode text
    static String check(String name) throws ErrnoException {
        if (name.isEmpty() || name.equals(".") || name.equals("..") || name.indexOf('/') >= 0) {
            throw new ErrnoException(Errno.INVAL);
        }
        return checkText(name, MAXIMUM);
    }

    /// The same, where the platform reads more into names than that.
    static String check(String name, boolean isWindows) throws ErrnoException {
        check(name);
        if (isWindows && !isUsableOnWindows(name)) throw new ErrnoException(Errno.INVAL);
        return name;
    }

    /// Answers what a symbolic link is to say, if it can.
    ///
    /// @throws ErrnoException NOENT if it is empty; INVAL; NAMETOOLONG; ILSEQ
    static String checkTarget(String target) throws ErrnoException {
        if (target.isEmpty()) throw new ErrnoException(Errno.NOENT);
        return checkText(target, MAXIMUM_TARGET);
    }

    private static String checkText(String text, int maximum) throws ErrnoException {
        int bytes = 0;
        for (int i = 0; i < text.length(); i++) {
            char unit = text.charAt(i);
            if (unit == 0) throw new ErrnoException(Errno.INVAL);
            if (Character.isHighSurrogate(unit) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
                bytes += 4;
            } else if (Character.isSurrogate(unit)) {
                throw new ErrnoException(Errno.ILSEQ);
            } else {
                bytes += unit < 0x80 ? 1 : unit < 0x800 ? 2 : 3;
            }
            if (bytes > maximum) throw new ErrnoException(Errno.NAMETOOLONG);
        }
        return text;
    }

    /// Whether Windows takes a name for that of a file, the whole name, in the directory that it was asked in: not for a device, a drive, a
    /// stream of another file, or for the same name without the dots and spaces at its end.
    static boolean isUsableOnWindows(String name) {
        char last = name.charAt(name.length() - 1);
        return last != '.' && last != ' ' && !isWindowsDevice(name)
                && name.chars().noneMatch(unit -> unit < ' ' || UNUSABLE_ON_WINDOWS.indexOf(unit) >= 0);
    }

    /// Whether Windows takes a name for that of a device: in either case, with anything behind a dot or a colon, after any spaces, and
    /// with superscript digits too.
    static boolean isWindowsDevice(String name) {
        int end = 0;
        while (end < name.length() && ".:".indexOf(name.charAt(end)) < 0) end++;
        var base = name.substring(0, end).strip().toUpperCase(Locale.ROOT);
        return DEVICES.contains(base)
                || base.length() == 4
                        && NUMBERED_DEVICES.contains(base.substring(0, 3)) && DEVICE_NUMBERS.indexOf(base.charAt(3)) >= 0;
    }
}
