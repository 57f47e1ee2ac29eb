package io.github.azureplan.billing;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** Counts and hashes what is read through it, and fails at the end when that is not what was expected. */
final class HashedStream extends FilterInputStream {
    private final MessageDigest digest;
    private final long expectedCount;
    private final @Nullable String expectedHash;
    private long count;
    private boolean ended;

    /** A stream of which nothing is expected. */
    HashedStream(InputStream in) {
        this(in, -1, null);
    }

    HashedStream(InputStream in, long expectedCount, @Nullable String expectedHash) {
        super(in);
        this.expectedCount = expectedCount;
        this.expectedHash = expectedHash;
        try {
            this.digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java platform has SHA-256
        }
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        int n = in.read(into, offset, length);
        if (n > 0) {
            digest.update(into, offset, n);
            count += n;
        }
        if (n < 0 && ended) {
            return n;
        }
        ended = n < 0;
        if (n < 0 && expectedHash != null && (count != expectedCount || !expectedHash.equals(hash()))) {
            throw new IOException("is not the file that was saved: length or SHA-256 differs; save the export again");
        }
        return n;
    }

    long count() {
        return count;
    }

    /** The hash of what was read; once. */
    String hash() {
        return HexFormat.of().formatHex(digest.digest());
    }
}
