package io.github.azureplan.rows;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One column of a {@link ColumnTable}: its name on the wire, the other names it has had, its type and its meaning.
 *
 * <p>Columns are constants of the row classes; they are compared by identity.
 *
 * @param <T> the type of a cell
 */
@SuppressWarnings("InvalidBlockTag") // Error Prone does not know @hidden
public final class Column<T> {
    private enum Kind {
        TEXT,
        DECIMAL,
        TIME,
        DAY
    }

    private final Kind kind;
    private final Class<T> type;
    private final String name;
    private final String meaning;
    private final List<String> aliases;
    private final boolean basic;

    /** Position in the table, -1 while the column is in none. */
    private final int index;

    /** Stands for the table, which does not exist yet when its columns are made. */
    private final @Nullable Object owner;

    private Column(
            Kind kind,
            Class<T> type,
            String name,
            String meaning,
            List<String> aliases,
            boolean basic,
            int index,
            @Nullable Object owner) {
        this.kind = kind;
        this.type = type;
        this.name = name;
        this.meaning = meaning;
        this.aliases = aliases;
        this.basic = basic;
        this.index = index;
        this.owner = owner;
    }

    private static <T> Column<T> make(Kind kind, Class<T> type, String name, String meaning) {
        if (name.isBlank() || meaning.isBlank()) {
            throw new IllegalArgumentException("column: must have a name and a meaning");
        }
        return new Column<>(kind, type, name, meaning, List.of(), false, -1, null);
    }

    /**
     * A column of text. An empty cell is the empty text, a null or absent one is null.
     *
     * @param name the name on the wire
     * @param meaning one sentence
     * @return the column
     */
    public static Column<String> text(String name, String meaning) {
        return make(Kind.TEXT, String.class, name, meaning);
    }

    /**
     * A column of exact decimals, written as number or as text. An empty cell is null.
     *
     * @param name the name on the wire
     * @param meaning one sentence
     * @return the column
     */
    public static Column<BigDecimal> decimal(String name, String meaning) {
        return make(Kind.DECIMAL, BigDecimal.class, name, meaning);
    }

    /**
     * A column of moments: ISO 8601 with up to nine fraction digits, with any offset or none (then UTC), or
     * {@code M/d/yyyy h:mm:ss AM}. An empty cell is null.
     *
     * @param name the name on the wire
     * @param meaning one sentence
     * @return the column
     */
    public static Column<Instant> time(String name, String meaning) {
        return make(Kind.TIME, Instant.class, name, meaning);
    }

    /**
     * A column of days in UTC, written as a moment of that day. An empty cell is null.
     *
     * @param name the name on the wire
     * @param meaning one sentence
     * @return the column
     */
    public static Column<LocalDate> day(String name, String meaning) {
        return make(Kind.DAY, LocalDate.class, name, meaning);
    }

    /**
     * This column as part of the basic attribute set.
     *
     * @return a column that is basic
     */
    public Column<T> inBasicSet() {
        return new Column<>(kind, type, name, meaning, aliases, true, index, owner);
    }

    /**
     * This column with one more name under which it is read.
     *
     * @param alias the other name
     * @return a column that has it
     */
    public Column<T> alias(String alias) {
        List<String> all = new ArrayList<>(aliases);
        all.add(Objects.requireNonNull(alias, "alias"));
        return new Column<>(kind, type, name, meaning, List.copyOf(all), basic, index, owner);
    }

    Column<T> placed(int newIndex, Object newOwner) {
        if (owner != null) {
            throw new IllegalArgumentException("column " + name + ": is already in a table");
        }
        return new Column<>(kind, type, name, meaning, aliases, basic, newIndex, newOwner);
    }

    /**
     * The name under which the column is written.
     *
     * @return the name, in the spelling of the service
     */
    public String name() {
        return name;
    }

    /**
     * Other names under which the column is read, for instance in an older form of the same data.
     *
     * @return the names, most often none
     */
    public List<String> aliases() {
        return aliases;
    }

    /**
     * The Java type of a cell.
     *
     * @return {@link String}, {@link BigDecimal}, {@link Instant} or {@link LocalDate}
     */
    public Class<T> type() {
        return type;
    }

    /**
     * What the column says.
     *
     * @return one sentence
     */
    public String meaning() {
        return meaning;
    }

    /**
     * Whether the basic attribute set has the column.
     *
     * @return false when only the full set has it
     */
    public boolean basic() {
        return basic;
    }

    /** The name. */
    @Override
    public String toString() {
        return name;
    }

    /**
     * The value of a cell that is not in a row.
     *
     * @param data where it lies, as text without escapes
     * @param from where it begins
     * @param to where it ends
     * @return the value, or null when it is blank and not text
     * @throws IllegalArgumentException when it is not of this type
     * @hidden
     */
    public @Nullable T read(byte[] data, int from, int to) {
        return decode(data, from, to, Cells.TEXT);
    }

    /**
     * The value of a text that is not in a row, held to the same bounds as a cell.
     *
     * @param text the text
     * @return the value, or null when it is blank and not text
     * @throws IllegalArgumentException when it is not of this type
     * @hidden
     */
    public @Nullable T read(String text) {
        byte[] data = text.getBytes(java.nio.charset.StandardCharsets.UTF_8);
        return read(data, 0, data.length);
    }

    int index() {
        return index;
    }

    boolean isText() {
        return kind == Kind.TEXT;
    }

    boolean isOf(Object tableKey) {
        return owner == tableKey;
    }

    /** The value of a cell, null when it is blank and not text; throws {@link IllegalArgumentException}. */
    @Nullable
    T decode(byte[] data, int from, int to, int cellKind) {
        if (kind == Kind.TEXT) {
            return type.cast(Cells.text(data, from, to, cellKind));
        }
        byte[] bytes = data;
        int start = from;
        int end = to;
        if (cellKind == Cells.ESCAPED) {
            bytes = Cells.text(data, from, to, cellKind).getBytes(java.nio.charset.StandardCharsets.UTF_8);
            start = 0;
            end = bytes.length;
        }
        while (start < end && bytes[start] <= ' ' && bytes[start] >= 0) {
            start++;
        }
        while (end > start && bytes[end - 1] <= ' ' && bytes[end - 1] >= 0) {
            end--;
        }
        if (start == end) {
            return null;
        }
        return type.cast(
                switch (kind) {
                    case DECIMAL -> Decimals.parse(bytes, start, end);
                    case TIME -> Times.instant(bytes, start, end);
                    case DAY -> Times.day(bytes, start, end);
                    case TEXT -> throw new AssertionError();
                });
    }
}
