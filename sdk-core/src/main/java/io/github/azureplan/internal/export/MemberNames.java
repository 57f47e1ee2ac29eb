package io.github.azureplan.internal.export;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Member names as they are spelled in this source, with the slot each belongs to. Rows of one source have the same
 * members in the same order, so each name remembers which one followed it: most names cost one comparison of bytes.
 */
final class MemberNames {
    /** More spellings than any table has columns; a source that goes on inventing some gains nothing from a cache. */
    private static final int MAX_NAMES = 4096;

    private Name[] table = new Name[256];
    private int size;
    private final Name head = new Name(new byte[0], 0, -1);
    private Name last = head;

    /** The bytes from the opening quote to the colon, and where such a member belongs. */
    private static final class Name {
        final byte[] bytes;
        final int hash;
        final int slot;

        @Nullable
        Name next;

        @Nullable
        Name collision;

        Name(byte[] bytes, int hash, int slot) {
            this.bytes = bytes;
            this.hash = hash;
            this.slot = slot;
        }
    }

    void startRow() {
        last = head;
    }

    /**
     * Whether the member that followed the last one before comes again.
     *
     * @return how many bytes quote, name and colon take, 0 when it is another member
     */
    int guess(byte[] b, int from, int to) {
        Name next = last.next;
        if (next == null) {
            return 0;
        }
        int length = next.bytes.length;
        if (from + length > to || !Arrays.equals(b, from, from + length, next.bytes, 0, length)) {
            return 0;
        }
        last = next;
        return length;
    }

    /** The slot of the member found last by {@link #guess} or {@link #find}. */
    int slot() {
        return last.slot;
    }

    /** Looks a spelling up that was not the expected one. */
    boolean find(byte[] b, int from, int to) {
        int hash = hash(b, from, to);
        for (Name name = table[hash & (table.length - 1)]; name != null; name = name.collision) {
            if (name.hash == hash && Arrays.equals(b, from, to, name.bytes, 0, name.bytes.length)) {
                follow(name);
                return true;
            }
        }
        return false;
    }

    void learn(byte[] b, int from, int to, int slot) {
        int hash = hash(b, from, to);
        Name name = new Name(Arrays.copyOfRange(b, from, to), hash, slot);
        if (size < MAX_NAMES) {
            int at = hash & (table.length - 1);
            name.collision = table[at];
            table[at] = name;
            size++;
            follow(name);
        } else {
            last = name;
        }
    }

    private void follow(Name name) {
        last.next = name;
        last = name;
    }

    private static int hash(byte[] b, int from, int to) {
        int hash = 0;
        for (int i = from; i < to; i++) {
            hash = 31 * hash + b[i];
        }
        return hash ^ (hash >>> 16);
    }
}
