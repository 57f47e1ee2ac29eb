package io.github.azureplan.internal.export;

import io.github.azureplan.errors.DamagedDataException;
import io.github.azureplan.rows.RowPart;
import java.io.IOException;

/** Whether a file of an export came as a whole. */
public final class GzipCheck {
    private GzipCheck() {}

    /**
     * Reads a file to its end, so that the checksums of its members are compared.
     *
     * @param part the file
     * @throws DamagedDataException when it is empty, cut off or corrupt
     */
    public static void isWhole(RowPart part) {
        byte[] buffer = new byte[64 * 1024];
        int n;
        try (GzipBytes in = new GzipBytes(part.opener().open())) {
            do {
                n = in.read(buffer, 0, buffer.length);
            } while (n >= 0);
        } catch (IOException e) {
            throw new DamagedDataException(part.name(), 0, null, String.valueOf(e.getMessage()), e);
        }
    }
}
