package io.github.azureplan.internal.export;

import io.github.azureplan.errors.DamagedDataException;
import io.github.azureplan.rows.RowPart;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** Whether a file of rows came as a whole. */
public final class SheetCheck {
    private SheetCheck() {}

    /**
     * Reads a CSV file or a zip archive of one to its end, so that the archive's checksum is compared.
     *
     * @param part the file
     * @throws DamagedDataException when it is empty, cut off or an archive that it should not be
     */
    public static void isWhole(RowPart part) {
        try (InputStream in = SheetBytes.open(part.opener().open())) {
            in.transferTo(OutputStream.nullOutputStream());
        } catch (EOFException e) {
            throw new DamagedDataException(part.name(), 0, null, "is empty or cut off", e);
        } catch (IOException e) {
            throw new DamagedDataException(part.name(), 0, null, String.valueOf(e.getMessage()), e);
        }
    }
}
