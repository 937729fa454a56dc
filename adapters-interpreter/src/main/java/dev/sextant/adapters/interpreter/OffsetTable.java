package dev.sextant.adapters.interpreter;

import java.util.Arrays;

/// Which instruction of the module the code at an address was made for. Only a trap wants to know; the table is made then.
class OffsetTable {

    /// A table that keeps nothing.
    static final OffsetTable NONE = new OffsetTable() {
        @Override
        void add(int address, long offset) {}

        @Override
        void removeFrom(int address) {}
    };

    private int[] addresses = new int[16];
    private long[] offsets = new long[16];
    private int size;

    /// The instruction at `address`, which comes behind all the others, was made for the one at `offset`.
    void add(int address, long offset) {
        if (size == addresses.length) {
            addresses = Arrays.copyOf(addresses, size * 2);
            offsets = Arrays.copyOf(offsets, size * 2);
        }
        addresses[size] = address;
        offsets[size++] = offset;
    }

    /// Forgets the instructions from an address on.
    void removeFrom(int address) {
        while (size > 0 && addresses[size - 1] >= address) size--;
    }

    /// The offset for the instruction at an address.
    long at(int address) {
        int index = Arrays.binarySearch(addresses, 0, size, address);
        return offsets[index >= 0 ? index : Math.max(0, -index - 2)];
    }
}
