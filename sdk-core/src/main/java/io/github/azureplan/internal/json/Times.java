package io.github.azureplan.internal.json;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.chrono.IsoChronology;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;

/** The date-times of these services: up to nine fraction digits, any offset or none (then UTC), or a date alone. */
final class Times {
    private static final DateTimeFormatter READ = new DateTimeFormatterBuilder()
            .parseCaseInsensitive()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .optionalStart()
            .appendLiteral('T')
            .append(DateTimeFormatter.ISO_LOCAL_TIME)
            .optionalStart()
            .appendOffset("+HH:MM:ss", "Z")
            .optionalEnd()
            .optionalStart()
            .appendOffset("+HHmm", "Z")
            .toFormatter(Locale.ROOT)
            .withResolverStyle(ResolverStyle.STRICT)
            .withChronology(IsoChronology.INSTANCE);

    /** The services count in steps of 100 ns: seven digits at most. */
    private static final DateTimeFormatter WRITE = new DateTimeFormatterBuilder()
            .appendPattern("uuuu-MM-dd'T'HH:mm:ss")
            .appendFraction(ChronoField.NANO_OF_SECOND, 0, 7, true)
            .appendLiteral('Z')
            .toFormatter(Locale.ROOT);

    private Times() {}

    /** The moment; throws {@link DateTimeException}. */
    static Instant instant(String text) {
        TemporalAccessor parsed = parse(text);
        if (parsed instanceof OffsetDateTime time) {
            return time.toInstant();
        }
        if (parsed instanceof LocalDateTime time) {
            return time.toInstant(ZoneOffset.UTC);
        }
        return LocalDate.from(parsed).atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    /** The date as it is written, whatever time and offset follow it; throws {@link DateTimeException}. */
    static LocalDate date(String text) {
        return LocalDate.from(parse(text));
    }

    static String text(Instant instant) {
        return WRITE.format(instant.atOffset(ZoneOffset.UTC));
    }

    private static TemporalAccessor parse(String text) {
        String trimmed = text.trim();
        if (trimmed.length() > 40) {
            throw new DateTimeException("too long");
        }
        if (trimmed.length() > 10 && trimmed.charAt(10) == ' ') {
            trimmed = trimmed.substring(0, 10) + 'T' + trimmed.substring(11);
        }
        return READ.parseBest(trimmed, OffsetDateTime::from, LocalDateTime::from, LocalDate::from);
    }
}
