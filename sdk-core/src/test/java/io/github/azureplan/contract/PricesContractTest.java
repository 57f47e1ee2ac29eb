package io.github.azureplan.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.azureplan.backend.Fault;
import io.github.azureplan.backend.Meter;
import io.github.azureplan.common.CallOptions;
import io.github.azureplan.common.CurrencyCode;
import io.github.azureplan.common.Market;
import io.github.azureplan.common.Money;
import io.github.azureplan.common.Progress;
import io.github.azureplan.errors.BadRequestException;
import io.github.azureplan.errors.DamagedDataException;
import io.github.azureplan.errors.ServiceException;
import io.github.azureplan.errors.TransportException;
import io.github.azureplan.pricing.CreditEligibility;
import io.github.azureplan.pricing.ExchangeRate;
import io.github.azureplan.pricing.ExchangeRates;
import io.github.azureplan.pricing.GenericSheet;
import io.github.azureplan.pricing.GenericSheetSource;
import io.github.azureplan.pricing.PartnerCost;
import io.github.azureplan.pricing.PriceBook;
import io.github.azureplan.pricing.PriceChange;
import io.github.azureplan.pricing.PriceDiff;
import io.github.azureplan.pricing.PriceEntry;
import io.github.azureplan.pricing.PriceRow;
import io.github.azureplan.pricing.PriceSheet;
import io.github.azureplan.pricing.PriceSheetSource;
import io.github.azureplan.pricing.Prices;
import io.github.azureplan.pricing.Quote;
import io.github.azureplan.pricing.RateCard;
import io.github.azureplan.pricing.SheetView;
import io.github.azureplan.pricing.TierPrice;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
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

    @OnEveryTransport
    void the_next_month_is_offered_and_nothing_beyond_it(Lab lab) {
        Prices prices = lab.client().prices();
        try (PriceSheet sheet = prices.consumption(SE, MARCH.plusMonths(1)).open()) {
            assertThat(sheet).isNotEmpty();
        }
        int before = lab.backend().requests().size();
        assertThatThrownBy(() -> prices.consumption(SE, MARCH.plusMonths(2)).open())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("2026-04");
        assertThatThrownBy(() -> prices.sheet(SheetView.MARKETPLACE, SE, MARCH.plusMonths(1))
                        .open())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no future sheet of marketplace");
        assertThatThrownBy(() -> prices.sheet(SheetView.SOFTWARE, SE, YearMonth.of(2022, 2))
                        .open())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("2022-03");
        assertThat(lab.backend().requests()).hasSize(before);
    }

    @OnEveryTransport
    void reservations_are_read_like_use_and_earn_no_credit(Lab lab) {
        PriceBook book = lab.client().prices().reservations(SE, MARCH).open().toPriceBook();
        PriceEntry entry = book.entries().get(0);

        assertThat(entry.meters()).isEmpty();
        assertThat(entry.term()).isEqualTo("P1Y");
        Quote quote = book.quote(entry.product(), new BigDecimal("2"), LocalDate.of(2026, 3, 9), BigDecimal.ZERO);
        PartnerCost cost = quote.partnerCost(CreditEligibility.from(book));
        assertThat(cost.earnsCredit()).isFalse();
        assertThat(cost.explain()).contains("no partner earned credit: a reservation");
    }

    @OnEveryTransport
    void other_views_are_read_with_the_columns_they_have(Lab lab) {
        for (SheetView view :
                List.of(SheetView.LICENSE_BASED, SheetView.MARKETPLACE, SheetView.of("licensebasedeos"))) {
            try (GenericSheet sheet =
                    lab.client().prices().sheet(view, SE, MARCH).open()) {
                assertThat(sheet.header()).contains("BillingPlan", "ERP Price");
                assertThat(sheet.stream().toList()).isNotEmpty().allSatisfy(row -> {
                    assertThat(row.text("erp price")).isNotBlank();
                    assertThat(row.need(PriceRow.UNIT_PRICE)).isPositive();
                    assertThat(row.unknown()).containsKeys("BillingPlan", "Segment");
                });
            }
        }
    }

    @OnEveryTransport
    void two_months_differ_and_the_difference_makes_one_of_the_other(Lab lab) {
        lab.backend().clock().advance(Period.ofDays(40));
        PriceBook march = lab.client().prices().consumption(SE, MARCH).open().toPriceBook();
        PriceBook april = lab.client()
                .prices()
                .consumption(SE, MARCH.plusMonths(1))
                .open()
                .toPriceBook();

        PriceDiff diff = march.diff(april);

        assertThat(diff.fresh()).isNotEmpty();
        assertThat(diff.gone()).isNotEmpty();
        assertThat(diff.changed()).anyMatch(PriceChange::priceChanged).anyMatch(PriceChange::tiersChanged);
        assertThat(diff.applyTo(march)).isEqualTo(april).isNotEqualTo(march);
    }

    @OnEveryTransport
    void a_download_reports_its_progress_and_is_read_like_the_stream(Lab lab) throws IOException {
        List<Progress.Update> heard = new ArrayList<>();
        Prices prices =
                lab.client().with(CallOptions.none().progress(heard::add)).prices();
        Path directory = Files.createTempDirectory("prices");
        Path file = prices.consumption(SE, MARCH).download(directory.resolve("se.zip"));

        assertThat(file).exists();
        assertThat(directory.toFile().list()).containsExactly("se.zip");
        assertThat(PriceSheet.open(file).toPriceBook())
                .isEqualTo(prices.consumption(SE, MARCH).open().toPriceBook());
        Progress.Update last = heard.get(heard.size() - 1);
        assertThat(last.state()).isEqualTo("done");
        assertThat(last.done()).isEqualTo(Files.size(file)).isEqualTo(last.total());
        Files.delete(file);
        Files.delete(directory);
    }

    @OnEveryTransport
    void a_download_that_breaks_off_begins_again(Lab lab) throws IOException {
        lab.backend()
                .faults()
                .add(Fault.cutBody().on("GET", "**/pricesheets(**").times(2));
        List<String> heard = new ArrayList<>();
        Prices prices = lab.client()
                .with(CallOptions.none().progress(update -> heard.add(update.state())))
                .prices();
        Path directory = Files.createTempDirectory("prices");
        Path file = prices.consumption(SE, MARCH).download(directory.resolve("se.zip"));

        assertThat(heard).filteredOn("broke off, begins again"::equals).hasSize(2);
        assertThat(PriceSheet.open(file).toPriceBook().entries()).hasSizeGreaterThan(100);
        Files.delete(file);
        Files.delete(directory);
    }

    @OnEveryTransport
    void a_download_that_never_comes_leaves_what_was_there(Lab lab) throws IOException {
        lab.backend()
                .faults()
                .add(Fault.cutBody().on("GET", "**/pricesheets(**").times(3));
        Path directory = Files.createTempDirectory("prices");
        Path file = Files.writeString(directory.resolve("se.zip"), "the old one");
        PriceSheetSource source = lab.client().prices().consumption(SE, MARCH);

        assertThatThrownBy(() -> source.download(file))
                .isInstanceOf(TransportException.class)
                .hasMessageContaining("price sheet SE 2026-03");
        assertThat(file).hasContent("the old one");
        assertThat(directory.toFile().list()).containsExactly("se.zip");
        assertThat(source.download(file)).isEqualTo(file);
        assertThat(Files.size(file)).isGreaterThan(1_000);
        assertThatThrownBy(() -> source.download(directory.resolve("none").resolve("se.zip")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("directory does not exist");
        Files.delete(file);
        Files.delete(directory);
    }

    @OnEveryTransport
    void a_page_in_place_of_a_sheet_replaces_no_file_and_is_no_empty_sheet(Lab lab) throws IOException {
        lab.backend().faults().add(Fault.html().on("GET", "**/pricesheets(**").times(4));
        Path directory = Files.createTempDirectory("prices");
        Path file = Files.writeString(directory.resolve("se.zip"), "the old one");
        PriceSheetSource source = lab.client().prices().consumption(SE, MARCH);

        assertThatThrownBy(() -> source.download(file)).isInstanceOf(TransportException.class);
        assertThat(file).hasContent("the old one");
        GenericSheetSource generic = lab.client().prices().sheet(SheetView.AZURE_CONSUMPTION, SE, MARCH);
        assertThatThrownBy(generic::open)
                .isInstanceOf(DamagedDataException.class)
                .hasMessageContaining("columns of a price sheet");
        Files.delete(file);
        Files.delete(directory);
    }

    @OnEveryTransport
    void an_app_without_registration_is_told_what_to_register(Lab lab) {
        lab.backend(builder -> builder.priceApiRegistered(false));
        assertThatThrownBy(() -> lab.client().prices().consumption(SE, MARCH).open())
                .isInstanceOfSatisfying(BadRequestException.class, refusal -> {
                    assertThat(refusal.nextStep())
                            .contains("app registration")
                            .contains("4990cffe-04e8-4e8b-808a-1175604b879f")
                            .contains("fa3d9a0c-3fb0-42cc-9193-47c7ecd2edbd");
                    assertThat(refusal.retryable()).isFalse();
                });
    }

    @OnEveryTransport
    void a_rate_card_of_the_older_offer_has_graduated_rates(Lab lab) {
        RateCard usual = lab.client().prices().rateCard();
        RateCard dollars = lab.client().prices().rateCard(CurrencyCode.USD, SE);

        assertThat(usual.currency()).isEqualTo(CurrencyCode.of("EUR"));
        assertThat(dollars.currency()).isEqualTo(CurrencyCode.USD);
        RateCard.Meter tiered = dollars.meters().stream()
                .filter(meter -> meter.rates().size() == 3)
                .findFirst()
                .orElseThrow();
        List<TierPrice> tiers = tiered.tiers();
        assertThat(tiers.get(0).above()).isZero();
        assertThat(tiers.get(1).above()).isEqualTo(tiers.get(0).upTo());
        assertThat(tiers.get(2).upTo()).isNull();
        assertThat(lab.client().prices().sharedRateCard().meters())
                .isNotEmpty()
                .hasSizeLessThan(dollars.meters().size());
    }
}
