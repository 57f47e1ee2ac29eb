package io.github.azureplan.internal.wire;

import io.github.azureplan.transport.TransportResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serial;
import java.util.Locale;
import java.util.zip.GZIPInputStream;

/** Reads response bodies into memory, never more than asked for. */
final class Bodies {
    private Bodies() {}

    /** A body larger than the bound. */
    static final class TooLarge extends IOException {
        @Serial
        private static final long serialVersionUID = 1L;

        TooLarge(int bound) {
            super("the body is larger than " + bound + " bytes");
        }
    }

    /** The whole body, decoded when the service compressed it; the bound holds for the decoded bytes. */
    static byte[] read(TransportResponse response, int bound) throws IOException {
        try (InputStream in = decoded(response)) {
            return bounded(in, bound);
        }
    }

    /** Reads the beginning of an error body; false when it broke off, and then nothing was read. */
    static boolean beginning(TransportResponse response, int bound, ByteArrayOutputStream out) {
        try (InputStream in = decoded(response)) {
            out.write(in.readNBytes(bound));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static InputStream decoded(TransportResponse response) throws IOException {
        String coding = response.headers().first("Content-Encoding").orElse("").toLowerCase(Locale.ROOT);
        boolean gzip = coding.equals("gzip") || coding.equals("x-gzip");
        return gzip ? new GZIPInputStream(response.body(), 8192) : response.body();
    }

    private static byte[] bounded(InputStream in, int bound) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream(8192);
        byte[] buffer = new byte[8192];
        int n = in.read(buffer);
        while (n >= 0) {
            if (out.size() + n > bound) {
                throw new TooLarge(bound);
            }
            out.write(buffer, 0, n);
            n = in.read(buffer);
        }
        return out.toByteArray();
    }
}
