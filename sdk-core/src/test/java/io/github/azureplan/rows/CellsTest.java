package io.github.azureplan.rows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The short ways to a value give what the long ones give. */
class CellsTest {
    private static BigDecimal decimal(String text) {
        byte[] padded = (" " + text + " ").getBytes(StandardCharsets.UTF_8);
        return Decimals.parse(padded, 1, padded.length - 1);
    }

    private static LocalDate day(String text) {
        byte[] padded = (" " + text + " ").getBytes(StandardCharsets.UTF_8);
        return Times.day(padded, 1, padded.length - 1);
    }

    @Test
    void decimals_are_what_the_library_makes_of_their_text() {
        Random random = new Random(3);
        for (int i = 0; i < 50_000; i++) {
            StringBuilder text = new StringBuilder(random.nextInt(4) == 0 ? "-" : "");
            text.append("0".repeat(random.nextInt(3)));
            int digits = 1 + random.nextInt(45);
            int point = random.nextInt(digits + 1);
            for (int k = 0; k < digits; k++) {
                text.append(k == point ? "." : "").append((char) ('0' + random.nextInt(10)));
            }
            text.append(random.nextInt(8) == 0 ? "E" + (random.nextInt(40) - 20) : "");

            assertThat(decimal(text.toString())).as(text.toString()).isEqualTo(new BigDecimal(text.toString()));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "-0.00",
                "000",
                ".5",
                "5.",
                "-.5",
                "999999999999999999",
                "1000000000000000000",
                "9223372036854775807",
                "-9223372036854775808",
                "9223372036854775808",
                "1844674407370955.1615",
                "18446744073709551616",
                "-0.999999999999999999999999999999999999",
                "0.0000000000000000000000000000000000000001",
                "123456789012345678901234567890123456",
                "1234567890123456789012345678901234567",
                "1e-30",
                "28.82860766744404945074"
            })
    void decimals_at_the_edges_keep_digits_and_scale(String text) {
        assertThat(decimal(text)).isEqualTo(new BigDecimal(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "-", "-.", "1.2.3", "1-", "1,5", "e5", "١٢", "1e999999999", "0x1F", "NaN"})
    void what_is_no_decimal_is_refused(String text) {
        assertThatThrownBy(() -> decimal(text.isEmpty() ? "-" : text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_number_of_too_many_digits_is_refused_however_few_of_them_count() {
        assertThat(decimal("0." + "0".repeat(197) + "1").scale()).isEqualTo(198);
        assertThatThrownBy(() -> decimal("0." + "0".repeat(300) + "1")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> decimal("9".repeat(201))).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-01, 2026-03-01",
        "2026-03-01T00:00:00Z, 2026-03-01",
        "2024-02-29T00:00:00Z, 2024-02-29",
        "2026-03-01T23:59:59Z, 2026-03-01",
        "2026-03-01T00:00:00, 2026-03-01",
        "2026-03-01T00:00:00.0000000Z, 2026-03-01",
        "2026-03-01T00:00:00+02:00, 2026-02-28",
        "3/1/2026 12:00:00 AM, 2026-03-01",
    })
    void days_are_read_in_every_form(String text, LocalDate expected) {
        assertThat(day(text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-02-30",
                "2026-13-01T00:00:00Z",
                "2026-3-1",
                "20260301xx",
                "2026-03-0a",
                "2026-03-01T00:00:00X"
            })
    void what_is_no_day_is_refused(String text) {
        assertThatThrownBy(() -> day(text)).isInstanceOf(IllegalArgumentException.class);
    }
}
