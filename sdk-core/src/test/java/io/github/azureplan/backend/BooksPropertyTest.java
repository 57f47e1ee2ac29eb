package io.github.azureplan.backend;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azureplan.common.AzureSubscriptionId;
import io.github.azureplan.common.CurrencyCode;
import io.github.azureplan.common.Market;
import io.github.azureplan.common.MeterId;
import io.github.azureplan.internal.backend.tree.JsonObject;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever happens in a few months, the rows of the backend add up to its invoices and to each other. Longer with
 * {@code -Dbooks.seeds=200}.
 */
class BooksPropertyTest {
    private static final int MONTHS = 4;
    private static final int EVENTS = 25;
    private static final List<String> ROLES = List.of("Owner", "Reader", "Contributor", "Support Request Contributor");

    static List<Integer> seeds() {
        List<Integer> seeds = new ArrayList<>();
        for (int seed = 1; seed <= Integer.getInteger("books.seeds", 4); seed++) {
            seeds.add(seed);
        }
        return seeds;
    }

    /** One world, and what its invoices must show beyond the rows. */
    private static final class Play {
        private final Random random;
        private final boolean rounding2021;
        private final InMemoryBackend backend;
        private final List<Bill> bills = new ArrayList<>();
        private final Map<String, BigDecimal> adjustments = new HashMap<>();
        private boolean signed = true;

        Play(int seed) {
            random = new Random(seed);
            rounding2021 = random.nextInt(4) == 0;
            Bill first = Bill.of(InMemoryBackend.builder()
                    .seed(seed)
                    .rowsPerBlob(50)
                    .roundingOf2021(rounding2021)
                    .taxPercent(Market.of("DE"), new BigDecimal("19"))
                    .billingCurrency(Market.of("SE"), CurrencyCode.of("SEK")));
            backend = first.backend();
            bills.add(first);
            bills.add(customer("SE", "fjord.example"));
            bills.add(customer("DE", "berg.example"));
        }

        private Bill customer(String country, String domain) {
            var id = backend.world().customer(country, domain, domain);
            backend.world().acceptAgreement(id);
            Shop shop = new Shop(backend, "/v1/customers/" + id.text(), Ask.app(backend));
            String plan = shop.plan();
            String entitlement = Ask.user(backend)
                    .get(shop.customer() + "/subscriptions/" + plan + "/azureEntitlements")
                    .json()
                    .array("items")
                    .objects()
                    .get(0)
                    .text("id");
            return new Bill(backend, shop.id(), plan, AzureSubscriptionId.of(entitlement));
        }

        /** Events at random moments until the invoice of the month is out. */
        void month() {
            for (int i = 0; i < EVENTS; i++) {
                backend.clock().advance(Duration.ofMinutes(random.nextInt(2400)));
                event(bills.get(random.nextInt(bills.size())));
            }
            LocalDate today = LocalDate.ofInstant(backend.clock().instant(), ZoneOffset.UTC);
            LocalDate next = YearMonth.from(today).plusMonths(1).atDay(9);
            bills.get(0).goTo(next + "T00:00:00Z");
        }

        private void event(Bill bill) {
            World world = backend.world();
            LocalDate today = LocalDate.ofInstant(backend.clock().instant(), ZoneOffset.UTC);
            AzureScope scope = random.nextBoolean() ? AzureScope.subscription() : AzureScope.resourceGroup("rg-web");
            switch (random.nextInt(12)) {
                case 0, 1, 2 -> world.use(bill.subscription(), meter(), quantity());
                case 3, 4 -> world.use(bill.subscription(), resource(), meter(), quantity());
                case 5 -> world.use(bill.subscription(), resource(), meter(), quantity(), today, today.plusDays(3));
                case 6 -> world.access(bill.subscription(), scope, random.nextInt(3) == 0 ? null : role());
                case 7 -> {
                    signed = random.nextInt(3) > 0;
                    world.partnerAgreement(signed);
                }
                case 8 -> world.azureCredit(bill.subscription(), today, today.plusDays(random.nextInt(4)));
                case 9 -> world.credit(bill.subscription(), cents(5000), "Azure Consumption Credit");
                case 10 -> buy(bill);
                default -> rarely(bill, today);
            }
        }

        private void rarely(Bill bill, LocalDate today) {
            switch (random.nextInt(3)) {
                case 0 ->
                    backend.world().savingsPlan(bill.subscription(), cents(40).add(new BigDecimal("0.01")));
                case 1 -> {
                    String currency = random.nextBoolean() ? "EUR" : "SEK";
                    BigDecimal amount = cents(2000).subtract(BigDecimal.TEN);
                    backend.world().invoiceAdjustment(CurrencyCode.of(currency), amount, "Kindness");
                    adjustments.merge(currency + YearMonth.from(today), amount, BigDecimal::add);
                }
                default ->
                    backend.world()
                            .correctUsage(
                                    bill.subscription(),
                                    resource(),
                                    meter(),
                                    quantity(),
                                    today.minusDays(random.nextInt(40) + 2),
                                    today.minusDays(1));
            }
        }

        private void buy(Bill bill) {
            Shop shop = new Shop(backend, "/v1/customers/" + bill.customer(), Ask.app(backend));
            String line = random.nextBoolean()
                    ? shop.line("CFQ7TTCZZL01:0001", 1 + random.nextInt(9), "monthly", "P1Y")
                    : shop.line("DG7GMGFZZS01:0001", 1 + random.nextInt(3), "one_time", "P1Y");
            // without an agreement the partner may not order
            assertThat(shop.checkout(shop.cart(line)).status()).isEqualTo(signed ? 201 : 403);
        }

        private MeterId meter() {
            List<Meter> meters = backend.world().meters();
            return meters.get(random.nextInt(meters.size())).meterId();
        }

        private AzureResource resource() {
            return AzureResource.of(random.nextBoolean() ? "rg-web" : "rg-data", "r" + random.nextInt(3))
                    .tag("team", "t" + random.nextInt(2));
        }

        private BigDecimal quantity() {
            return random.nextInt(6) == 0
                    ? BigDecimal.ZERO
                    : BigDecimal.valueOf(random.nextInt(3_000_000), 1 + random.nextInt(5));
        }

        private BigDecimal cents(int most) {
            return BigDecimal.valueOf(random.nextInt(most), 2);
        }

        private String role() {
            return ROLES.get(random.nextInt(ROLES.size()));
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void rows_add_up_to_invoices_and_to_each_other(int seed) {
        Play play = new Play(seed);
        play.bills.get(0).goTo("2026-05-01T00:00:00Z");
        for (int month = 0; month < MONTHS; month++) {
            play.month();
            assertThat(play.bills.get(0).invoices()).as("seed %d", seed).isNotEmpty();
            for (JsonObject invoice : play.bills.get(0).invoices()) {
                check(play, invoice);
            }
        }
    }

    private static void check(Play play, JsonObject listed) {
        Bill bill = play.bills.get(0);
        String id = listed.text("id");
        JsonObject invoice = Ask.user(play.backend).get("/v1/invoices/" + id).json();
        List<JsonObject> rows = linesOrNone(bill, "reconciliation/billed", id);
        List<JsonObject> days = linesOrNone(bill, "usage/billed", id);
        String month = invoice.text("billingPeriodStartDate").substring(0, 7);
        BigDecimal extra = play.adjustments.getOrDefault(invoice.text("currencyCode") + month, BigDecimal.ZERO);
        BigDecimal amended = sum(invoice.array("amendments").objects(), "totalCharges");

        assertThat(invoice.decimal("totalCharges").add(amended))
                .as("invoice %s of %s", id, month)
                .isEqualByComparingTo(sum(rows, "Total").add(extra));
        rows.forEach(row -> assertThat(row.decimal("Subtotal").add(row.decimal("TaxTotal")))
                .as(row.toString())
                .isEqualByComparingTo(row.decimal("Total")));
        byMeter(play, rows, days);
    }

    /** Asks for data that there may be none of. */
    private static List<JsonObject> linesOrNone(Bill bill, String what, String invoice) {
        JsonObject manifest =
                bill.settled(bill.export(what, Bill.billed(invoice))).object("resourceLocation");
        return manifest == null ? List.of() : bill.lines(manifest);
    }

    private static void byMeter(Play play, List<JsonObject> rows, List<JsonObject> days) {
        Map<String, List<JsonObject>> used = days.stream().collect(Collectors.groupingBy(BooksPropertyTest::key));
        Map<String, List<JsonObject>> billed = rows.stream()
                .filter(r -> !r.text("MeterDescription").isEmpty())
                .collect(Collectors.groupingBy(BooksPropertyTest::key));
        assertThat(billed.keySet()).isEqualTo(used.keySet());
        used.forEach((key, some) -> {
            List<JsonObject> of = billed.get(key);
            assertThat(sum(of, "BillableQuantity")).as(key).isEqualByComparingTo(sum(some, "Quantity"));
            JsonObject paid = of.stream()
                    .filter(r -> !r.text("PriceAdjustmentDescription").contains("\"100.0% S")
                            && !r.text("PriceAdjustmentDescription").contains("\"100.0% A"))
                    .findFirst()
                    .orElse(of.get(0));
            BigDecimal rate = paid.decimal("PCToBCExchangeRate");
            BigDecimal expected = play.rounding2021
                    ? sum(some, "BillingPreTaxTotal")
                    : cut(cut(sum(some, "PricingPreTaxTotal")).multiply(rate));
            assertThat(sum(of, "Subtotal")).as(key).isEqualByComparingTo(expected);
            BigDecimal usd = paid.decimal("EffectiveUnitPrice").multiply(paid.decimal("BillableQuantity"));
            assertThat(play.rounding2021 ? cut(usd.multiply(rate)) : cut(cut(usd).multiply(rate)))
                    .as(paid.toString())
                    .isEqualByComparingTo(paid.decimal("Subtotal"));
        });
    }

    private static String key(JsonObject row) {
        boolean credited = row.has("PartnerEarnedCreditPercentage")
                ? row.decimal("PartnerEarnedCreditPercentage").signum() > 0
                : row.text("PriceAdjustmentDescription").contains("Partner earned credit");
        return row.text("SubscriptionId") + row.text("ProductId") + row.text("SkuId") + credited;
    }

    private static BigDecimal cut(BigDecimal amount) {
        return amount.setScale(2, RoundingMode.DOWN);
    }

    private static BigDecimal sum(List<JsonObject> rows, String member) {
        return rows.stream().map(r -> r.decimal(member)).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
