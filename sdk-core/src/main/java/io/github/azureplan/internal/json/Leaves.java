package io.github.azureplan.internal.json;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.JsonReader;
import com.squareup.moshi.JsonWriter;
import com.squareup.moshi.Moshi;
import com.squareup.moshi.Types;
import io.github.azureplan.common.CurrencyCode;
import io.github.azureplan.common.ETag;
import io.github.azureplan.common.Identifier;
import io.github.azureplan.common.Market;
import io.github.azureplan.common.OpenEnum;
import io.github.azureplan.common.Secret;
import java.io.IOException;
import java.lang.annotation.Annotation;
import java.lang.invoke.MethodHandle;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The values that are one text or number. All read a string, a number and a truth value alike, by its text; blank text
 * reads as missing, save for a {@code String}.
 *
 * <p>What is counted, dated or decided with (numbers, times, truth values) must be right, else the document is
 * refused. What names something (identifiers, codes, addresses) reads as missing when malformed and is reported, so
 * that one odd name does not cost a page; where a model cannot do without it, {@link Required} refuses the document.
 */
final class Leaves implements JsonAdapter.Factory {
    /** Far beyond any amount; a longer or larger one would only cost time and memory. */
    private static final int LONGEST_NUMBER = 512;

    private static final int LARGEST_SCALE = 4_096;

    private final DriftLog drift;

    Leaves(DriftLog drift) {
        this.drift = drift;
    }

    @Override
    public @Nullable JsonAdapter<?> create(Type type, Set<? extends Annotation> annotations, Moshi moshi) {
        Class<?> raw = Types.getRawType(type);
        if (raw == String.class) {
            return new Plain();
        }
        if (raw == BigDecimal.class) {
            return new Strict<>("a decimal number", Leaves::decimal, value -> new TreeAdapter.Literal(plain(value)));
        }
        if (raw == Integer.class || raw == int.class) {
            return new Strict<>(
                    "a whole number of 32 bits", text -> decimal(text).intValueExact(), value -> value);
        }
        if (raw == Long.class || raw == long.class) {
            return new Strict<>(
                    "a whole number of 64 bits", text -> decimal(text).longValueExact(), value -> value);
        }
        if (raw == Boolean.class || raw == boolean.class) {
            return new Strict<>("true or false", Leaves::truth, value -> value);
        }
        if (raw == Instant.class) {
            return new Strict<>("a date-time of ISO 8601", Times::instant, Times::text);
        }
        if (raw == LocalDate.class) {
            return new Strict<>("a date of ISO 8601", Times::date, LocalDate::toString);
        }
        if (raw == URI.class) {
            return new Name<>("URI", URI::create, URI::toString);
        }
        if (raw == CurrencyCode.class) {
            return new Name<>("CurrencyCode", CurrencyCode::of, CurrencyCode::text);
        }
        if (raw == Market.class) {
            return new Name<>("Market", Market::of, Market::text);
        }
        if (raw == Secret.class) {
            return new Name<>("Secret", Secret::of, Secret::reveal);
        }
        if (raw == ETag.class) {
            return new Attributes(new Name<>("ETag", ETag::of, ETag::text));
        }
        if (Identifier.class.isAssignableFrom(raw)) {
            return new Name<>(Reflection.name(raw), of(raw, Identifier.class), Identifier::text);
        }
        if (OpenEnum.class.isAssignableFrom(raw)) {
            return new Word(Reflection.name(raw), of(raw, OpenEnum.class));
        }
        return null;
    }

    /** The text of a scalar, null for null; anything else is not what was asked for. */
    static @Nullable String text(JsonReader reader, String expected) throws IOException {
        return switch (reader.peek()) {
            case NULL -> reader.nextNull();
            case STRING, NUMBER -> reader.nextString();
            case BOOLEAN -> Boolean.toString(reader.nextBoolean());
            default -> throw new JsonProblem(reader.getPath(), expected);
        };
    }

    private static BigDecimal decimal(String text) {
        if (text.length() > LONGEST_NUMBER) {
            throw new ArithmeticException("too long");
        }
        BigDecimal value = new BigDecimal(text);
        if (Math.abs((long) value.scale()) > LARGEST_SCALE) {
            throw new ArithmeticException("scale");
        }
        return value;
    }

    private static String plain(BigDecimal value) {
        return Math.abs((long) value.scale()) > LARGEST_SCALE ? value.toString() : value.toPlainString();
    }

    private static boolean truth(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true", "1" -> true;
            case "false", "0" -> false;
            default -> throw new IllegalArgumentException("truth value");
        };
    }

    /** The {@code of(String)} every identifier and open enumeration has. */
    private static <T> Function<String, T> of(Class<?> raw, Class<T> kind) {
        MethodHandle of = Reflection.of(raw).of();
        return text -> {
            try {
                return kind.cast((Object) of.invokeExact(text));
            } catch (RuntimeException | Error e) {
                throw e;
            } catch (Throwable e) {
                throw new IllegalStateException(raw.getName() + ".of(String) threw a checked exception", e);
            }
        };
    }

    /** Text as it is, an empty one too. */
    private static final class Plain extends JsonAdapter<String> {
        @Override
        public @Nullable String fromJson(JsonReader reader) throws IOException {
            return text(reader, "a text");
        }

        @Override
        public void toJson(JsonWriter writer, @Nullable String value) throws IOException {
            writer.value(value);
        }
    }

    /** A value that is right or refused. */
    private static final class Strict<T> extends JsonAdapter<T> {
        private final String expected;
        private final Function<String, T> parse;
        private final Function<T, Object> print;

        Strict(String expected, Function<String, T> parse, Function<T, Object> print) {
            this.expected = expected;
            this.parse = parse;
            this.print = print;
        }

        @Override
        public @Nullable T fromJson(JsonReader reader) throws IOException {
            String text = text(reader, expected);
            if (text == null || text.isBlank()) {
                return null;
            }
            try {
                return parse.apply(text.trim());
            } catch (ArithmeticException | IllegalArgumentException | DateTimeException wrong) {
                throw JsonProblem.withLast(reader, expected);
            }
        }

        @Override
        public void toJson(JsonWriter writer, @Nullable T value) throws IOException {
            Object printed = value == null ? null : print.apply(value);
            if (printed instanceof Number number) {
                writer.value(number);
            } else if (printed instanceof Boolean bool) {
                writer.value(bool.booleanValue());
            } else {
                writer.value((String) printed);
            }
        }
    }

    /** A value that names something; malformed reads as missing. */
    private final class Name<T> extends JsonAdapter<T> {
        private final String owner;
        private final Function<String, T> parse;
        private final Function<T, String> print;

        Name(String owner, Function<String, T> parse, Function<T, String> print) {
            this.owner = owner;
            this.parse = parse;
            this.print = print;
        }

        @Override
        public @Nullable T fromJson(JsonReader reader) throws IOException {
            String text = text(reader, "a text");
            if (text == null || text.isBlank()) {
                return null;
            }
            try {
                return parse.apply(text);
            } catch (IllegalArgumentException malformed) {
                String path = JsonProblem.pathOfLast(reader).replaceAll("\\[\\d+]", "[]");
                drift.report(Drift.Kind.MALFORMED_VALUE, owner, path);
                return null;
            }
        }

        @Override
        public void toJson(JsonWriter writer, @Nullable T value) throws IOException {
            writer.value(value == null ? null : print.apply(value));
        }
    }

    /** A word of an open enumeration. */
    private final class Word extends JsonAdapter<OpenEnum> {
        private final String owner;
        private final Function<String, OpenEnum> parse;

        Word(String owner, Function<String, OpenEnum> parse) {
            this.owner = owner;
            this.parse = parse;
        }

        @Override
        public @Nullable OpenEnum fromJson(JsonReader reader) throws IOException {
            String text = text(reader, "a text");
            if (text == null || text.isBlank()) {
                return null;
            }
            OpenEnum value = parse.apply(text);
            if (!value.known()) {
                drift.report(Drift.Kind.UNKNOWN_VALUE, owner, text);
            }
            return value;
        }

        @Override
        public void toJson(JsonWriter writer, @Nullable OpenEnum value) throws IOException {
            writer.value(value == null ? null : value.text());
        }
    }

    /** An etag, by itself or inside the {@code attributes} these services put it in; there it is written too. */
    private static final class Attributes extends JsonAdapter<ETag> {
        private final JsonAdapter<ETag> tag;

        Attributes(JsonAdapter<ETag> tag) {
            this.tag = tag;
        }

        @Override
        public @Nullable ETag fromJson(JsonReader reader) throws IOException {
            if (reader.peek() != JsonReader.Token.BEGIN_OBJECT) {
                return tag.fromJson(reader);
            }
            ETag found = null;
            reader.beginObject();
            while (reader.hasNext()) {
                if (reader.nextName().equalsIgnoreCase("etag")) {
                    found = tag.fromJson(reader);
                } else {
                    reader.skipValue();
                }
            }
            reader.endObject();
            return found;
        }

        @Override
        public void toJson(JsonWriter writer, @Nullable ETag value) throws IOException {
            if (value == null) {
                writer.nullValue();
                return;
            }
            writer.beginObject();
            writer.name("etag").value(value.text());
            writer.endObject();
        }
    }
}
