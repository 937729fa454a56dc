package dev.sextant.domain.structure;

import java.util.Arrays;
import java.util.stream.LongStream;

/// An immutable vector of u32 indices, four bytes each: the labels of a `br_table`, the functions of an element segment.
///
/// @spec §2.5.1 Indices
public final class Indices {

    /// No index.
    public static final Indices NONE = new Indices(new int[0]);

    private final int[] indices;

    private Indices(int[] indices) {
        this.indices = indices;
    }

    /// These indices, each a u32.
    public static Indices of(long... indices) {
        var builder = new Builder(indices.length);
        for (long index : indices) builder.add(index);
        return builder.build();
    }

    /// The number of indices.
    public int size() {
        return indices.length;
    }

    /// The index at a position from 0.
    public long get(int position) {
        return Integer.toUnsignedLong(indices[position]);
    }

    /// The indices in order.
    public LongStream stream() {
        return Arrays.stream(indices).mapToLong(Integer::toUnsignedLong);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Indices that && Arrays.equals(indices, that.indices);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(indices);
    }

    @Override
    public String toString() {
        return Arrays.toString(stream().toArray());
    }

    /// Indices in the making. Takes room as indices come, never on a declared count's word.
    public static final class Builder {
        private int[] indices;
        private int size;

        /// Room for `expected` indices to begin with.
        public Builder(int expected) {
            indices = new int[Math.clamp(expected, 4, 1_024)];
        }

        /// Puts one more index (u32) at the end.
        public Builder add(long index) {
            if (index >>> 32 != 0) throw new ImpossibleException("an index is not a u32: " + index);
            if (size == indices.length) indices = Arrays.copyOf(indices, size * 2);
            indices[size++] = (int) index;
            return this;
        }

        /// What was put in so far.
        public Indices build() {
            return size == 0 ? NONE : new Indices(Arrays.copyOf(indices, size));
        }
    }
}
