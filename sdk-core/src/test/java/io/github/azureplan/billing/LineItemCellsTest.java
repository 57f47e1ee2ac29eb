package io.github.azureplan.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.azureplan.errors.DamagedDataException;
import io.github.azureplan.internal.export.ItemRows;
import io.github.azureplan.internal.json.Json;
import io.github.azureplan.internal.json.JsonValue;
import io.github.azureplan.rows.Row;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Line items of the older service in the words of the tables. */
class LineItemCellsTest {
    private static Row row(String json) {
        Json reader = new Json(drift -> {});
        JsonValue item = reader.read(json.getBytes(StandardCharsets.UTF_8), JsonValue.class);
        LineItemCells cells = new LineItemCells("items", LineItemCells.Kind.USAGE, reader);
        Row row = new ItemRows(UsageLine.TABLE, "items", List.of(cells.of(item)).iterator()).next();
        assertThat(row).isNotNull();
        return row;
    }

    @ParameterizedTest
    @CsvSource({"0.15, 15", "0, 0", "15, 15", "1, 100", "1.5E-1, 15"})
    void a_fraction_becomes_a_percentage(String fraction, String percentage) {
        assertThat(row("{\"rateOfPartnerEarnedCredit\":" + fraction + "}")
                        .need(UsageLine.PARTNER_EARNED_CREDIT_PERCENTAGE))
                .isEqualByComparingTo(percentage);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e999999999", "1e-999999999", "0e999999999", "0.0e-2147483647", "1e201"})
    void a_rate_that_would_fill_the_memory_is_damage(String rate) {
        for (String name : List.of("rateOfPartnerEarnedCredit", "rateOfCredit")) {
            assertThatThrownBy(() -> row("{\"" + name + "\":\"" + rate + "\"}"))
                    .isInstanceOf(DamagedDataException.class)
                    .hasMessageContaining(name);
        }
        assertThatThrownBy(() -> row("{\"rateOfCredit\":\"" + "1".repeat(201) + "\"}"))
                .isInstanceOf(DamagedDataException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"publisherName\":\"Contoso\",\"publisherId\":\"7\",\"providerName\":\"\",\"providerId\":\"\"}",
                "{\"providerName\":\"\",\"providerId\":null,\"publisherName\":\"Contoso\",\"publisherId\":\"7\"}",
                "{\"PublisherName\":\"Contoso\",\"PublisherId\":\"7\",\"ProviderName\":\"Fabrikam\",\"providerid\":\"8\"}",
                "{\"providerName\":\"Contoso\",\"providerId\":\"7\"}",
                "{\"publisherName\":null,\"publisherId\":\"\",\"providerName\":\"Contoso\",\"providerId\":\"7\"}"
            })
    void the_newer_name_of_the_publisher_counts_in_any_case_and_the_older_one_else(String json) {
        assertThat(row(json).text(UsageLine.PUBLISHER_NAME)).isEqualTo("Contoso");
        assertThat(row(json).text(UsageLine.PUBLISHER_ID)).isEqualTo("7");
    }

    @Test
    void a_publisher_that_nobody_names_is_none() {
        assertThat(row("{\"quantity\":1}").text(UsageLine.PUBLISHER_NAME)).isNull();
    }
}
