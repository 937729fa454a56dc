package dev.sextant.ports;

import dev.sextant.domain.structure.ExternalType;
import dev.sextant.domain.structure.Limits;
import dev.sextant.domain.structure.ReferenceType;
import dev.sextant.domain.structure.TableType;
import java.util.Arrays;

/// A table: a vector of references, null at first, that can grow. Indices and counts are u32.
///
/// @spec §4.2.7 Table Instances
public final class TableInstance implements ExternalValue {

    /// The most entries a table of this implementation can have.
    ///
    /// @spec A.2.2 Implementation Limitations
    public static final int MAXIMUM_SIZE = 10_000_000;

    private final TableType type;
    private final Store store;
    private Object[] elements = {};
    private int size;
    private boolean isClosed;

    /// A table of the least size its type allows, in a store of its own.
    ///
    /// @throws UnlinkableException if that is above [#MAXIMUM_SIZE]
    public TableInstance(TableType type) {
        this(type, new Store());
    }

    /// A table of the least size its type allows.
    ///
    /// @param store whose budget the entries are taken from, now and when it grows
    /// @throws UnlinkableException if that is above [#MAXIMUM_SIZE], or the budget or the machine cannot have so many
    public TableInstance(TableType type, Store store) {
        this.type = type;
        this.store = store;
        long wanted = type.limits().minimum();
        long had = Math.min(MAXIMUM_SIZE, store.tableEntriesLeft());
        if (wanted > had || !become((int) wanted)) {
            throw new UnlinkableException("table too large: " + type + ", limit " + had + " entries");
        }
    }

    @Override
    public ExternalType externalType() {
        return new TableType(new Limits(size, type.limits().maximum()), type.element());
    }

    /// What the entries refer to.
    public ReferenceType elementType() {
        return type.element();
    }

    /// The number of entries.
    public int size() {
        return size;
    }

    /// The reference at an index.
    ///
    /// @throws Trap out of bounds table access
    public Object get(int index) {
        return elements[checked(index)];
    }

    /// Replaces the reference at an index.
    ///
    /// @throws Trap out of bounds table access
    public void set(int index, Object reference) {
        elements[checked(index)] = reference;
    }

    /// Adds entries that hold `initial`.
    ///
    /// @param delta how many (u32)
    /// @return the size before, or -1 if the table cannot have so many
    public int grow(int delta, Object initial) {
        int before = size;
        if (!mayGrow(delta) || !become((int) grown(delta))) return -1;
        Arrays.fill(elements, before, size, initial);
        return before;
    }

    /// Whether type and budget let it grow by so many entries (u32). The machine may not have them all the same.
    boolean mayGrow(int delta) {
        long most = isClosed ? 0 : Math.min(MAXIMUM_SIZE, type.limits().maximum().getOrElse((long) MAXIMUM_SIZE));
        return grown(delta) <= most && grown(delta) - size <= store.tableEntriesLeft();
    }

    private long grown(int delta) {
        return size + Integer.toUnsignedLong(delta);
    }

    /// Grows to a number of entries, if budget and machine have them.
    private boolean become(int wanted) {
        int added = wanted - size;
        if (!store.takeTableEntries(added)) return false;
        boolean isDone = false;
        try {
            if (wanted > elements.length) elements = Arrays.copyOf(elements, room(wanted));
            isDone = true;
        } catch (OutOfMemoryError _) {
            return false;
        } finally {
            if (!isDone) store.giveBackTableEntries(added);
        }
        size = wanted;
        return true;
    }

    /// What is wanted to begin with; half as much again for a table that grows, as far as the budget goes.
    private int room(int wanted) {
        if (size == 0) return wanted;
        long most = Math.min(MAXIMUM_SIZE, wanted + Math.min(MAXIMUM_SIZE, store.tableEntriesLeft()));
        return (int) Math.min(most, Math.max(wanted, elements.length + (elements.length >> 1)));
    }

    /// Gives the entries back to the budget. The table has none any more and gets no new ones: an access traps.
    public void close() {
        store.giveBackTableEntries(size);
        size = 0;
        elements = new Object[0];
        isClosed = true;
    }

    /// Makes `count` entries from `index` on hold a reference. All or nothing.
    ///
    /// @throws Trap out of bounds table access
    public void fill(int index, Object reference, int count) {
        checkInside(index, count);
        Arrays.fill(elements, index, index + count, reference);
    }

    /// Copies `count` entries of `source`, which may be this table, from `from` to `to`. All or nothing; the ranges may overlap.
    ///
    /// @throws Trap out of bounds table access
    public void copy(int to, TableInstance source, int from, int count) {
        source.checkInside(from, count);
        checkInside(to, count);
        System.arraycopy(source.elements, from, elements, to, count);
    }

    /// Copies `count` references of a segment from `from` to `to`. All or nothing.
    ///
    /// @throws Trap out of bounds table access
    public void init(int to, Object[] segment, int from, int count) {
        checkSource(segment, from, count);
        checkInside(to, count);
        System.arraycopy(segment, from, elements, to, count);
    }

    /// Sees to it that `count` references of a segment are there from `from` on, both u32.
    ///
    /// @throws Trap out of bounds table access
    static void checkSource(Object[] segment, int from, int count) {
        if (Integer.toUnsignedLong(from) + Integer.toUnsignedLong(count) > segment.length) {
            throw new Trap(TrapKind.OUT_OF_BOUNDS_TABLE_ACCESS, range(from, count) + ", the element segment has " + segment.length);
        }
    }

    private int checked(int index) {
        if (Integer.compareUnsigned(index, size) >= 0) {
            throw new Trap(TrapKind.OUT_OF_BOUNDS_TABLE_ACCESS,
                    "index " + Integer.toUnsignedString(index) + ", the table has " + size);
        }
        return index;
    }

    /// Sees to it that `count` entries from `index` on are inside, both u32.
    ///
    /// @throws Trap out of bounds table access
    void checkInside(int index, int count) {
        if (Integer.toUnsignedLong(index) + Integer.toUnsignedLong(count) > size) {
            throw new Trap(TrapKind.OUT_OF_BOUNDS_TABLE_ACCESS, range(index, count) + ", the table has " + size);
        }
    }

    private static String range(int index, int count) {
        return Integer.toUnsignedString(count) + " entries at " + Integer.toUnsignedString(index);
    }
}
