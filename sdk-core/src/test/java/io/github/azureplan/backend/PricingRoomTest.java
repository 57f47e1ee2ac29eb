package io.github.azureplan.backend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.tuple;

import io.github.azureplan.auth.AuthKind;
import io.github.azureplan.common.CurrencyCode;
import io.github.azureplan.common.Market;
import io.github.azureplan.common.Service;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PricingRoomTest {
    private static final String HOST = "https://api.partner.microsoft.com";
    private static final String SHEET =
            "/v1.0/sales/pricesheets(Market='SE',PricesheetView='azure_consumption')/$value";

    private final InMemoryBackend backend = InMemoryBackend.create();

    /** With a token of the moment: the tests move the clock by days. */
    private Ask ask() {
        return prices(backend, AuthKind.APP_USER);
    }

    private static Ask prices(InMemoryBackend backend, AuthKind kind) {
        return Ask.nobody(backend).at(HOST).token(backend.tokens(), Service.PRICING, HOST, kind);
    }

    /** Rows by column; good enough for quoted text, and written for this test alone. */
    private static List<Map<String, String>> rows(String csv) {
        List<List<String>> lines = new ArrayList<>();
        List<String> line = new ArrayList<>();
        StringBuilder field = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < csv.length(); i++) {
            char c = csv.charAt(i);
            if (c == '"' && quoted && i + 1 < csv.length() && csv.charAt(i + 1) == '"') {
                field.append(c);
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (!quoted && (c == ',' || c == '\r')) {
                line.add(field.toString());
                field.setLength(0);
            } else if (!quoted && c == '\n') {
                lines.add(line);
                line = new ArrayList<>();
            } else {
                field.append(c);
            }
        }
        List<Map<String, String>> rows = new ArrayList<>();
        for (List<String> each : lines.subList(1, lines.size())) {
            assertThat(each).hasSameSizeAs(lines.get(0));
            Map<String, String> row = new LinkedHashMap<>();
            for (int i = 0; i < each.size(); i++) {
                row.put(lines.get(0).get(i), each.get(i));
            }
            rows.add(row);
        }
        return rows;
    }

    private static List<Map<String, String>> of(List<Map<String, String>> rows, String skuTitle) {
        return rows.stream().filter(r -> r.get("SkuTitle").equals(skuTitle)).toList();
    }

    private static Map.Entry<String, String> unzipped(byte[] bytes) throws IOException {
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
            ZipEntry entry = zip.getNextEntry();
            String text = new String(zip.readAllBytes(), StandardCharsets.UTF_8);
            assertThat(zip.getNextEntry()).isNull();
            return Map.entry(entry.getName(), text);
        }
    }

    @Test
    void prices_take_an_admin_or_sales_agent() {
        backend.world().partnerRoles(PartnerRole.BILLING_ADMIN);
        Ask.Answer refused = ask().get(SHEET);
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.json().object("error").text("code")).isEqualTo("accessDenied");
        assertThat(ask().get("/v1.0/sales/fxrates(Month='202602')/$value").status())
                .isEqualTo(403);
        backend.world().partnerRoles(PartnerRole.SALES_AGENT);
        assertThat(ask().get(SHEET).status()).isEqualTo(200);
    }

    @Test
    void a_sheet_is_a_file_with_every_field_in_quotes() {
        Ask.Answer answer = ask().get(SHEET);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).isEqualTo("application/octet-stream");
        assertThat(answer.header("Content-Disposition")).isEqualTo("attachment; filename=pricesheet");
        assertThat(answer.header("Content-Length")).isEqualTo(String.valueOf(answer.bytes().length));
        assertThat(answer.header("Request-ID")).hasSize(36);
        assertThat(answer.body().lines().findFirst().orElseThrow())
                .isEqualTo("\"ProductTitle\",\"ProductId\",\"SkuId\",\"SkuTitle\",\"Publisher\",\"SkuDescription\","
                        + "\"UnitOfMeasure\",\"TermDuration\",\"Market\",\"Currency\",\"UnitPrice\","
                        + "\"PricingTierRangeMin\",\"PricingTierRangeMax\",\"EffectiveStartDate\",\"EffectiveEndDate\","
                        + "\"MeterIds\",\"MeterType\",\"Tags\"");
        List<Map<String, String>> rows = rows(answer.body());
        assertThat(rows).hasSizeGreaterThan(50).allSatisfy(row -> {
            assertThat(row.get("Market")).isEqualTo("SE");
            assertThat(row.get("Currency")).isEqualTo("USD");
            assertThat(row.get("TermDuration")).isEqualTo("payG-1");
            assertThat(row.get("ProductId")).matches("DZH318Z0[0-9A-Z]{4}");
            assertThat(row.get("SkuId")).matches("[0-9A-Z]{4}");
            assertThat(new BigDecimal(row.get("UnitPrice"))).isNotNegative();
        });
    }

    @Test
    void every_meter_of_the_world_is_on_sale_under_ids_of_its_own() {
        List<Map<String, String>> rows = rows(ask().get(SHEET).body());

        assertThat(backend.world().meters())
                .hasSizeGreaterThan(40)
                .allSatisfy(meter -> assertThat(rows).anySatisfy(row -> {
                    assertThat(row.get("MeterIds")).isEqualTo(meter.meterId().text());
                    assertThat(row.get("ProductId")).isEqualTo(meter.productId());
                    assertThat(row.get("SkuId")).isEqualTo(meter.skuId());
                    assertThat(row.get("UnitOfMeasure")).isEqualTo(meter.unit());
                }));
        assertThat(backend.world().meters()).extracting(Meter::meterId).doesNotHaveDuplicates();
        assertThat(backend.world().meters()).extracting(Meter::availabilityId).doesNotHaveDuplicates();
        assertThat(backend.world().meters())
                .extracting(m -> m.productId() + "-" + m.skuId())
                .doesNotHaveDuplicates();
    }

    @Test
    void tiers_stand_in_rows_of_their_own_with_an_open_end() {
        List<Map<String, String>> tiers = of(rows(ask().get(SHEET).body()), "Application Gateway - Requests");

        assertThat(tiers)
                .extracting(
                        r -> r.get("PricingTierRangeMin"), r -> r.get("PricingTierRangeMax"), r -> r.get("UnitPrice"))
                .containsExactly(
                        tuple("1", "100", "1"),
                        tuple("101", "100000", ".80"),
                        tuple("100001", "9223372036854780000", ".50"));
        assertThat(tiers)
                .extracting(r -> r.get("ProductId") + r.get("SkuId"))
                .containsOnly(tiers.get(0).get("ProductId") + tiers.get(0).get("SkuId"));
    }

    @Test
    void flat_spot_and_third_party_rows_are_told_by_what_they_say() {
        List<Map<String, String>> rows = rows(ask().get(SHEET).body());

        Map<String, String> flat = of(rows, "D2 v9 - EU West").get(0);
        assertThat(flat).containsEntry("UnitPrice", "0.1").containsEntry("PricingTierRangeMin", "");
        assertThat(flat).containsEntry("EffectiveEndDate", "11/30/9999 11:59:59 PM");
        assertThat(of(rows, "D2 v9 Spot - EU West")).hasSize(1);
        Map<String, String> firewall =
                of(rows, "Harbour Firewall \"Bundle 2\" - 4 Core, by the hour").get(0);
        assertThat(firewall)
                .containsEntry("MeterIds", "4core")
                .containsEntry("Tags", "Azure;Third Party")
                .containsEntry("Publisher", "Harbour Networks, Inc.");
        assertThat(firewall.get("SkuDescription")).contains("\n");
        assertThat(of(rows, "Tables - LRS").get(0)).containsEntry("EffectiveStartDate", "1/1/1753 12:00:00 AM");
    }

    @Test
    void a_price_that_changes_inside_the_month_makes_two_rows() {
        String title = "Functions - Execution Time, West Europe";
        assertThat(of(rows(ask().get(SHEET).body()), title)).hasSize(1);

        backend.clock().advance(Duration.ofDays(20));
        List<Map<String, String>> after = of(rows(ask().get(SHEET).body()), title);

        assertThat(after)
                .extracting(r -> r.get("EffectiveStartDate"))
                .containsExactly("3/1/2018 12:00:00 AM", "3/15/2026 12:00:00 AM");
        assertThat(after)
                .extracting(r -> r.get("EffectiveEndDate"))
                .containsExactly("3/14/2026 11:59:59 PM", "7/19/2026 11:59:59 PM");
        assertThat(of(rows(ask().get(SHEET + "?timeline=history&month=202602").body()), title))
                .hasSize(1);
        assertThat(of(rows(ask().get(SHEET + "?timeline=Future").body()), title))
                .extracting(r -> r.get("UnitPrice"))
                .containsExactly(".0000152");
    }

    @ParameterizedTest
    @ValueSource(strings = {"deflate", "gzip, deflate", "gzip,Deflate;q=0.5"})
    void deflate_asks_for_an_archive(String codings) throws IOException {
        Ask.Answer answer = ask().header("Accept-Encoding", codings).get(SHEET);

        assertThat(answer.headers().first("Content-Encoding")).isEmpty();
        Map.Entry<String, String> file = unzipped(answer.bytes());
        assertThat(file.getKey()).isEqualTo("sheets.csv");
        assertThat(file.getValue()).isEqualTo(ask().get(SHEET).body());
    }

    @Test
    void without_deflate_and_for_old_months_the_sheet_is_plain() {
        assertThat(ask().header("Accept-Encoding", "gzip").get(SHEET).body()).startsWith("\"ProductTitle\"");
        assertThat(ask().header("Accept-Encoding", "deflate;q=0").get(SHEET).body())
                .startsWith("\"ProductTitle\"");
        Ask zip = ask().header("Accept-Encoding", "deflate");
        assertThat(zip.get(SHEET + "?timeline=history&month=202003").body()).startsWith("\"ProductTitle\"");
        assertThat(zip.get(SHEET + "?timeline=history&month=202004").body()).startsWith("PK");
    }

    @ParameterizedTest
    @CsvSource({
        "Market='SE', Market='XX', 400/invalidRequest, Market",
        "azure_consumption, azure_drinks, 400/invalidRequest, PricesheetView",
        "azure_consumption')/$value, Marketplace')/$value?timeline=future, 400/invalidRequest, timeline",
        "azure_consumption')/$value, software')/$value?timeline=future, 400/invalidRequest, timeline",
        "azure_consumption')/$value, software')/$value?timeline=history&month=202202, 404/itemNotFound, 202202",
        "$value, $value?timeline=history, 400/invalidRequest, month",
        "$value, $value?timeline=soon, 400/invalidRequest, timeline",
        "$value, $value?timeline=history&month=2026-01, 400/invalidRequest, month",
        "$value, $value?timeline=history&month=202604, 404/itemNotFound, 202604",
        "$value, $value?timeline=history&month=201802, 404/itemNotFound, 201802",
        "$value, $value?date=202602, 400/invalidRequest, date",
    })
    void what_no_sheet_answers_to_is_refused_in_the_shape_of_odata(
            String right, String wrong, String refusal, String named) {
        assertThat(SHEET).contains(right);

        Ask.Answer answer = ask().get(SHEET.replace(right, wrong));

        assertThat(answer.refusal()).isEqualTo(refusal);
        assertThat(answer.json().objectOrEmpty("error").text("message")).contains(named);
        assertThat(answer.json().objectOrEmpty("error").object("innerError")).isNotNull();
    }

    @Test
    void a_list_has_hundreds_of_meters_and_they_come_and_go() {
        String britain = SHEET.replace("SE", "GB");
        List<Map<String, String>> march = rows(ask().get(britain).body());
        backend.clock().advance(Duration.ofDays(60)); // 1 May
        List<Map<String, String>> april =
                rows(ask().get(britain + "?timeline=history&month=202604").body());

        assertThat(march).hasSizeGreaterThan(500);
        assertThat(april).hasSizeGreaterThan(500);
        assertThat(meters(march)).anyMatch(id -> !meters(april).contains(id));
        assertThat(meters(april)).anyMatch(id -> !meters(march).contains(id));
        assertThat(march).anyMatch(row -> row.get("SkuTitle").contains(" Spot - "));
        assertThat(march.stream()
                        .map(r -> r.get("ProductId")
                                + r.get("SkuId")
                                + r.get("PricingTierRangeMin")
                                + r.get("EffectiveStartDate")))
                .doesNotHaveDuplicates();
        assertThat(april)
                .filteredOn(row -> row.get("EffectiveEndDate").startsWith("4/"))
                .isNotEmpty();
    }

    private static Set<String> meters(List<Map<String, String>> rows) {
        return rows.stream().map(row -> row.get("MeterIds")).collect(Collectors.toSet());
    }

    @Test
    void products_of_other_publishers_are_not_sold_in_every_market() {
        assertThat(ask().get(SHEET).body()).contains("Fjord Systems AS");
        assertThat(ask().get(SHEET.replace("SE", "BR")).body())
                .contains("\"BR\"")
                .doesNotContain("Fjord Systems AS");
        assertThat(ask().get(SHEET.replace("SE", "xk")).status()).isEqualTo(200);
    }

    @Test
    void reservations_cost_the_whole_term_and_name_no_meter() {
        String reservations = SHEET.replace("azure_consumption", "azure_reservations");
        List<Map<String, String>> rows = rows(ask().get(reservations).body());

        assertThat(rows).hasSizeGreaterThan(20).allSatisfy(row -> {
            assertThat(row).containsEntry("MeterIds", "").containsEntry("Tags", "Azure;Reservations");
            assertThat(row.get("TermDuration")).matches("P[135]Y");
            assertThat(new BigDecimal(row.get("UnitPrice"))).isGreaterThan(new BigDecimal("100"));
        });
        assertThat(ask().get(reservations + "?timeline=future").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"updatedlicensebased", "licensebasedest", "licensebasedeos", "marketplace", "software"})
    void other_views_have_columns_of_their_own(String view) {
        List<Map<String, String>> rows =
                rows(ask().get(SHEET.replace("azure_consumption", view)).body());

        assertThat(rows)
                .isNotEmpty()
                .allSatisfy(row -> assertThat(row)
                        .containsKeys("BillingPlan", "ERP Price", "Segment")
                        .doesNotContainKey("MeterIds"));
    }

    @Test
    void a_sheet_of_the_users_own_is_served_in_either_form(@TempDir Path directory) throws IOException {
        String csv = "\"ProductId\",\"SkuId\"\r\n\"A\",\"1\"\r\n";
        Path plain = Files.writeString(directory.resolve("se.csv"), csv);
        InMemoryBackend own = InMemoryBackend.builder()
                .priceSheet("Azure_Consumption", Market.of("SE"), YearMonth.of(2026, 3), plain)
                .build();
        Ask ask = prices(own, AuthKind.APP_USER);
        byte[] zip = ask.header("Accept-Encoding", "deflate").get(SHEET).bytes();
        Path archive = Files.write(directory.resolve("us.zip"), zip);
        InMemoryBackend zipped = InMemoryBackend.builder()
                .priceSheet("azure_consumption", Market.of("US"), YearMonth.of(2026, 2), archive)
                .build();
        Ask other = prices(zipped, AuthKind.APP_USER);
        String february = SHEET.replace("SE", "US") + "?timeline=history&month=202602";

        assertThat(prices(own, AuthKind.APP_USER).get(SHEET).body()).isEqualTo(csv);
        assertThat(unzipped(zip)).isEqualTo(Map.entry("sheets.csv", csv));
        assertThat(prices(own, AuthKind.APP_USER).get(SHEET.replace("SE", "NO")).body())
                .contains("Virtual Machines");
        assertThat(other.get(february).body()).isEqualTo(csv);
        assertThat(other.header("Accept-Encoding", "deflate").get(february).bytes())
                .isEqualTo(zip);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> InMemoryBackend.builder()
                        .priceSheet("x", Market.of("SE"), YearMonth.of(2026, 3), directory.resolve("none")))
                .withMessageContaining("none");
    }

    @Test
    void rate_cards_are_in_the_currency_of_the_partner_unless_asked_otherwise() {
        Ask ask = Ask.user(backend).request(1);
        var usual = ask.get("/v1/ratecards/azure").json();
        var dollars = ask.get("/v1/ratecards/azure?currency=USD&region=US").json();
        var shared = ask.get("/v1/ratecards/azure-shared?currency=usd").json();

        assertThat(usual.text("currency")).isEqualTo("EUR");
        assertThat(usual.bool("isTaxIncluded")).isFalse();
        assertThat(dollars.text("currency")).isEqualTo("USD");
        assertThat(dollars.array("meters").objects()).hasSizeGreaterThan(40).anySatisfy(meter -> {
            assertThat(meter.text("name")).isEqualTo("Data Transfer Out");
            assertThat(meter.objectOrEmpty("rates").members()).containsOnlyKeys("0", "100", "10335");
            assertThat(meter.decimal("includedQuantity")).isEqualByComparingTo("100");
        });
        assertThat(dollars.array("offerTerms").objects().get(0).decimal("discount"))
                .isEqualByComparingTo("0.15");
        assertThat(shared.array("meters").objects())
                .hasSizeLessThan(dollars.array("meters").size())
                .isNotEmpty();
        assertThat(ask.get("/v1/ratecards/azure?currency=ABC").refusal()).isEqualTo("400/800002");
        assertThat(ask.get("/v1/ratecards/azure?region=Sweden").refusal()).isEqualTo("400/800002");
        InMemoryBackend without =
                InMemoryBackend.builder().rateCardAccess(false).build();
        assertThat(Ask.user(without).request(1).get("/v1/ratecards/azure").refusal())
                .isEqualTo("403/800043");
    }

    @Test
    void only_a_user_of_a_registered_application_reads_prices() {
        String rates = "/v1.0/sales/fxrates(Month='202603')/$value";
        assertThat(prices(backend, AuthKind.APP_ONLY).get(SHEET).refusal()).isEqualTo("403/accessDenied");
        assertThat(prices(backend, AuthKind.APP_ONLY).get(rates).refusal()).isEqualTo("403/accessDenied");
        assertThat(Ask.user(backend).at(HOST).get(SHEET).status()).isEqualTo(401);

        InMemoryBackend unregistered =
                InMemoryBackend.builder().priceApiRegistered(false).build();
        assertThat(prices(unregistered, AuthKind.APP_USER).get(SHEET).refusal()).isEqualTo("400/invalidRequest");
        assertThat(prices(unregistered, AuthKind.APP_USER).get(rates).refusal()).isEqualTo("400/invalidRequest");
    }

    @Test
    void rates_say_what_a_unit_is_worth_in_dollars() throws IOException {
        String path = "/v1.0/sales/fxrates(Month='202603')/$value";
        Ask.Answer answer = ask().get(path);

        assertThat(answer.header("Content-Disposition")).isEqualTo("attachment; filename=fxrates");
        List<Map<String, String>> rows = rows(answer.body());
        assertThat(rows).hasSizeGreaterThan(40).allSatisfy(row -> {
            assertThat(row).containsOnlyKeys("CurrencyCode", "USDPerUnit", "Month");
            assertThat(row).containsEntry("Month", "202603");
            assertThat(new BigDecimal(row.get("USDPerUnit"))).isPositive();
            assertThat(row.get("USDPerUnit")).doesNotContain("E");
        });
        assertThat(rows)
                .anySatisfy(row ->
                        assertThat(row).containsEntry("CurrencyCode", "USD").containsEntry("USDPerUnit", "1"));
        assertThat(rows).anySatisfy(row -> {
            assertThat(row).containsEntry("CurrencyCode", "EUR");
            assertThat(new BigDecimal(row.get("USDPerUnit")))
                    .isBetween(new BigDecimal("1.1"), new BigDecimal("1.2"))
                    .hasScaleOf(17);
        });
        assertThat(ask().get("/v1.0/sales/fxrates/$value").body()).isEqualTo(answer.body());
        assertThat(ask().get(path.replace("03'", "02'")).body()).isNotEqualTo(answer.body());
        byte[] zip = ask().header("Accept-Encoding", "deflate").get(path).bytes();
        assertThat(unzipped(zip)).isEqualTo(Map.entry("fxrates.csv", answer.body()));
    }

    @Test
    void rates_are_published_on_the_evening_before_the_month() {
        InMemoryBackend eve = InMemoryBackend.builder()
                .startAt(Instant.parse("2026-04-01T01:59:59Z"))
                .build();
        String path = "/v1.0/sales/fxrates(Month='202604')/$value";
        Ask early = prices(eve, AuthKind.APP_USER);
        assertThat(early.get(path).refusal()).isEqualTo("404/itemNotFound");
        assertThat(early.get(path.replace("202604", "2604")).refusal()).isEqualTo("400/invalidRequest");

        eve.clock().advance(Duration.ofSeconds(1));

        assertThat(early.get(path).status()).isEqualTo(200);
    }

    @Test
    void the_world_may_set_the_rates_of_a_month_to_come() {
        CurrencyCode euro = CurrencyCode.of("EUR");
        BigDecimal rate = new BigDecimal("1.25");
        backend.world().exchangeRate(euro, YearMonth.of(2026, 4), rate);
        backend.clock().advance(Duration.ofDays(30));

        assertThat(ask().get("/v1.0/sales/fxrates(Month='202604')/$value").body())
                .contains("\"EUR\",\"1.25\",\"202604\"");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> backend.world().exchangeRate(euro, YearMonth.of(2026, 4), rate))
                .withMessageContaining("month");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> backend.world().exchangeRate(CurrencyCode.USD, YearMonth.of(2026, 6), rate))
                .withMessageContaining("currency");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> backend.world().exchangeRate(euro, YearMonth.of(2026, 6), BigDecimal.ZERO))
                .withMessageContaining("usdPerUnit");
    }

    @Test
    void the_sandbox_lists_meters_and_takes_rates() {
        Ask world = Ask.nobody(backend).at("http://127.0.0.1:9");

        assertThat(world.get("/_world/meters").array().objects())
                .hasSameSizeAs(backend.world().meters())
                .allSatisfy(m -> assertThat(m.members())
                        .containsKeys("meterId", "productId", "skuId", "name", "unit", "tags", "unitPrice"));
        assertThat(world.post(
                                "/_world/exchangeRates",
                                "{\"currency\":\"EUR\",\"month\":\"2026-05\",\"usdPerUnit\":1.5}")
                        .status())
                .isEqualTo(200);
        assertThat(world.post("/_world/exchangeRates", "{\"currency\":\"EUR\",\"month\":\"202605\",\"usdPerUnit\":1.5}")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void a_partner_is_not_billed_in_a_currency_without_rates() {
        InMemoryBackend.Builder builder =
                InMemoryBackend.builder().partnerLocation(Market.of("DE"), CurrencyCode.of("XAU"));

        assertThatIllegalArgumentException().isThrownBy(builder::build).withMessageContaining("XAU");
    }
}
