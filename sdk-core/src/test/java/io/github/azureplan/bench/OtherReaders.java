package io.github.azureplan.bench;

import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.squareup.moshi.JsonReader;
import io.github.azureplan.billing.UsageLine;
import io.github.azureplan.rows.Column;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import okio.BufferedSource;
import okio.Okio;

/** The same file by the readers one would take from the shelf, at their best: streaming, names known before, no tree. */
final class OtherReaders {
    private static final List<Column<?>> COLUMNS = UsageLine.TABLE.columns();

    private final JsonReader.Options names =
            JsonReader.Options.of(UsageLine.TABLE.header().toArray(String[]::new));
    private final ObjectReader jackson = new ObjectMapper().readerFor(JacksonUsage.class);

    /** Uses a value, so that making it cannot be left out; a text is there once it is made, and hashing it is no reading. */
    static int look(Object value) {
        return value instanceof String text ? text.length() : value.hashCode() & 1;
    }

    /** Reads every cell into a value of its column's type, of all columns or of some. */
    long moshi(InputStream in, Column<?>[] only) throws IOException {
        List<Column<?>> wanted = only.length == 0 ? COLUMNS : List.of(only);
        long seen = 0;
        try (BufferedSource source = Okio.buffer(Okio.source(in));
                JsonReader reader = JsonReader.of(source)) {
            reader.setLenient(true); // more than one object
            while (reader.peek() != JsonReader.Token.END_DOCUMENT) {
                seen++;
                reader.beginObject();
                while (reader.hasNext()) {
                    int name = reader.selectName(names);
                    if (name < 0 || !wanted.contains(COLUMNS.get(name))) {
                        if (name < 0) {
                            reader.skipName();
                        }
                        reader.skipValue();
                    } else if (reader.peek() == JsonReader.Token.NULL) {
                        reader.<Object>nextNull();
                    } else {
                        seen += look(value(COLUMNS.get(name), reader.nextString()));
                    }
                }
                reader.endObject();
            }
        }
        return seen;
    }

    private static Object value(Column<?> column, String text) {
        if (column.type() == BigDecimal.class) {
            return new BigDecimal(text);
        }
        if (column.type() == Instant.class) {
            return Instant.parse(text);
        }
        return column.type() == LocalDate.class ? LocalDate.parse(text.substring(0, 10)) : text;
    }

    /** Reads every line into a record, decimals exact. */
    long jackson(InputStream in) throws IOException {
        long seen = 0;
        try (MappingIterator<JacksonUsage> lines = jackson.readValues(in)) {
            while (lines.hasNext()) {
                JacksonUsage line = lines.next();
                seen += 1 + (line.quantity().hashCode() & 1);
            }
        }
        return seen;
    }
}
