package io.github.azureplan.billing;

/** A set of long numbers that stops growing at a bound, so that memory is bounded too. */
final class LongSet {
    private final int most;
    private long[] slots = new long[1 << 10];
    private int size;

    LongSet(int most) {
        this.most = most;
    }

    /** Adds a number; tells whether it was in the set. A full set takes no more and still knows those it has. */
    boolean hasOrAdd(long number) {
        long wanted = number == 0 ? 1 : number; // an empty slot is 0
        int at = slot(slots, wanted);
        if (slots[at] == wanted) {
            return true;
        }
        if (size < most) {
            slots[at] = wanted;
            if (++size * 2 > slots.length) {
                grow();
            }
        }
        return false;
    }

    private void grow() {
        long[] larger = new long[slots.length * 2];
        for (long number : slots) {
            if (number != 0) {
                larger[slot(larger, number)] = number;
            }
        }
        slots = larger;
    }

    private static int slot(long[] slots, long number) {
        long mixed = number * 0x9E3779B97F4A7C15L;
        int at = (int) (mixed >>> 32) & (slots.length - 1);
        while (slots[at] != 0 && slots[at] != number) {
            at = (at + 1) & (slots.length - 1);
        }
        return at;
    }
}
