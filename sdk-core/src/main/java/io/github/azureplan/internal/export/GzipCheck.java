package io.github.azureplan.internal.export;

import io.github.azureplan.errors.DamagedDataException;
import io.github.azureplan.rows.RowPart;
import java.io.IOException;

/** Whether a file of an export came as a whole. */
public final class GzipCheck {
    private static final int[] MARK = {0xef, 0xbb, 0xbf};

    private GzipCheck() {}

    /**
     * Reads a file to its end, so that the checksums of its members are compared. What is not compressed has no checksum
     * and must at least begin as a row does: the page of a proxy does not.
     *
     * @param part the file
     * @throws DamagedDataException when it is empty, cut off, corrupt or something else
     */
    public static void isWhole(RowPart part) {
        byte[] buffer = new byte[64 * 1024];
        boolean begun = false;
        int read = 0;
        try (GzipBytes in = GzipBytes.open(part.opener().open())) {
            for (int n = in.read(buffer, 0, buffer.length); n >= 0; n = in.read(buffer, 0, buffer.length)) {
                for (int i = 0; i < n && !begun; i++, read++) {
                    begun = beginsRow(buffer[i] & 0xff, read);
                }
            }
        } catch (IOException e) {
            throw new DamagedDataException(part.name(), 0, null, String.valueOf(e.getMessage()), e);
        }
    }

    /** Whether a byte is the first of a row; a byte order mark and white space may stand before it. */
    private static boolean beginsRow(int b, int position) throws IOException {
        boolean before = b == ' ' || b == '\t' || b == '\r' || b == '\n';
        boolean mark = position < MARK.length && b == MARK[position];
        if (b != '{' && !before && !mark) {
            throw new IOException("does not begin with a row; it is no file of an export");
        }
        return b == '{';
    }
}
