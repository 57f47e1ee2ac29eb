package io.github.azureplan.internal.backend.billing;

import java.io.InputStream;
import java.util.Locale;
import java.util.Objects;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/**
 * A file of an export: its bytes, or the lines from which they are made whenever somebody reads them.
 *
 * @param bytes the file, or null when it is made
 * @param lines what it is made from, or null
 * @param from the first line
 * @param to the line after the last one
 * @param tag changes with the content
 */
record ExportFile(@Nullable ByteString bytes, @Nullable BulkLines lines, long from, long to, String tag) {
    private static final int TAG = 15;

    static ExportFile of(ByteString bytes) {
        return new ExportFile(bytes, null, 0, 0, tag(bytes.sha256()));
    }

    static ExportFile of(BulkLines lines, long from, long to) {
        return new ExportFile(
                null,
                lines,
                from,
                to,
                tag(ByteString.encodeUtf8(lines.eTag() + " " + from + " " + to).sha256()));
    }

    private static String tag(ByteString hash) {
        return "\"0x" + hash.hex().substring(0, TAG).toUpperCase(Locale.ROOT) + "\"";
    }

    long length() {
        return lines == null ? Objects.requireNonNull(bytes).size() : lines.length(this);
    }

    /** A made file from its first byte. */
    InputStream make() {
        if (lines == null) {
            throw new IllegalStateException("the file is there and needs not be made");
        }
        return new MadeGzip(lines, from, to);
    }
}
