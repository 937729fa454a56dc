package dev.sextant.adapters.compiler;

import dev.sextant.domain.structure.ImpossibleException;
import dev.sextant.ports.Exhaustion;
import dev.sextant.ports.GuestFault;
import java.lang.StackWalker.StackFrame;
import java.util.Iterator;
import java.util.stream.Stream;

/// The guest's stack, read from Java's. A function's method is called for the function, and its line numbers tell the
/// instruction ([Lines]).
final class Traces {

    private static final StackWalker WALKER = StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE);

    private Traces() {}

    /// Has the classes that tell of a fault initialised: in the last corner of a stack there may be no room for that, and the JVM
    /// does not try again.
    static void prepare() {
        var fault = new Exhaustion(Exhaustion.Resource.CALL_STACK, "");
        open(fault, 0);
        for (var element : new StackOverflowError().getStackTrace()) {
            fault.open(new GuestFault.Frame(element.getMethodName(), 0, element.getLineNumber()));
        }
        if (fault.trace().size() + fault.depth() == 0) throw new ImpossibleException("no stack");
    }

    /// Gives a fault the open calls of this engine, from here to the next call from outside.
    ///
    /// @param skipped how many of the innermost are not to count
    static void open(GuestFault fault, int skipped) {
        WALKER.walk(frames -> open(fault, skipped, frames));
    }

    private static Void open(GuestFault fault, int skipped, Stream<StackFrame> frames) {
        Iterator<StackFrame> walk = frames.iterator();
        int function = -1;
        while (walk.hasNext()) {
            var frame = walk.next();
            if (frame.getDeclaringClass() == Calls.Function.class && frame.getMethodName().equals("call")) break;
            if (!(frame.getDeclaringClass().getClassLoader() instanceof ModuleLoader loader)) continue;
            var method = frame.getMethodName();
            if (!Methods.isFunction(method)) continue;
            // The parts of a function are one call: the innermost knows where it is.
            int index = Methods.function(method);
            if (loader.source().isHandedOver(index)) continue;
            boolean isPart = Methods.isPart(method);
            if (function == -1) {
                if (skipped > 0) {
                    skipped--;
                } else {
                    int line = frame.toStackTraceElement().getLineNumber();
                    fault.open(loader.program().frame(index, Lines.instruction(frame.getDeclaringClass(), method, line)));
                }
            }
            function = isPart ? index : -1;
        }
        return null;
    }

    /// What the JVM kept of a stack that overflowed.
    static void open(GuestFault fault, StackOverflowError overflow, ModuleLoader loader) {
        boolean isInside = false;
        for (var element : overflow.getStackTrace()) {
            if (element.getClassName().equals(Calls.Function.class.getName())) break;
            if (!element.getClassName().startsWith(loader.prefix()) || !Methods.isFunction(element.getMethodName())) continue;
            if (loader.source().isHandedOver(Methods.function(element.getMethodName()))) continue;
            if (!isInside) {
                var method = element.getMethodName();
                int line = Lines.instruction(loader.loaded(element.getClassName()), method, element.getLineNumber());
                fault.open(loader.program().frame(Methods.function(method), line));
            }
            isInside = Methods.isPart(element.getMethodName());
        }
    }
}
