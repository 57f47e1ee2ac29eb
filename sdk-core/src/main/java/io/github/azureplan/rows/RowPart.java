package io.github.azureplan.rows;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/**
 * One file of rows: what messages call it and how it is opened.
 *
 * @param name the name of the file or blob, without directory, query or token
 * @param opener opens the bytes from the beginning
 */
public record RowPart(String name, Opener opener) {
    /**
     * Checks that both are there.
     *
     * @param name the name of the file or blob, without directory, query or token
     * @param opener opens the bytes from the beginning
     */
    public RowPart {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(opener, "opener");
    }

    /** Opens the bytes of a file. */
    @FunctionalInterface
    public interface Opener {
        /**
         * Opens the bytes.
         *
         * @return a stream at the first byte; the reader closes it
         * @throws IOException when it cannot be opened
         */
        InputStream open() throws IOException;
    }

    /**
     * A file on disk, opened when its turn comes.
     *
     * @param file the file
     * @return the part, named by the file's last name
     */
    public static RowPart of(Path file) {
        Path last = file.getFileName();
        return new RowPart((last == null ? file : last).toString(), () -> Files.newInputStream(file));
    }

    /**
     * Bytes in memory.
     *
     * @param name what messages call them
     * @param bytes the content of the file; not copied
     * @return the part
     */
    public static RowPart of(String name, byte[] bytes) {
        return new RowPart(name, () -> new ByteArrayInputStream(bytes));
    }
}
