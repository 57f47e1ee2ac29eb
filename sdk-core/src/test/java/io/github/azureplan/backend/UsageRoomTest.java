package io.github.azureplan.backend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.azureplan.common.AzureSubscriptionId;
import io.github.azureplan.common.MeterId;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UsageRoomTest {
    private final Bill bill = Bill.usual();

    private Ask.Answer use(String id, String body) {
        return Ask.nobody(bill.backend())
                .at("http://127.0.0.1:8080")
                .post("/_world/azureSubscriptions/" + id + "/use", body);
    }

    private String body(String more) {
        return "{\"meterId\":\"" + bill.meter("D2 v9", "EU West").text() + "\",\"quantityPerDay\":24.5" + more + "}";
    }

    @Test
    void use_begins_through_the_sandbox_and_is_rated() {
        bill.goTo("2026-05-01T00:00:00Z");

        assertThat(use(bill.subscription().text(), body("")).status()).isEqualTo(200);

        bill.goTo("2026-05-05T00:00:00Z");
        assertThat(bill.lines("usage/unbilled", Bill.unbilled("current")))
                .hasSize(3)
                .allSatisfy(day -> assertThat(day.decimal("Quantity")).isEqualByComparingTo("24.5"));
    }

    @Test
    void use_may_be_kept_to_some_days() {
        bill.goTo("2026-05-01T00:00:00Z");

        assertThat(use(bill.subscription().text(), body(",\"from\":\"2026-05-10\",\"to\":\"2026-05-11\""))
                        .status())
                .isEqualTo(200);

        bill.goTo("2026-05-20T00:00:00Z");
        assertThat(bill.lines("usage/unbilled", Bill.unbilled("current")))
                .extracting(day -> day.text("UsageDate"))
                .containsExactly("2026-05-10T00:00:00Z", "2026-05-11T00:00:00Z");
    }

    @ParameterizedTest
    @CsvSource({
        "24.5, 24.5e30, quantityPerDay",
        "24.5, -1, quantityPerDay",
        "24.5, '24.5,\"to\":\"2026-05-01\"', from",
        "24.5, '24.5,\"from\":\"soon\",\"to\":\"2026-05-01\"', from",
        "24.5, '24.5,\"from\":\"2026-04-01\",\"to\":\"2026-05-01\"', from",
        "meterId, meter, meter",
    })
    void what_cannot_be_used_is_refused_by_name(String right, String wrong, String named) {
        assertThat(body("")).contains(right);

        Ask.Answer answer = use(bill.subscription().text(), body("").replace(right, wrong));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().text("error")).contains(named);
    }

    @Test
    void nobody_uses_what_is_not_there() {
        assertThat(use("00000000-0000-4000-8000-000000000000", body("")).status())
                .isEqualTo(404);
        World world = bill.backend().world();
        AzureSubscriptionId unknown = AzureSubscriptionId.of("00000000-0000-4000-8000-000000000000");
        MeterId meter = bill.meter("D2 v9", "EU West");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> world.use(unknown, meter, BigDecimal.ONE))
                .withMessageContaining("azureSubscriptionId");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> world.use(bill.subscription(), MeterId.of("no-such"), BigDecimal.ONE))
                .withMessageContaining("meterId");
        LocalDate past = LocalDate.of(2026, 4, 1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> world.use(bill.subscription(), meter, BigDecimal.ONE, past, past))
                .withMessageContaining("from");
    }
}
