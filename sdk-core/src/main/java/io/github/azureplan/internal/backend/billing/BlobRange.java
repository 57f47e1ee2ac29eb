package io.github.azureplan.internal.backend.billing;

import io.github.azureplan.internal.backend.kernel.Refusal;
import io.github.azureplan.internal.backend.kernel.Reply;
import java.io.IOException;
import java.io.InputStream;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okio.ByteString;

/** Sends a file, or the part of it that was asked for. */
final class BlobRange {
    private static final String TYPE = "application/octet-stream";
    private static final Pattern RANGE = Pattern.compile("bytes=([0-9]{1,18})-([0-9]{0,18})");

    private BlobRange() {}

    static Reply reply(ExportFile file, String range) {
        Matcher asked = RANGE.matcher(range);
        ByteString bytes = file.bytes();
        if (!asked.matches()) {
            return bytes == null ? Reply.stream(200, TYPE, file::make) : Reply.bytes(200, TYPE, bytes.toByteArray());
        }
        long from = Long.parseLong(asked.group(1));
        long length = file.length();
        if (from >= length) {
            throw new Refusal(
                    416, "InvalidRange", "The range specified is invalid for the current size of the resource.");
        }
        long last = asked.group(2).isEmpty() ? length - 1 : Math.min(length - 1, Long.parseLong(asked.group(2)));
        if (last < from) {
            throw new Refusal(
                    400, "InvalidHeaderValue", "The value for one of the HTTP headers is not in the correct format.");
        }
        Reply part = bytes == null
                ? Reply.stream(206, TYPE, () -> new Part(file.make(), from, last - from + 1))
                : Reply.bytes(
                        206, TYPE, bytes.substring((int) from, (int) last + 1).toByteArray());
        return part.header("Content-Range", "bytes " + from + "-" + last + "/" + length);
    }

    /** A part of a stream; what lies before it is passed over with the first read, when nobody waits for the backend. */
    private static final class Part extends InputStream {
        private final InputStream in;
        private long before;
        private long left;

        Part(InputStream in, long before, long left) {
            this.in = in;
            this.before = before;
            this.left = left;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            if (left == 0) {
                return -1;
            }
            in.skipNBytes(before);
            before = 0;
            int n = in.read(into, offset, (int) Math.min(length, left));
            left -= Math.max(n, 0);
            return n;
        }

        @Override
        public void close() throws IOException {
            in.close();
        }
    }
}
