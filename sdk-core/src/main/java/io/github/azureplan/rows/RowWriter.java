package io.github.azureplan.rows;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Writes rows as a CSV file in the form of the service: UTF-8, a header line, every field in quotes, lines that end with
 * CR and LF. What is written is read again cell by cell. For one thread.
 */
public final class RowWriter implements AutoCloseable {
    private final Writer out;
    private final List<String> header;

    private RowWriter(Writer out, List<String> header) {
        this.out = out;
        this.header = header;
    }

    /**
     * Starts a file with its header line.
     *
     * @param out where to; closed with the writer
     * @param header the names of the columns, for instance {@link ColumnTable#header()} or some of them
     * @return the writer
     * @throws IOException when it cannot be written
     * @throws IllegalArgumentException when there is no column
     */
    public static RowWriter csv(OutputStream out, List<String> header) throws IOException {
        requireColumns(header);
        Writer text = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        RowWriter writer = new RowWriter(text, List.copyOf(header));
        writer.write(writer.header);
        return writer;
    }

    /**
     * Starts a file with its header line; one of the same name is replaced.
     *
     * @param file where to
     * @param header the names of the columns
     * @return the writer
     * @throws IOException when it cannot be written
     * @throws IllegalArgumentException when there is no column
     */
    public static RowWriter csv(Path file, List<String> header) throws IOException {
        requireColumns(header); // before what is there is lost
        OutputStream out = Files.newOutputStream(file);
        try {
            return csv(out, header);
        } catch (IOException | RuntimeException e) {
            try {
                out.close();
            } catch (IOException suppressed) {
                e.addSuppressed(suppressed);
            }
            throw e;
        }
    }

    private static void requireColumns(List<String> header) {
        if (header.isEmpty()) {
            throw new IllegalArgumentException("header: must name at least one column");
        }
    }

    /**
     * Writes the cells of a row that the header names, as they came. A column the row does not have becomes an empty
     * field; a cell the header does not name is left out.
     *
     * @param row the row
     * @throws IOException when it cannot be written
     */
    public void write(Row row) throws IOException {
        for (int i = 0; i < header.size(); i++) {
            String text = row.text(header.get(i));
            field(i, text == null ? "" : text);
        }
        out.write("\r\n");
    }

    /**
     * Writes a row of texts.
     *
     * @param cells one for each column
     * @throws IOException when it cannot be written
     * @throws IllegalArgumentException when there are more or fewer than the header has columns
     */
    public void write(List<String> cells) throws IOException {
        if (cells.size() != header.size()) {
            throw new IllegalArgumentException(
                    "cells: must be " + header.size() + " as the header has, was " + cells.size());
        }
        for (int i = 0; i < cells.size(); i++) {
            field(i, cells.get(i));
        }
        out.write("\r\n");
    }

    private void field(int index, String text) throws IOException {
        out.write(index == 0 ? "\"" : ",\"");
        out.write(text.indexOf('"') < 0 ? text : text.replace("\"", "\"\""));
        out.write('"');
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
