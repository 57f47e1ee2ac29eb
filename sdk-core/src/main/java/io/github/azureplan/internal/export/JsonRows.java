package io.github.azureplan.internal.export;

import io.github.azureplan.errors.DamagedDataException;
import io.github.azureplan.rows.Column;
import io.github.azureplan.rows.ColumnTable;
import io.github.azureplan.rows.Row;
import io.github.azureplan.rows.RowBuilder;
import io.github.azureplan.rows.RowLayout;
import io.github.azureplan.rows.RowPart;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rows of several files of JSON lines, gzip or plain, one file after the other; each is opened when its turn comes
 * and closed when it ends.
 *
 * <p>Lenient where the service varies: byte order mark, carriage returns, blank lines, no last line break, member names
 * in any case and order, unknown members, numbers as text, nested values (kept as their text). A member that comes twice
 * counts as it came last. Everything else is damage and named with file and line.
 */
public final class JsonRows implements RowSource {
    private static final int MAX_MEMBERS = 2_000;
    static final int MAX_UNKNOWN = 1_000;

    private final ColumnTable table;
    private final Iterator<RowPart> parts;
    private final JsonScanner scanner = new JsonScanner();
    private MemberNames names = new MemberNames();
    private RowLayout layout;
    private RowBuilder builder;
    private @Nullable LineReader lines;
    private @Nullable String source;

    /**
     * Opens nothing yet.
     *
     * @param table the columns of a row
     * @param parts the files in order
     */
    public JsonRows(ColumnTable table, List<RowPart> parts) {
        this.table = table;
        this.parts = List.copyOf(parts).iterator();
        this.layout = RowLayout.all(table, table.name());
        this.builder = new RowBuilder(layout);
    }

    @Override
    public void only(Collection<Column<?>> columns) {
        layout = RowLayout.only(table, columns, table.name());
        builder = new RowBuilder(layout);
        names = new MemberNames();
    }

    /** Opens the first file now, so that what can go wrong there goes wrong here. */
    public void openFirst() {
        if (lines == null && parts.hasNext()) {
            open(parts.next());
        }
    }

    @Override
    public @Nullable Row next() {
        while (true) {
            LineReader current = lines;
            if (current == null) {
                if (!parts.hasNext()) {
                    return null;
                }
                current = open(parts.next());
            }
            Row row = nextOf(current);
            if (row != null) {
                return row;
            }
            close();
        }
    }

    private LineReader open(RowPart part) {
        source = part.name();
        layout = layout.from(part.name());
        builder.layout(layout);
        try {
            lines = new LineReader(part.opener().open());
            return lines;
        } catch (IOException e) {
            throw damaged(0, e);
        }
    }

    private @Nullable Row nextOf(LineReader current) {
        try {
            while (current.next()) {
                scanner.line(current.buffer(), current.start(), current.end());
                scanner.skipSpace();
                if (!scanner.atEnd()) {
                    return row(current);
                }
            }
            return null;
        } catch (IOException e) {
            throw damaged(current.line() + 1, e);
        } catch (BadLine e) {
            throw damaged(current.line(), e);
        }
    }

    private DamagedDataException damaged(int line, Exception e) {
        String problem = e.getMessage();
        return new DamagedDataException(
                String.valueOf(source), line, null, problem == null ? "cannot be read" : problem, e);
    }

    private Row row(LineReader current) throws BadLine {
        byte[] b = current.buffer();
        int end = current.end();
        builder.begin();
        names.startRow();
        scanner.expect('{');
        scanner.skipSpace();
        if (!scanner.take('}')) {
            int members = 0;
            do {
                if (++members > MAX_MEMBERS) {
                    throw scanner.bad("has more than " + MAX_MEMBERS + " members");
                }
                scanner.skipSpace();
                int slot = name(b, end);
                scanner.skipSpace();
                scanner.value();
                if (slot >= 0) {
                    builder.put(slot, scanner.kind(), scanner.valueStart(), scanner.valueEnd());
                }
                scanner.skipSpace();
            } while (scanner.take(','));
            scanner.expect('}');
        }
        scanner.skipSpace();
        if (!scanner.atEnd()) {
            throw scanner.bad("has more than one object");
        }
        return builder.build(b, current.line());
    }

    private int name(byte[] b, int end) throws BadLine {
        int from = scanner.position();
        int length = names.guess(b, from, end);
        if (length > 0) {
            scanner.position(from + length);
            return names.slot();
        }
        scanner.string();
        int kind = scanner.kind();
        int nameStart = scanner.valueStart();
        int nameEnd = scanner.valueEnd();
        scanner.skipSpace();
        scanner.expect(':');
        int to = scanner.position();
        if (!names.find(b, from, to)) {
            names.learn(b, from, to, slot(decoded(b, nameStart, nameEnd, kind)));
        }
        return names.slot();
    }

    private int slot(String name) throws BadLine {
        int slot = layout.slot(name);
        if (slot == RowLayout.UNKNOWN) {
            if (layout.unknownCount() == MAX_UNKNOWN) {
                throw scanner.bad("is row of a source with more than " + MAX_UNKNOWN + " unknown members");
            }
            layout = layout.with(name);
            builder.layout(layout);
            slot = layout.slot(name);
        }
        return slot;
    }

    private static String decoded(byte[] b, int from, int to, int kind) {
        String raw = new String(b, from, to - from, StandardCharsets.UTF_8);
        return kind == RowBuilder.ESCAPED ? RowBuilder.unescape(raw) : raw;
    }

    /** Closes the file that is open, if one is. */
    @Override
    public void close() {
        LineReader open = lines;
        lines = null;
        if (open != null) {
            try {
                open.close();
            } catch (IOException e) {
                // Whatever was wanted of it has been read.
            }
        }
    }
}
