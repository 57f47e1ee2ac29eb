package io.github.azureplan.orders;

import java.util.Objects;
import java.util.regex.Pattern;

/** Checks of terms, made before anything is sent. */
final class Terms {
    private static final Pattern DURATION =
            Pattern.compile("P(?!$)([1-9]\\d*Y)?([1-9]\\d*M)?([1-9]\\d*W)?([1-9]\\d*D)?");

    private Terms() {}

    static String duration(String field, String text) {
        if (!DURATION.matcher(Objects.requireNonNull(text, field)).matches()) {
            throw new IllegalArgumentException(
                    field + ": must be an ISO 8601 duration in whole days, weeks, months or years, such as P1M or P1Y");
        }
        return text;
    }
}
