package io.github.azureplan.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.azureplan.backend.Fault;
import io.github.azureplan.backend.Meter;
import io.github.azureplan.common.CurrencyCode;
import io.github.azureplan.common.Market;
import io.github.azureplan.common.Money;
import io.github.azureplan.errors.DamagedDataException;
import io.github.azureplan.errors.ServiceException;
import io.github.azureplan.pricing.ExchangeRate;
import io.github.azureplan.pricing.ExchangeRates;
import io.github.azureplan.pricing.PriceBook;
import io.github.azureplan.pricing.PriceRow;
import io.github.azureplan.pricing.PriceSheet;
import io.github.azureplan.pricing.Quote;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.Period;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;

class PricesContractTest {
    private static final Market SE = Market.of("SE");
    private static final YearMonth MARCH = YearMonth.of(2026, 3);

    @OnEveryTransport
    void the_sheet_of_this_month_and_of_an_earlier_one_are_read_row_by_row(Lab lab) {
        for (YearMonth month : List.of(MARCH, MARCH.minusMonths(1), YearMonth.of(2020, 1))) {
            List<PriceRow> rows = new ArrayList<>();
            try (PriceSheet sheet = lab.client().prices().consumption(SE, month).open()) {
                sheet.forEach(rows::add);
            }
            assertThat(rows)
                    .as("%s", month)
                    .hasSizeGreaterThan(10)
                    .allMatch(row -> row.currency().equals(CurrencyCode.USD));
        }
    }

    @OnEveryTransport
    void every_meter_of_the_backend_has_a_price(Lab lab) {
        PriceBook book;
        try (PriceSheet sheet = lab.client().prices().consumption(SE, MARCH).open()) {
            book = sheet.toPriceBook();
        }
        assertThat(lab.backend().world().meters()).isNotEmpty();
        for (Meter meter : lab.backend().world().meters()) {
            assertThat(book.find(meter.meterId())).as(meter.name()).isNotEmpty();
        }
    }

    @OnEveryTransport
    void the_published_example_of_graduated_tiers_costs_what_is_published(Lab lab) {
        try (PriceSheet sheet = lab.client().prices().consumption(SE, MARCH).open()) {
            PriceBook book = sheet.toPriceBook();
            Meter tiered = lab.backend().world().meters().stream()
                    .filter(m -> book.find(m.meterId()).stream()
                            .map(e -> e.tiersAt(LocalDate.of(2026, 3, 9)))
                            .anyMatch(tiers -> tiers.size() == 3
                                    && tiers.get(0).unitPrice().compareTo(BigDecimal.ONE) == 0))
                    .findFirst()
                    .orElseThrow();
            Quote quote = book.quote(tiered.meterId(), new BigDecimal("101"), LocalDate.of(2026, 3, 9));
            assertThat(quote.exact()).isEqualTo(Money.of(new BigDecimal("100.80"), CurrencyCode.USD));
            Quote later =
                    book.quote(tiered.meterId(), new BigDecimal("1"), LocalDate.of(2026, 3, 20), new BigDecimal("100"));
            assertThat(later.exact()).isEqualTo(Money.of(new BigDecimal("0.80"), CurrencyCode.USD));
        }
    }

    @OnEveryTransport
    void rates_name_both_directions_and_stay_for_the_month(Lab lab) {
        ExchangeRates march = lab.client().prices().exchangeRates(MARCH);
        ExchangeRate euro = march.get(CurrencyCode.of("EUR"));
        BigDecimal back = euro.toUsd(euro.fromUsd(new BigDecimal("100")).to().amount())
                .to()
                .amount();
        assertThat(back.subtract(new BigDecimal("100")).abs()).isLessThan(new BigDecimal("0.000001"));
        lab.backend().clock().advance(Period.ofDays(20));
        assertThat(lab.client()
                        .prices()
                        .exchangeRates(MARCH)
                        .get(CurrencyCode.of("EUR"))
                        .usdPerUnit())
                .isEqualByComparingTo(euro.usdPerUnit());
        assertThatThrownBy(() -> march.get(CurrencyCode.of("ZZZ"))).hasMessageContaining("ZZZ");
    }

    @OnEveryTransport
    void a_sheet_cut_on_its_way_is_an_error_and_no_short_result(Lab lab) {
        lab.backend()
                .faults()
                .add(Fault.cutBody().on("GET", "**/pricesheets(**").times(1));
        PriceSheet sheet = lab.client().prices().consumption(SE, MARCH).open();
        assertThatThrownBy(() -> {
                    try (sheet) {
                        sheet.forEach(row -> {});
                    }
                })
                .isInstanceOf(DamagedDataException.class)
                .hasMessageContaining("SE 2026-03");
    }

    @OnEveryTransport
    void prices_need_a_user_and_say_so_before_anything_is_sent(Lab lab) {
        int before = lab.backend().requests().size();
        var appOnly = io.github.azureplan.AzurePlanClient.builder()
                .transport(lab.backend())
                .appOnly(lab.backend().tokens())
                .clock(lab.backend().clock())
                .build();
        assertThatThrownBy(() -> appOnly.prices().consumption(SE, MARCH).open())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("App+User");
        assertThat(lab.backend().requests()).hasSize(before);
    }

    @OnEveryTransport
    void a_refused_sheet_names_the_reason(Lab lab) {
        lab.backend()
                .faults()
                .add(Fault.status(400, "invalidRequest")
                        .on("GET", "**/pricesheets(**")
                        .times(1));
        assertThatThrownBy(() -> lab.client().prices().consumption(SE, MARCH).open())
                .isInstanceOf(ServiceException.class)
                .hasMessageContaining("400");
    }
}
