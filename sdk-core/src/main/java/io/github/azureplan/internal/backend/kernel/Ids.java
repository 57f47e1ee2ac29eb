package io.github.azureplan.internal.backend.kernel;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.UUID;

/**
 * Identifiers out of the seed and what they are for: the same key gives the same id in every run and in every order of
 * calls. Two things that must differ need keys that differ.
 */
public final class Ids {
    private final long seed;

    public Ids(long seed) {
        this.seed = seed;
    }

    /** A GUID, lower case. */
    public String guid(String... key) {
        ByteBuffer bytes = ByteBuffer.wrap(digest(key));
        long high = (bytes.getLong() & ~0xF000L) | 0x5000L;
        long low = (bytes.getLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
        return new UUID(high, low).toString();
    }

    /** Hex digits, lower case, at most 64. */
    public String hex(int digits, String... key) {
        return HexFormat.of().formatHex(digest(key)).substring(0, digits);
    }

    /** Decimal digits without a leading zero, at most 18. */
    public String digits(int count, String... key) {
        BigInteger span = BigInteger.TEN.pow(count - 1);
        BigInteger value = new BigInteger(1, digest(key)).mod(span.multiply(BigInteger.valueOf(9)));
        return span.add(value).toString();
    }

    /** A number, as likely negative as positive. */
    public long number(String... key) {
        return ByteBuffer.wrap(digest(key)).getLong();
    }

    private byte[] digest(String... key) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            sha.update(ByteBuffer.allocate(Long.BYTES).putLong(0, seed));
            for (String part : key) {
                byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
                // the length keeps ("ab","c") and ("a","bc") apart
                sha.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, bytes.length));
                sha.update(bytes);
            }
            return sha.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java platform has SHA-256
        }
    }
}
