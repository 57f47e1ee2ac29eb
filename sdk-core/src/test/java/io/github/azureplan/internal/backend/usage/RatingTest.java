package io.github.azureplan.internal.backend.usage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.azureplan.internal.backend.kernel.Context;
import io.github.azureplan.internal.backend.kernel.Ids;
import io.github.azureplan.internal.backend.kernel.Partner;
import io.github.azureplan.internal.backend.kernel.Refusal;
import io.github.azureplan.internal.backend.kernel.Settings;
import io.github.azureplan.internal.backend.kernel.State;
import io.github.azureplan.internal.backend.pricing.ExchangeRates;
import io.github.azureplan.internal.backend.pricing.Meter;
import io.github.azureplan.internal.backend.pricing.MeterCatalog;
import io.github.azureplan.internal.backend.subscriptions.AzureSubscription;
import io.github.azureplan.internal.backend.subscriptions.AzureSubscriptions;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RatingTest {
    private static final YearMonth MAY = YearMonth.of(2026, 5);
    private static final String PLAN = "7d1f3a52-0000-4e60-9a21-55c0e7f8d904";
    private static final String CUSTOMER = "c1a70f2e-0000-4a53-9f10-7be0a2d6c811";
    private static final String FIRST = "10000000-0000-4000-8000-000000000001";
    private static final String SECOND = "20000000-0000-4000-8000-000000000002";

    private State state = AzureSubscriptions.create(
            State.EMPTY, FIRST, "web", PLAN, CUSTOMER, null, Instant.parse("2026-04-20T10:00:00Z"));

    private static Context at(String moment) {
        Partner partner = new Partner(Partner.Type.DIRECT, "t", "1", "Sample", "DE", "EUR", false);
        return new Context(Instant.parse(moment), Settings.usual(1, partner), new Ids(1));
    }

    private static String meter(String skuTitle) {
        return MeterCatalog.all().stream()
                .filter(m -> m.skuTitle().equals(skuTitle))
                .map(Meter::meterId)
                .findFirst()
                .orElseThrow();
    }

    private void use(String skuTitle, String perDay) {
        state = Uses.goOn(state, at("2026-05-01T00:00:00Z"), FIRST, meter(skuTitle), new BigDecimal(perDay));
    }

    private void access(String role, String since) {
        state = AzureSubscriptions.access(state, FIRST, role, Instant.parse(since));
    }

    private List<RatedDay> rated(YearMonth month) {
        List<RatedDay> days = new ArrayList<>();
        Rating.rate(state, at("2026-07-01T00:00:00Z"), month, LocalDate.MAX, days::add);
        return days;
    }

    private static BigDecimal sum(List<RatedDay> days) {
        return days.stream().map(RatedDay::usd).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    @Test
    void a_month_of_use_has_a_row_for_every_day_with_the_credit_of_that_day() {
        state = ExchangeRates.set(state, at("2026-04-20T00:00:00Z"), "EUR", MAY, new BigDecimal("1.18174999935535538"));
        use("D2 v9 - EU West", "24");
        access(null, "2026-05-03T23:59:59Z");
        access("Contributor", "2026-05-08T00:00:00Z");

        List<RatedDay> days = rated(MAY);

        assertThat(days).hasSize(31);
        assertThat(days)
                .filteredOn(d -> !d.credited())
                .extracting(d -> d.day().getDayOfMonth())
                .containsExactly(3, 4, 5, 6, 7);
        assertThat(days.get(0).usd()).isEqualByComparingTo("2.04");
        assertThat(days.get(0).effectivePrice()).isEqualByComparingTo("0.085");
        assertThat(days.get(0).billed()).isEqualByComparingTo("1.72625343864");
        assertThat(days.get(4).usd()).isEqualByComparingTo("2.40");
        assertThat(days).allSatisfy(d -> assertThat(d.rate()).isEqualByComparingTo("0.846202666"));
        assertThat(days).allSatisfy(d -> assertThat(d.listPrice()).isEqualByComparingTo("0.1"));
    }

    @Test
    void the_published_tiers_cost_what_is_published() {
        access(null, "2026-04-21T00:00:00Z");
        state = Uses.during(
                state,
                at("2026-05-01T00:00:00Z"),
                FIRST,
                meter("Application Gateway - Requests"),
                new BigDecimal("101"),
                LocalDate.of(2026, 5, 9),
                LocalDate.of(2026, 5, 9));

        List<RatedDay> days = rated(MAY);

        assertThat(days).hasSize(1);
        assertThat(days.get(0).usd()).isEqualByComparingTo("100.80");
        assertThat(days.get(0).discounts()).containsExactly("20.0% Tier 2 Discount");
        assertThat(days.get(0).listPrice()).isEqualByComparingTo("1");
    }

    @Test
    void tiers_go_on_through_the_month_over_all_subscriptions_of_the_plan_and_begin_anew() {
        access(null, "2026-04-21T00:00:00Z");
        state = AzureSubscriptions.create(
                state, SECOND, "data", PLAN, CUSTOMER, null, Instant.parse("2026-04-20T10:00:00Z"));
        state = AzureSubscriptions.access(state, SECOND, null, Instant.parse("2026-04-20T10:00:00Z"));
        use("Application Gateway - Requests", "60.5");
        state = Uses.goOn(
                state,
                at("2026-05-01T00:00:00Z"),
                SECOND,
                meter("Application Gateway - Requests"),
                new BigDecimal("30"));

        List<RatedDay> may = rated(MAY);

        assertThat(may.get(0).usd()).isEqualByComparingTo("60.5");
        assertThat(may.get(1).usd()).isEqualByComparingTo("30");
        // 9.5 of the first tier are left
        assertThat(may.get(2).subscription().id()).isEqualTo(FIRST);
        assertThat(may.get(2).usd()).isEqualByComparingTo("50.30");
        assertThat(may.get(3).usd()).isEqualByComparingTo("24");
        // 31 days of 90.5 units: 100 at 1 and the rest at 0.80
        assertThat(sum(may)).isEqualByComparingTo("2264.40");
        assertThat(rated(YearMonth.of(2026, 6)).get(0).usd()).isEqualByComparingTo("60.5");
    }

    @Test
    void a_free_first_tier_is_a_discount_of_the_whole_price() {
        access(null, "2026-04-21T00:00:00Z");
        use("Bandwidth - Data Transfer Out", "80");

        List<RatedDay> days = rated(MAY);

        assertThat(days.get(0).usd()).isEqualByComparingTo("0");
        assertThat(days.get(0).effectivePrice()).isEqualByComparingTo("0");
        assertThat(days.get(0).listPrice()).isEqualByComparingTo("0.0875");
        assertThat(days.get(0).discounts()).containsExactly("100.0% Tier 1 Discount");
        assertThat(days.get(1).usd()).isEqualByComparingTo("5.25");
        assertThat(days.get(2).discounts()).isEmpty();
    }

    @Test
    void a_price_of_very_many_decimals_is_kept_exactly() {
        use("Log Analytics - Data Ingestion", "9999.98765");

        // 9999.98765 * 0.00288286076674440494 * 0.85
        assertThat(rated(MAY).get(0).usd()).isEqualByComparingTo("24.504286254496543090609142350");
    }

    @Test
    void the_price_of_a_day_is_the_one_that_holds_on_it() {
        use("Functions - Execution Time, West Europe", "1000000");

        List<RatedDay> july = rated(YearMonth.of(2026, 7));

        assertThat(july.get(18).usd()).isEqualByComparingTo("12.92");
        assertThat(july.get(19).usd()).isEqualByComparingTo("12.665");
    }

    @ParameterizedTest
    @ValueSource(strings = {"D2 v9 Spot - EU West", "Harbour Firewall \"Bundle 2\" - 4 Core, by the hour"})
    void spot_capacity_and_third_parties_earn_no_credit(String skuTitle) {
        use(skuTitle, "24");

        assertThat(rated(MAY)).hasSize(31).noneMatch(RatedDay::credited);
    }

    @Test
    void the_day_an_azure_subscription_is_made_is_charged_and_earns_nothing() {
        state = AzureSubscriptions.create(
                state, SECOND, "late", PLAN, CUSTOMER, null, Instant.parse("2026-05-30T08:00:00Z"));
        state = Uses.goOn(state, at("2026-05-30T09:00:00Z"), SECOND, meter("D2 v9 - EU West"), new BigDecimal("1"));

        assertThat(rated(MAY)).extracting(RatedDay::credited).containsExactly(false, true);
    }

    @Test
    void a_cancelled_subscription_is_charged_for_its_last_day_and_no_more_until_it_is_enabled() {
        use("D2 v9 - EU West", "24");
        turn("2026-05-10T15:00:00Z", false);
        assertThat(rated(MAY)).hasSize(10);

        turn("2026-05-20T15:00:00Z", true);
        assertThat(rated(MAY))
                .hasSize(22)
                .extracting(d -> d.day().getDayOfMonth())
                .doesNotContain(11, 19);
    }

    private void turn(String moment, boolean on) {
        AzureSubscription subscription = AzureSubscriptions.find(state, FIRST);
        state = AzureSubscriptions.turn(state, subscription, Instant.parse(moment), on);
    }

    @Test
    void use_may_change_pause_and_end() {
        use("D2 v9 - EU West", "24");
        String meter = meter("D2 v9 - EU West");
        Context later = at("2026-05-11T12:00:00Z");
        state = Uses.goOn(state, later, FIRST, meter, new BigDecimal("48"));
        LocalDate first = LocalDate.of(2026, 5, 20);
        state = Uses.during(state, later, FIRST, meter, BigDecimal.ZERO, first, first.plusDays(1));
        state = Uses.goOn(state, at("2026-05-28T00:00:00Z"), FIRST, meter, BigDecimal.ZERO);

        List<RatedDay> days = rated(MAY);

        assertThat(days).hasSize(25);
        assertThat(days.get(9).quantity()).isEqualByComparingTo("24");
        assertThat(days.get(10).quantity()).isEqualByComparingTo("48");
        assertThat(days)
                .extracting(d -> d.day().getDayOfMonth())
                .doesNotContain(20, 21, 28)
                .contains(22, 27);
        assertThat(rated(YearMonth.of(2026, 6))).isEmpty();
    }

    @Test
    void use_that_cannot_be_names_the_reason() {
        Context now = at("2026-05-11T12:00:00Z");
        String meter = meter("D2 v9 - EU West");
        LocalDate today = LocalDate.of(2026, 5, 11);
        assertThatThrownBy(() -> Uses.goOn(state, now, SECOND, meter, BigDecimal.ONE))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("azureSubscriptionId");
        assertThatThrownBy(() -> Uses.goOn(state, now, FIRST, "no-such", BigDecimal.ONE))
                .hasMessageContaining("meterId");
        assertThatThrownBy(() -> Uses.goOn(state, now, FIRST, meter, BigDecimal.ONE.negate()))
                .hasMessageContaining("quantityPerDay");
        assertThatThrownBy(() -> Uses.goOn(state, now, FIRST, meter, new BigDecimal("1e-21")))
                .hasMessageContaining("quantityPerDay");
        assertThatThrownBy(() -> Uses.during(state, now, FIRST, meter, BigDecimal.ONE, today.minusDays(1), today))
                .hasMessageContaining("from");
        assertThatThrownBy(() -> Uses.during(state, now, FIRST, meter, BigDecimal.ONE, today, today.minusDays(1)))
                .hasMessageContaining("to");
        turn("2026-05-10T00:00:00Z", false);
        assertThatThrownBy(() -> Uses.goOn(state, now, FIRST, meter, BigDecimal.ONE))
                .hasMessageContaining("not active");
    }

    @ParameterizedTest
    @CsvSource({
        "Owner, true",
        "contributor, true",
        "User Access Administrator, true",
        "Support Request Contributor, true",
        "AcrPull, true",
        "Reader and Data Access, true",
        "Virtual Machine Contributor, true",
        "READER, false",
        "Monitoring Reader, false",
        "Cosmos DB Account Reader Role, false",
        "CDN Endpoint Reader, false",
        "CDN Endpoint Contributor, true",
        "Storage Blob Data Reader, false",
        "Storage Blob Data Owner, true",
        "Cognitive Services User, false",
    })
    void roles_that_act_earn_credit(String role, boolean earns) {
        assertThat(EarnedCredit.acts(role)).isEqualTo(earns);
    }

    @ParameterizedTest
    @CsvSource({
        // lost at the very end of the day before, and at the first and the last moment of the day
        "2026-05-11T23:59:59.999Z, , false",
        "2026-05-12T00:00:00Z, , false",
        "2026-05-12T23:59:59.999Z, , false",
        "2026-05-13T00:00:00Z, , true",
        "2026-05-12T12:00:00Z, Contributor, true",
        "2026-05-12T12:00:00Z, Reader, false",
    })
    void access_has_to_last_for_the_whole_day(String since, String role, boolean earns) {
        access(role, since);

        assertThat(EarnedCredit.hasAccess(AzureSubscriptions.find(state, FIRST), "", LocalDate.of(2026, 5, 12)))
                .isEqualTo(earns);
    }

    @Test
    void access_that_comes_back_at_midnight_counts_from_that_day_on() {
        access(null, "2026-05-10T12:00:00Z");
        access("Owner", "2026-05-12T00:00:00Z");
        AzureSubscription subscription = AzureSubscriptions.find(state, FIRST);

        assertThat(EarnedCredit.hasAccess(subscription, "", LocalDate.of(2026, 5, 11)))
                .isFalse();
        assertThat(EarnedCredit.hasAccess(subscription, "", LocalDate.of(2026, 5, 12)))
                .isTrue();
    }
}
