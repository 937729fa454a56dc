package dev.sextant.adapters.compiler;

import dev.sextant.ports.Allocation;
import dev.sextant.ports.FallbackEngine;
import dev.sextant.ports.FunctionInstance;
import dev.sextant.ports.GlobalInstance;
import dev.sextant.ports.GuestFault;
import dev.sextant.ports.LinearMemory;
import dev.sextant.ports.ModuleInstance;
import dev.sextant.ports.TableInstance;
import java.util.Arrays;

/// What generated classes extend to be a module instance. It is public to them only: nobody else can name what is nested here.
final class Instances {

    private static final byte[] NO_BYTES = {};

    private Instances() {}

    /// What generated classes extend to be an activation of a function that is split: see `Frames`.
    public abstract static class Frame {
        public final long[] numbers;
        public final Object[] references;

        protected Frame(int slots) {
            numbers = new long[slots];
            references = new Object[slots];
        }
    }

    /// A module instance whose code is compiled. Generated classes extend it by a field for each global, table and import.
    public abstract static class Instance extends ModuleInstance {

        /// The array that holds memory 0, if it is as long as the memory; null if it is longer. Empty if there is none.
        public byte[] memory = NO_BYTES;

        /// The array however long it is, and how long the memory is.
        public byte[] array = NO_BYTES;
        public long size;

        /// Memory 0, or null.
        public final LinearMemory linear;

        /// Results beyond the first: those of the function that returned last.
        public long number1;
        public long number2;
        public long number3;
        public Object reference1;
        public Object reference2;
        public Object reference3;

        /// Results beyond the fourth, and arguments that the JVM has no room for.
        public long[] numbers = {};
        public Object[] references = {};

        private final Program compiled;

        /// Null where the code cannot be stopped.
        private final StopSwitch stopSwitch;

        private FallbackEngine.Substitutes substitutes;

        protected Instance(Object compiled, Allocation allocation) {
            super(((Program) compiled).module(), ((Program) compiled).options(), allocation);
            this.compiled = (Program) compiled;
            this.linear = memories.length == 0 ? null : memories[0];
            for (int i = module.importedFunctions(); i < functions.length; i++) {
                functions[i] = new Calls.Function(this, i, module.functionTypes().get(i));
            }
            refresh();
            stopSwitch = this.compiled.options().isInterruptible() ? Program.loaderOf(this).stopSwitch() : null;
            if (stopSwitch != null) store().observe(stopSwitch);
        }

        /// A call from outside was stopped, and ends.
        final void heeded() {
            if (stopSwitch != null) stopSwitch.heeded(store());
        }

        /// If the guest was told to stop, its loops have to hear of it, though another call has heeded since: that of a host function
        /// which thought nothing of it and returned.
        final void tellAgain() {
            if (stopSwitch != null && store().isStopped()) stopSwitch.stopping(store());
        }

        final Program compiled() {
            return compiled;
        }

        /// Looks where memory is now. After anything from outside may have let it grow.
        public final void refresh() {
            if (linear == null) return;
            byte[] now = linear.array();
            if (now == null) return;
            array = now;
            size = linear.size();
            memory = size == now.length ? now : null;
        }

        public final GlobalInstance globalAt(int index) {
            return globals[index];
        }

        public final TableInstance tableAt(int index) {
            return tables[index];
        }

        public final FunctionInstance functionAt(int index) {
            return functions[index];
        }

        /// What executes a function of the module's own that was handed over.
        public static Calls.Callee substitute(Instance instance, int index) {
            return ((Calls.Function) instance.functions[index]).substitute();
        }

        /// What executes functions that are handed over.
        final FallbackEngine.Substitutes substitutes(int function) {
            if (substitutes == null) substitutes = compiled.substitutes(this, function);
            return substitutes;
        }

        /// The callee that stands for an imported function.
        public final Calls.Callee importAt(int index) {
            return Calls.Linkage.callee(functions[index]);
        }

        // ---- results and arguments that do not go through the JVM's stack -----------------------------------------------

        public static void putNumber(long value, Instance instance, int index) {
            if (instance.numbers.length <= index) instance.numbers = Arrays.copyOf(instance.numbers, index + 16);
            instance.numbers[index] = value;
        }

        public static void putReference(Object value, Instance instance, int index) {
            if (instance.references.length <= index) {
                instance.references = Arrays.copyOf(instance.references, index + 16);
            }
            instance.references[index] = value;
        }

        /// Takes over what another instance left of results.
        public final void takeResults(Instance other) {
            number1 = other.number1;
            number2 = other.number2;
            number3 = other.number3;
            reference1 = other.reference1;
            reference2 = other.reference2;
            reference3 = other.reference3;
            takeArrays(other);
        }

        /// Takes over the arrays of another instance, for wide arguments or results.
        public final void takeArrays(Instance other) {
            if (other.numbers.length > 0) numbers = other.numbers.clone();
            if (other.references.length > 0) references = other.references.clone();
        }

        // ---- instructions that touch much at once ------------------------------------------------------------------------

        public final int memorySize() {
            return linear.pages();
        }

        public final int growMemory(int delta) {
            try {
                int before = memoryGrow(delta);
                refresh();
                return before;
            } catch (GuestFault fault) {
                throw Faults.Thrown.traced(fault);
            }
        }

        public static void fillMemory(int to, int value, int count, Instance instance) {
            try {
                instance.memoryFill(to, value, count);
            } catch (GuestFault fault) {
                throw Faults.Thrown.traced(fault);
            }
        }

        public static void copyMemory(int to, int from, int count, Instance instance) {
            try {
                instance.memoryCopy(to, from, count);
            } catch (GuestFault fault) {
                throw Faults.Thrown.traced(fault);
            }
        }

        public static void initMemory(int to, int from, int count, Instance instance, int data) {
            try {
                instance.memoryInit(data, to, from, count);
            } catch (GuestFault fault) {
                throw Faults.Thrown.traced(fault);
            }
        }

        public static Object getTable(int index, TableInstance table) {
            try {
                return table.get(index);
            } catch (GuestFault fault) {
                throw Faults.Thrown.traced(fault);
            }
        }

        public static void setTable(int index, Object value, TableInstance table) {
            try {
                table.set(index, value);
            } catch (GuestFault fault) {
                throw Faults.Thrown.traced(fault);
            }
        }

        public static int growTable(Object value, int count, Instance instance, int table) {
            try {
                return instance.tableGrow(table, count, value);
            } catch (GuestFault fault) {
                throw Faults.Thrown.traced(fault);
            }
        }

        public static void fillTable(int index, Object value, int count, Instance instance, int table) {
            try {
                instance.tableFill(table, index, value, count);
            } catch (GuestFault fault) {
                throw Faults.Thrown.traced(fault);
            }
        }

        public static void copyTable(int to, int from, int count, Instance instance, int table, int source) {
            try {
                instance.tableCopy(table, source, to, from, count);
            } catch (GuestFault fault) {
                throw Faults.Thrown.traced(fault);
            }
        }

        public static void initTable(int to, int from, int count, Instance instance, int table, int element) {
            try {
                instance.tableInit(table, element, to, from, count);
            } catch (GuestFault fault) {
                throw Faults.Thrown.traced(fault);
            }
        }
    }
}
