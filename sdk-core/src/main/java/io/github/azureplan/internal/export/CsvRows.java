package io.github.azureplan.internal.export;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.RecordType;
import io.github.azureplan.errors.DamagedDataException;
import io.github.azureplan.rows.Column;
import io.github.azureplan.rows.ColumnTable;
import io.github.azureplan.rows.Row;
import io.github.azureplan.rows.RowBuilder;
import io.github.azureplan.rows.RowLayout;
import io.github.azureplan.rows.RowPart;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The rows of one CSV file with a header line, plain or in a zip archive. Columns may stand in any order, those the
 * table does not know are kept; a row with more or fewer fields than the header is damage.
 */
public final class CsvRows implements AutoCloseable {
    /** Characters of one row; descriptions have a few hundred. */
    private static final int MAX_ROW = 1 << 20;

    private static final int MAX_COLUMNS = 1_000;

    private final String source;
    private final Handler handler;
    private final @Nullable CsvReader<Row> reader;
    private final @Nullable CloseableIterator<Row> rows;

    /**
     * Opens the file and leaves it before its header.
     *
     * @param table the columns
     * @param part the file
     * @param required columns without which the file is not what it should be
     */
    public CsvRows(ColumnTable table, RowPart part, List<Column<?>> required) {
        this.source = part.name();
        this.handler = new Handler(RowLayout.all(table, source), required);
        try {
            InputStream text = SheetBytes.open(part.opener().open());
            InputStreamReader characters = new InputStreamReader(
                    text,
                    StandardCharsets.UTF_8
                            .newDecoder()
                            .onMalformedInput(CodingErrorAction.REPORT)
                            .onUnmappableCharacter(CodingErrorAction.REPORT));
            reader = CsvReader.builder()
                    .allowUnclosedQuote(false)
                    .maxBufferSize(MAX_ROW)
                    .build(handler, characters);
            rows = reader.iterator();
        } catch (IOException e) {
            throw damaged(0, problem(e), e);
        }
    }

    /** The next row, or null at the end. */
    public @Nullable Row next() {
        try {
            if (rows != null && rows.hasNext()) {
                return rows.next();
            }
        } catch (UncheckedIOException e) {
            throw damaged(handler.line + 1, problem(e), e);
        } catch (CsvParseException e) {
            if (e.getCause() instanceof DamagedDataException damaged) { // the handler's own, wrapped by the parser
                throw damaged;
            }
            throw damaged(
                    handler.line + 1, "is no CSV: a quote or separator is out of place, or a field is too long", e);
        }
        if (handler.layoutOfFile == null) {
            throw damaged(0, "has no header line", null);
        }
        return null;
    }

    private static String problem(Throwable e) {
        Throwable io = e instanceof UncheckedIOException && e.getCause() != null ? e.getCause() : e;
        if (io instanceof CharacterCodingException) {
            return "is not UTF-8";
        }
        String message = io.getMessage();
        return message == null ? "cannot be read" : message;
    }

    private DamagedDataException damaged(long line, String problem, @Nullable Throwable cause) {
        return new DamagedDataException(source, line, null, problem, cause);
    }

    @Override
    public void close() {
        try {
            if (reader != null) {
                reader.close();
            }
        } catch (IOException e) {
            // Whatever was wanted of it has been read.
        }
    }

    /** Takes the fields from the parser's buffer; the first record is the header. */
    private static final class Handler extends AbstractBaseCsvCallbackHandler<Row> {
        private final RowLayout layout;
        private final List<Column<?>> required;
        private final List<String> header = new ArrayList<>();
        private int[] slots = new int[0];
        private byte[] bytes = new byte[4096];
        private int size;
        private int line;
        private @Nullable RowLayout layoutOfFile;
        private @Nullable RowBuilder builder;

        Handler(RowLayout layout, List<Column<?>> required) {
            this.layout = layout;
            this.required = required;
        }

        @Override
        protected void handleBegin(long startingLineNumber) {
            line = (int) startingLineNumber;
            size = 0;
            if (builder != null) {
                builder.begin();
            }
        }

        @Override
        protected void handleField(int index, char[] buffer, int offset, int length, boolean quoted) {
            RowBuilder current = builder;
            if (current == null) {
                header.add(new String(buffer, offset, length).strip());
            } else if (index < slots.length) {
                int start = size;
                append(buffer, offset, length);
                current.put(slots[index], RowBuilder.TEXT, start, size);
            }
        }

        private void append(char[] buffer, int offset, int length) {
            if (size + 3 * length > bytes.length) { // three bytes a char at most
                bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, size + 3 * length));
            }
            byte[] into = bytes;
            int at = size;
            for (int i = 0; i < length; i++) {
                char c = buffer[offset + i];
                if (c >= 0x80) {
                    byte[] encoded = new String(buffer, offset + i, length - i).getBytes(StandardCharsets.UTF_8);
                    System.arraycopy(encoded, 0, into, at, encoded.length);
                    at += encoded.length;
                    break;
                }
                into[at++] = (byte) c;
            }
            size = at;
        }

        @Override
        protected @Nullable Row buildRecord() {
            if (getRecordType() == RecordType.EMPTY) {
                return null;
            }
            RowBuilder current = builder;
            if (current == null) {
                startRows();
                return null;
            }
            if (getFieldCount() != slots.length) {
                throw damaged(null, "has " + getFieldCount() + " fields, the header has " + slots.length);
            }
            return current.build(bytes, line);
        }

        private void startRows() {
            if (header.size() > MAX_COLUMNS) {
                throw damaged(null, "has more than " + MAX_COLUMNS + " columns");
            }
            RowLayout grown = layout;
            Set<String> names = new HashSet<>();
            Set<Integer> taken = new HashSet<>();
            slots = new int[header.size()];
            for (int i = 0; i < slots.length; i++) {
                String name = header.get(i);
                if (!names.add(name.toLowerCase(Locale.ROOT))) {
                    throw damaged(name, "is in the header twice");
                }
                if (grown.slot(name) == RowLayout.UNKNOWN) {
                    grown = grown.with(name);
                }
                slots[i] = grown.slot(name);
                if (!taken.add(slots[i])) {
                    throw damaged(name, "is in the header under two names");
                }
            }
            for (Column<?> column : required) {
                if (!taken.contains(layout.slot(column.name()))) {
                    throw damaged(column.name(), "is not in the header; this is not a sheet of this kind");
                }
            }
            layoutOfFile = grown;
            builder = new RowBuilder(grown);
        }

        private DamagedDataException damaged(@Nullable String column, String problem) {
            return new DamagedDataException(layout.source(), line, column, problem, null);
        }
    }
}
