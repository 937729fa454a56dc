package dev.sextant.adapters.compiler;

import dev.sextant.domain.structure.FunctionType;
import dev.sextant.domain.structure.ImpossibleException;
import dev.sextant.ports.Caller;
import dev.sextant.ports.Exhaustion;
import dev.sextant.ports.FunctionInstance;
import dev.sextant.ports.GuestFault;
import dev.sextant.ports.Interruption;
import dev.sextant.ports.Store;
import dev.sextant.ports.TableInstance;
import dev.sextant.ports.Trap;
import dev.sextant.ports.TrapKind;
import java.lang.invoke.CallSite;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;

/// Calls that are not plain ones within a module: from outside, to the outside, and through tables.
final class Calls {

    private Calls() {}

    private static Exhaustion exhausted() {
        return new Exhaustion(Exhaustion.Resource.CALL_STACK, "the thread's own stack is used up");
    }

    /// Something that can be called with arguments in JVM types. For each function type there is one generated class that extends
    /// it, by a method `call` that passes the arguments to [#target] as anybody would; classes for functions of this engine extend
    /// that one.
    public abstract static class Callee {

        /// The function.
        public final FunctionInstance target;

        protected Callee(FunctionInstance target) {
            this.target = target;
        }

        /// Calls with arguments in slots, from `base` on, where the results go, too.
        ///
        /// @param depth    the calls that are open, this one included
        /// @param instance the function's own
        public abstract void enter(long[] numbers, Object[] references, int base, int depth, Instances.Instance instance);
    }

    /// A function whose code is compiled.
    static final class Function extends FunctionInstance {

        private final Instances.Instance instance;
        private final int index;
        private volatile Callee callee;
        private Callee substitute;

        Function(Instances.Instance instance, int index, FunctionType type) {
            super(type);
            this.instance = instance;
            this.index = index;
        }

        Instances.Instance instance() {
            return instance;
        }

        @Override
        public String name() {
            return instance.compiled().functionName(index);
        }

        @Override
        public void call(Caller caller, long[] numbers, Object[] references, int base) {
            int open = instance.store().depth;
            instance.refresh();
            try {
                callee().enter(numbers, references, base, open + 1, instance);
            } catch (StackOverflowError overflow) {
                instance.store().depth = open;
                var fault = exhausted();
                Traces.open(fault, overflow, Program.loaderOf(instance));
                throw fault;
            } catch (Interruption interruption) {
                instance.heeded();
                throw interruption;
            }
        }

        /// What is called in JVM types; made when it is first asked for.
        Callee callee() {
            var made = callee;
            if (made == null) {
                made = Program.loaderOf(instance).callee(this, index);
                callee = made;
            }
            return made;
        }

        /// What is called where the function was handed over.
        Callee substitute() {
            if (substitute == null) substitute = FunctionTypes.known().foreign(instance.substitutes(index).function(index));
            return substitute;
        }
    }

    /// What generated code calls.
    public static final class Linkage {

        private Linkage() {}

        /// The callee of a function that is known to have the type that its class stands for.
        public static Callee callee(FunctionInstance function) {
            return function instanceof Function own ? own.callee() : FunctionTypes.known().foreign(function);
        }

        /// The callee that a `call_indirect` means, if it is of this engine. Its type is still to be looked at.
        public static Callee indirect(int index, TableInstance table) {
            if (Integer.compareUnsigned(index, table.size()) >= 0) throw undefined(index, table);
            var entry = table.get(index);
            return entry instanceof Function function && function.callee != null ? function.callee : prepared(entry, index);
        }

        private static Callee prepared(Object entry, int index) {
            if (entry == null) throw Faults.Thrown.traced(Trap.numbered(TrapKind.UNINITIALIZED_ELEMENT, Integer.toUnsignedLong(index)));
            return callee((FunctionInstance) entry);
        }

        private static RuntimeException undefined(int index, TableInstance table) {
            return Faults.Thrown.traced(new Trap(TrapKind.UNDEFINED_ELEMENT,
                    "index " + Integer.toUnsignedString(index) + ", the table has " + table.size()));
        }

        /// That a callee is not of the type wanted.
        public static RuntimeException mismatch(Callee found, Class<?> wanted) {
            return Faults.Thrown.traced(new Trap(TrapKind.INDIRECT_CALL_TYPE_MISMATCH,
                    "wanted " + FunctionTypes.known().typeOf(wanted) + ", found " + found.target.type()));
        }

        /// Calls a function that is not of this engine.
        public static void foreign(FunctionInstance target, Instances.Instance caller, int depth, long[] numbers, Object[] references) {
            var store = caller.store();
            int before = store.depth;
            store.depth = depth - 1;
            try {
                target.call(caller, numbers, references, 0);
            } catch (GuestFault fault) {
                throw Faults.Thrown.traced(fault);
            } catch (StackOverflowError _) {
                throw Faults.Thrown.traced(exhausted());
            } finally {
                store.depth = before;
                caller.refresh();
            }
            caller.tellAgain();
        }

        public static void before(Instances.Instance instance, int index) {
            instance.compiled().options().listener().before(instance.functionAt(index));
        }

        public static void after(Instances.Instance instance, int index) {
            instance.compiled().options().listener().after(instance.functionAt(index));
        }

        /// Tells of a call that ends by an exception.
        public static void failed(Throwable thrown, Instances.Instance instance, int index) {
            if (thrown instanceof RuntimeException fault) {
                instance.compiled().options().listener().trap(instance.functionAt(index), fault);
            }
        }

        /// Ends the guest if its store was told to stop: at the beginning of a function. No loop is without a look of its own, so
        /// HotSpot may put off this one as it likes.
        public static void pollAtEntry(Instances.Instance instance) {
            if ((boolean) Store.STOPPED.get(instance.store())) stop(instance);
        }

        /// Ends the guest if its store was told to stop: at a turn of a loop.
        public static void poll(Instances.Instance instance) {
            if (instance.store().isStopped()) stop(instance);
        }

        /// Whether loops ask: what [StopSwitch] says of the module of a generated class.
        public static CallSite asking(MethodHandles.Lookup asker, String name, MethodType type) {
            return ((ModuleLoader) asker.lookupClass().getClassLoader()).stopSwitch().site();
        }

        private static void stop(Instances.Instance instance) {
            try {
                instance.store().checkStopped();
            } catch (GuestFault fault) {
                throw Faults.Thrown.traced(fault);
            }
        }

        /// Uses up fuel.
        public static void charge(Instances.Instance instance, int units) {
            var store = instance.store();
            long left = store.fuel - units;
            if (left < 0) throw unpaid(instance, units);
            store.fuel = left;
        }

        private static RuntimeException unpaid(Instances.Instance instance, int units) {
            try {
                instance.store().charge(units);
                throw new ImpossibleException("there was fuel for " + units);
            } catch (GuestFault fault) {
                return Faults.Thrown.traced(fault);
            }
        }
    }
}
