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
    private Object[] elements;
    private int size;

    /// A table of the least size its type allows.
    ///
    /// @throws UnlinkableException if that is above [#MAXIMUM_SIZE]
    public TableInstance(TableType type) {
        if (type.limits().minimum() > MAXIMUM_SIZE) {
            throw new UnlinkableException("table too large: " + type + ", limit " + MAXIMUM_SIZE + " entries");
        }
        this.type = type;
        this.size = (int) type.limits().minimum();
        this.elements = new Object[size];
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
        long grown = size + Integer.toUnsignedLong(delta);
        if (grown > Math.min(MAXIMUM_SIZE, type.limits().maximum().getOrElse((long) MAXIMUM_SIZE))) return -1;
        int before = size;
        if (grown > elements.length) {
            long room = Math.min(MAXIMUM_SIZE, Math.max(grown, elements.length + (elements.length >> 1)));
            elements = Arrays.copyOf(elements, (int) room);
        }
        size = (int) grown;
        Arrays.fill(elements, before, size, initial);
        return before;
    }

    /// Makes `count` entries from `index` on hold a reference. All or nothing.
    ///
    /// @throws Trap out of bounds table access
    public void fill(int index, Object reference, int count) {
        check(index, count);
        Arrays.fill(elements, index, index + count, reference);
    }

    /// Copies `count` entries of `source`, which may be this table, from `from` to `to`. All or nothing; the ranges may overlap.
    ///
    /// @throws Trap out of bounds table access
    public void copy(int to, TableInstance source, int from, int count) {
        source.check(from, count);
        check(to, count);
        System.arraycopy(source.elements, from, elements, to, count);
    }

    /// Copies `count` references of a segment from `from` to `to`. All or nothing.
    ///
    /// @throws Trap out of bounds table access
    public void init(int to, Object[] segment, int from, int count) {
        if (Integer.toUnsignedLong(from) + Integer.toUnsignedLong(count) > segment.length) {
            throw new Trap(TrapKind.OUT_OF_BOUNDS_TABLE_ACCESS, range(from, count) + ", the element segment has " + segment.length);
        }
        check(to, count);
        System.arraycopy(segment, from, elements, to, count);
    }

    private int checked(int index) {
        if (Integer.compareUnsigned(index, size) >= 0) {
            throw new Trap(TrapKind.OUT_OF_BOUNDS_TABLE_ACCESS,
                    "index " + Integer.toUnsignedString(index) + ", the table has " + size);
        }
        return index;
    }

    private void check(int index, int count) {
        if (Integer.toUnsignedLong(index) + Integer.toUnsignedLong(count) > size) {
            throw new Trap(TrapKind.OUT_OF_BOUNDS_TABLE_ACCESS, range(index, count) + ", the table has " + size);
        }
    }

    private static String range(int index, int count) {
        return Integer.toUnsignedString(count) + " entries at " + Integer.toUnsignedString(index);
    }
}
