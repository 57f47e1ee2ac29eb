package io.github.azureplan.backend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.tuple;

import io.github.azureplan.common.AzureSubscriptionId;
import io.github.azureplan.common.CurrencyCode;
import io.github.azureplan.common.CustomerId;
import io.github.azureplan.common.Market;
import io.github.azureplan.common.MeterId;
import io.github.azureplan.internal.backend.tree.JsonObject;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What comes onto an invoice besides plain use, read as the bytes of exports and invoices. */
class BooksRoomTest {
    private static final CurrencyCode EUR = CurrencyCode.of("EUR");
    private static final LocalDate MAY_20 = LocalDate.of(2026, 5, 20);

    private static BigDecimal n(String text) {
        return new BigDecimal(text);
    }

    private static BigDecimal sum(List<JsonObject> rows, String member) {
        return rows.stream().map(r -> r.decimal(member)).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static JsonObject of(List<JsonObject> rows, String type) {
        return rows.stream()
                .filter(r -> r.text("ChargeType").equals(type))
                .findFirst()
                .orElseThrow();
    }

    /** A bill at one euro for a dollar in May. */
    private static Bill even(InMemoryBackend.Builder builder) {
        Bill bill = Bill.of(builder);
        bill.backend().world().exchangeRate(EUR, YearMonth.of(2026, 5), BigDecimal.ONE);
        bill.goTo("2026-05-01T00:00:00Z");
        return bill;
    }

    private static Bill even() {
        return even(InMemoryBackend.builder());
    }

    private static List<JsonObject> rows(Bill bill) {
        return bill.lines("reconciliation/billed", Bill.billed(bill.invoiceId()));
    }

    private static List<JsonObject> days(Bill bill) {
        return bill.lines("usage/billed", Bill.billed(bill.invoiceId()));
    }

    private static void requireSum(Bill bill) {
        assertThat(bill.invoices().get(0).decimal("totalCharges")).isEqualByComparingTo(sum(rows(bill), "Total"));
    }

    private static Shop shop(Bill bill) {
        return new Shop(bill.backend(), "/v1/customers/" + bill.customer(), Ask.app(bill.backend()));
    }

    private static String buy(Bill bill, String sku, int quantity, String cycle, String term) {
        Shop shop = shop(bill);
        Ask.Answer bought = shop.checkout(shop.cart(shop.line(sku, quantity, cycle, term)));
        assertThat(bought.status()).as(bought.body()).isEqualTo(201);
        return bought.json().array("orders").objects().get(0).text("id");
    }

    @Test
    void licences_are_charged_for_each_billing_period_in_advance() {
        Bill bill = even();
        bill.goTo("2026-05-11T09:00:00Z");
        buy(bill, "CFQ7TTCZZL01:0001", 5, "monthly", "P1Y");
        bill.goTo("2026-07-09T00:00:00Z");

        assertThat(bill.invoices()).hasSize(2);
        List<JsonObject> june = rows(bill);
        assertThat(june).hasSize(1);
        JsonObject row = june.get(0);
        assertThat(row.text("ChargeType")).isEqualTo("New");
        assertThat(row.text("ChargeStartDate")).isEqualTo("2026-06-11T00:00:00Z");
        assertThat(row.text("ChargeEndDate")).isEqualTo("2026-07-10T00:00:00Z");
        assertThat(row.text("SubscriptionStartDate")).isEqualTo("2026-05-11T00:00:00Z");
        assertThat(row.text("SubscriptionEndDate")).isEqualTo("2027-05-10T00:00:00Z");
        assertThat(row.text("BillingFrequency")).isEqualTo("Monthly");
        assertThat(row.text("ProductId")).isEqualTo("CFQ7TTCZZL01");
        assertThat(row.text("SubscriptionDescription")).isEqualTo("Northwind Office Business");
        assertThat(row.decimal("BillableQuantity")).isEqualByComparingTo("5");
        BigDecimal each = n("6.00").multiply(row.decimal("PCToBCExchangeRate")).setScale(2, RoundingMode.DOWN);
        assertThat(row.decimal("Subtotal")).isEqualByComparingTo(each.multiply(n("5")));
        requireSum(bill);

        JsonObject may = bill.lines(
                        "reconciliation/billed",
                        Bill.billed(bill.invoices().get(1).text("id")))
                .get(0);
        assertThat(may.decimal("Subtotal")).isEqualByComparingTo("30.00");
        assertThat(may.text("OrderDate")).isEqualTo("2026-05-11T00:00:00Z");
    }

    @Test
    void an_order_that_a_sandbox_cancels_is_given_back() {
        Bill bill = even(InMemoryBackend.builder().integrationSandbox(true));
        bill.use("D2 v9", "EU West", "24");
        bill.goTo("2026-05-11T09:00:00Z");
        String order = buy(bill, "DG7GMGFZZS01:0001", 2, "one_time", "P1Y");
        bill.goTo("2026-05-14T09:00:00Z");
        Ask.Answer cancelled = Ask.app(bill.backend())
                .header("Content-Type", "application/json")
                .send("PATCH", shop(bill).customer() + "/orders/" + order, "{\"status\": \"cancelled\"}");
        assertThat(cancelled.status()).as(cancelled.body()).isEqualTo(200);
        bill.goTo("2026-06-08T00:00:00Z");

        List<JsonObject> rows = rows(bill);
        assertThat(of(rows, "Cancel").decimal("BillableQuantity")).isEqualByComparingTo("-2");
        // 362 of 365 days are left of 615 dollars
        assertThat(of(rows, "Cancel").decimal("Subtotal")).isEqualByComparingTo("-1219.88");
        assertThat(rows)
                .filteredOn(r -> r.text("OrderId").equals(order))
                .extracting(
                        r -> r.text("ChargeType"), r -> r.decimal("Subtotal").toPlainString())
                .containsExactly(tuple("New", "1230"), tuple("Cancel", "-1219.88"));
        requireSum(bill);
    }

    private static int change(Bill bill, String subscription, String body) {
        return Ask.app(bill.backend())
                .header("Content-Type", "application/json")
                .send("PATCH", shop(bill).customer() + "/subscriptions/" + subscription, body)
                .status();
    }

    @Test
    void more_seats_are_charged_and_fewer_given_back_for_the_days_left() {
        Bill bill = even();
        bill.goTo("2026-05-11T09:00:00Z");
        String order = buy(bill, "CFQ7TTCZZL01:0001", 5, "monthly", "P1Y");
        bill.goTo("2026-05-14T09:00:00Z");
        String id = shop(bill).subscriptions("?order_id=" + order).get(0).text("id");
        assertThat(change(bill, id, "{\"quantity\": 8}")).isEqualTo(200);
        bill.goTo("2026-05-16T09:00:00Z");
        assertThat(change(bill, id, "{\"quantity\": 6}")).isEqualTo(200);
        bill.goTo("2026-06-08T00:00:00Z");

        // 28 and 26 of 31 days are left of six dollars a seat
        assertThat(rows(bill))
                .extracting(
                        r -> r.text("ChargeType"),
                        r -> r.decimal("BillableQuantity").intValue(),
                        r -> r.decimal("Subtotal").toPlainString(),
                        r -> r.text("ChargeStartDate").substring(0, 10))
                .containsExactly(
                        tuple("New", 5, "30", "2026-05-11"),
                        tuple("addQuantity", 3, "16.23", "2026-05-14"),
                        tuple("removeQuantity", -2, "-10.06", "2026-05-16"));
        requireSum(bill);
        bill.goTo("2026-07-08T00:00:00Z");
        assertThat(rows(bill))
                .singleElement()
                .satisfies(r -> assertThat(r.decimal("BillableQuantity")).isEqualByComparingTo("6"));
    }

    @Test
    void what_is_deleted_in_time_is_given_back_and_charged_no_more() {
        Bill bill = even();
        bill.goTo("2026-05-11T09:00:00Z");
        String order = buy(bill, "CFQ7TTCZZL01:0001", 5, "annual", "P1Y");
        bill.goTo("2026-05-13T09:00:00Z");
        String id = shop(bill).subscriptions("?order_id=" + order).get(0).text("id");
        bill.backend().world().deleteSubscription(CustomerId.of(bill.customer()), id);
        bill.goTo("2027-06-08T00:00:00Z");

        assertThat(bill.invoices()).hasSize(1);
        // 363 of 365 days are left of 72 dollars
        assertThat(of(rows(bill), "Cancel").decimal("Subtotal")).isEqualByComparingTo("-358.00");
        assertThat(of(rows(bill), "Cancel").decimal("BillableQuantity")).isEqualByComparingTo("-5");
    }

    @Test
    void reserved_capacity_is_charged_once_and_covers_use_which_then_costs_nothing() {
        Bill bill = even();
        bill.goTo("2026-05-20T10:00:00Z");
        Shop shop = shop(bill);
        Ask.app(bill.backend()).post(shop.customer() + "/subscriptions/" + bill.plan() + "/registrations", "");
        bill.use("General Purpose - vCore", "EU West", "30");
        String scope = """
                "provisioningContext": {"scope": "shared", "subscriptionId": "%s", "duration": "1Year"}""".formatted(bill.plan());
        String item = shop
                .ask()
                .get(shop.customer() + "/products/DZH318ZZSQ01/skus/0001/availabilities?reservationScope=AzurePlan")
                .json()
                .array("items")
                .objects()
                .stream()
                .filter(a -> a.bool("isPurchasable"))
                .map(a -> a.text("catalogItemId"))
                .findFirst()
                .orElseThrow();
        String line = """
                {"catalogItemId": "%s", "quantity": 1, "billingCycle": "one_time", "termDuration": "P1Y", %s}""".formatted(item, scope);
        bill.backend().clock().advance(Duration.ofMinutes(2));
        Ask.Answer bought = shop.checkout(shop.cart(line));
        assertThat(bought.status()).as(bought.body()).isEqualTo(201);
        String order = bought.json().array("orders").objects().get(0).text("id");
        bill.goTo("2026-06-08T00:00:00Z");

        List<JsonObject> days = days(bill);
        assertThat(days)
                .filteredOn(d -> d.text("UsageDate").startsWith("2026-05-21"))
                .extracting(
                        d -> d.decimal("Quantity").intValue(),
                        d -> d.decimal("EffectiveUnitPrice").signum())
                .containsExactly(tuple(24, 0), tuple(6, 1));
        assertThat(days.get(0).text("AdditionalInfo")).contains(order.toUpperCase(Locale.ROOT));
        assertThat(days.get(0).text("BenefitType")).isEmpty();
        List<JsonObject> rows = rows(bill);
        assertThat(rows).hasSize(3);
        assertThat(rows)
                .filteredOn(r -> !r.text("ReservationOrderId").isEmpty())
                .singleElement()
                .satisfies(r -> {
                    assertThat(r.decimal("Subtotal")).isEqualByComparingTo("1314");
                    assertThat(r.text("SubscriptionId")).isEqualTo(bill.plan());
                    assertThat(r.text("TermAndBillingCycle")).isEqualTo("1 Year");
                });
        assertThat(rows)
                .filteredOn(r -> r.text("PriceAdjustmentDescription").equals("[\"100.0% Reservation\"]"))
                .singleElement()
                .satisfies(r -> {
                    assertThat(r.decimal("BillableQuantity")).isEqualByComparingTo("288");
                    assertThat(r.decimal("Total")).isEqualByComparingTo("0");
                });
        requireSum(bill);
    }

    @Test
    void a_savings_plan_is_paid_by_the_month_and_named_on_what_it_covers() {
        Bill bill = even();
        bill.backend().world().savingsPlan(bill.subscription(), n("0.07"));
        bill.use("D2 v9", "EU West", "30");
        bill.goTo("2026-07-08T00:00:00Z");

        List<JsonObject> rows = bill.lines(
                "reconciliation/billed", Bill.billed(bill.invoices().get(1).text("id")));
        JsonObject paid = rows.stream()
                .filter(r -> !r.text("ReservationOrderId").isEmpty())
                .findFirst()
                .orElseThrow();
        assertThat(paid.decimal("Subtotal")).isEqualByComparingTo("51.10");
        List<JsonObject> days = days(bill);
        assertThat(days).hasSize(60);
        // 0.07 dollars an hour buy an hour at 30 percent below 0.10
        assertThat(days.get(0).decimal("Quantity")).isEqualByComparingTo("24");
        assertThat(days.get(0).decimal("BillingPreTaxTotal")).isEqualByComparingTo("0");
        assertThat(days.get(0).decimal("PartnerEarnedCreditPercentage")).isEqualByComparingTo("0");
        assertThat(days.get(0).text("BenefitOrderId")).isEqualTo(paid.text("ReservationOrderId"));
        assertThat(days.get(0).text("BenefitType")).isEqualTo("SavingsPlan");
        assertThat(days.get(0).text("BenefitId")).isNotEmpty();
        assertThat(days.get(1).decimal("Quantity")).isEqualByComparingTo("6");
        assertThat(days.get(1).text("BenefitOrderId")).isEmpty();
        assertThat(days.get(1).decimal("PartnerEarnedCreditPercentage")).isEqualByComparingTo("15");
        requireSum(bill);
    }

    @Test
    void days_that_azure_credits_pay_for_cost_nothing_and_earn_nothing() {
        Bill bill = even();
        bill.backend().world().azureCredit(bill.subscription(), MAY_20, MAY_20.plusDays(1));
        bill.use("D2 v9", "EU West", "24");
        bill.goTo("2026-06-08T00:00:00Z");

        assertThat(days(bill))
                .filteredOn(d -> d.text("CreditType").equals("Azure Credit Applied"))
                .hasSize(2)
                .allSatisfy(d -> {
                    assertThat(d.decimal("CreditPercentage")).isEqualByComparingTo("100");
                    assertThat(d.decimal("PartnerEarnedCreditPercentage")).isEqualByComparingTo("0");
                    assertThat(d.decimal("EffectiveUnitPrice")).isEqualByComparingTo("0");
                });
        assertThat(rows(bill))
                .extracting(r -> r.decimal("BillableQuantity").intValue(), r -> r.text("PriceAdjustmentDescription"))
                .containsExactly(
                        tuple(696, "[\"15.0% Partner earned credit for services managed\"]"),
                        tuple(48, "[\"100.0% Azure credit\"]"));
        requireSum(bill);
    }

    @Test
    void a_credit_is_a_line_and_an_adjustment_is_on_the_invoice_only() {
        Bill bill = even();
        bill.use("D2 v9", "EU West", "24");
        bill.goTo("2026-05-20T00:00:00Z");
        bill.backend().world().credit(bill.subscription(), n("10.55"), "Azure Consumption Credit");
        bill.backend().world().invoiceAdjustment(EUR, n("-3.21"), "Service level credit, April");
        bill.goTo("2026-06-08T00:00:00Z");

        List<JsonObject> rows = rows(bill);
        JsonObject credit = of(rows, "Offset a line item");
        assertThat(credit.decimal("Total")).isEqualByComparingTo("-10.55");
        assertThat(credit.text("CreditReasonCode")).isEqualTo("Azure Consumption Credit");
        assertThat(rows).hasSize(2);
        assertThat(bill.invoices().get(0).decimal("totalCharges"))
                .isEqualByComparingTo(sum(rows, "Total").subtract(n("3.21")));
    }

    @Test
    void a_service_of_the_marketplace_is_charged_by_what_it_reports() {
        Bill bill = even();
        String order = buy(bill, "DZH318ZZMP01:0001", 1, "monthly", "P1M");
        bill.goTo("2026-05-02T00:00:00Z");
        String id = shop(bill).subscriptions("?order_id=" + order).get(0).text("id");
        bill.backend().world().marketplaceUse(CustomerId.of(bill.customer()), id, n("12.34"));
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        bill.backend().world().marketplaceUse(CustomerId.of(bill.customer()), bill.plan(), n("1")))
                .withMessageContaining("subscriptionId");
        bill.goTo("2026-06-08T00:00:00Z");

        JsonObject row = rows(bill).get(0);
        assertThat(row.text("PublisherName")).isEqualTo("Fabrikam Inc.");
        assertThat(row.text("SubscriptionId")).isEqualTo(id);
        assertThat(row.decimal("BillableQuantity")).isEqualByComparingTo("12.34");
        assertThat(row.decimal("Subtotal")).isEqualByComparingTo("1.48");
        assertThat(row.text("ProductCategory")).isEqualTo("SaaS");
        requireSum(bill);
    }

    @Test
    void tax_is_on_each_row_and_in_the_total() {
        Bill bill = even(InMemoryBackend.builder().taxPercent(Market.of("DE"), n("19")));
        bill.use("D2 v9", "EU West", "24");
        bill.goTo("2026-06-08T00:00:00Z");

        JsonObject row = rows(bill).get(0);
        assertThat(row.decimal("Subtotal")).isEqualByComparingTo("63.24");
        assertThat(row.decimal("TaxTotal")).isEqualByComparingTo("12.02");
        assertThat(row.decimal("Total")).isEqualByComparingTo("75.26");
        requireSum(bill);
    }

    @Test
    void by_the_rounding_of_2021_days_are_cut_to_cents_and_add_up_to_their_row() {
        Bill bill = even(InMemoryBackend.builder().roundingOf2021(true));
        bill.use("E4 v9", "EU North", "3.7");
        bill.goTo("2026-06-08T00:00:00Z");

        List<JsonObject> days = days(bill);
        assertThat(days)
                .allSatisfy(d -> assertThat(d.decimal("BillingPreTaxTotal"))
                        .isEqualByComparingTo(d.decimal("PricingPreTaxTotal")
                                .multiply(d.decimal("PCToBCExchangeRate"))
                                .setScale(2, RoundingMode.FLOOR)));
        JsonObject row = rows(bill).get(0);
        assertThat(row.decimal("Subtotal")).isEqualByComparingTo(sum(days, "BillingPreTaxTotal"));
        assertThat(row.decimal("EffectiveUnitPrice")
                        .multiply(row.decimal("BillableQuantity"))
                        .multiply(row.decimal("PCToBCExchangeRate"))
                        .setScale(2, RoundingMode.FLOOR))
                .isEqualByComparingTo(row.decimal("Subtotal"));
        requireSum(bill);
    }

    @Test
    void each_billing_currency_has_an_invoice_and_data_of_its_own() {
        Bill bill = even(InMemoryBackend.builder().billingCurrency(Market.of("SE"), CurrencyCode.of("SEK")));
        Shop sweden = swedish(bill);
        bill.use("D2 v9", "EU West", "24");
        bill.backend().world().use(first(bill, sweden, sweden.plan()), bill.meter("D2 v9", "SE Central"), n("10"));
        bill.goTo("2026-06-08T00:00:00Z");

        assertThat(bill.invoices()).extracting(i -> i.text("currencyCode")).containsExactlyInAnyOrder("EUR", "SEK");
        for (JsonObject invoice : bill.invoices()) {
            List<JsonObject> rows = bill.lines("reconciliation/billed", Bill.billed(invoice.text("id")));
            assertThat(rows)
                    .isNotEmpty()
                    .allSatisfy(r -> assertThat(r.text("Currency")).isEqualTo(invoice.text("currencyCode")));
            assertThat(invoice.decimal("totalCharges")).isEqualByComparingTo(sum(rows, "Total"));
            assertThat(bill.lines("usage/billed", Bill.billed(invoice.text("id"))))
                    .isNotEmpty()
                    .allSatisfy(d -> assertThat(d.text("BillingCurrency")).isEqualTo(invoice.text("currencyCode")));
        }
        bill.goTo("2026-06-20T00:00:00Z");
        assertThat(bill.lines("usage/unbilled", Bill.unbilled("current").replace("EUR", "SEK")))
                .isNotEmpty()
                .allSatisfy(d -> assertThat(d.text("BillingCurrency")).isEqualTo("SEK"));
    }

    private static Shop swedish(Bill bill) {
        var customer = bill.backend().world().customer("SE", "fjord.example", "Fjord");
        bill.backend().world().acceptAgreement(customer);
        return new Shop(bill.backend(), "/v1/customers/" + customer.text(), Ask.app(bill.backend()));
    }

    private static AzureSubscriptionId first(Bill bill, Shop shop, String plan) {
        return AzureSubscriptionId.of(Ask.user(bill.backend())
                .get(shop.customer() + "/subscriptions/" + plan + "/azureEntitlements")
                .json()
                .array("items")
                .objects()
                .get(0)
                .text("id"));
    }

    @Test
    void use_that_is_corrected_after_the_invoice_is_issued_anew_and_amends_it() {
        Bill bill = even();
        bill.use("D2 v9", "EU West", "24");
        bill.goTo("2026-06-10T00:00:00Z");
        String invoice = bill.invoiceId();
        BigDecimal before = bill.invoices().get(0).decimal("totalCharges");
        String eTag = bill.manifest("usage/billed", Bill.billed(invoice)).text("eTag");

        bill.backend()
                .world()
                .correctUsage(bill.subscription(), bill.meter("D2 v9", "EU West"), n("20"), MAY_20, MAY_20);

        JsonObject read =
                Ask.user(bill.backend()).get("/v1/invoices/" + invoice).json();
        assertThat(read.decimal("totalCharges")).isEqualByComparingTo(before);
        JsonObject note = read.array("amendments").objects().get(0);
        assertThat(note.text("documentType")).isEqualTo("adjustment_note");
        assertThat(note.decimal("totalCharges")).isEqualByComparingTo("-0.34");
        assertThat(Ask.user(bill.backend())
                        .get("/v1/invoices/" + note.text("id"))
                        .json()
                        .text("amendsOf"))
                .isEqualTo(invoice);
        List<JsonObject> rows = bill.lines("reconciliation/billed", Bill.billed(invoice));
        assertThat(sum(rows, "Total")).isEqualByComparingTo(before.subtract(n("0.34")));
        assertThat(bill.manifest("usage/billed", Bill.billed(invoice)).text("eTag"))
                .isNotEqualTo(eTag);
        assertThat(bill.invoices()).hasSize(1);

        bill.backend()
                .world()
                .correctUsage(bill.subscription(), bill.meter("D2 v9", "EU West"), n("24"), MAY_20, MAY_20);
        assertThat(bill.manifest("usage/billed", Bill.billed(invoice)).text("eTag"))
                .isEqualTo(eTag);
        assertThat(Ask.user(bill.backend())
                        .get("/v1/invoices/" + invoice)
                        .json()
                        .array("amendments")
                        .objects())
                .extracting(a -> a.decimal("totalCharges").toPlainString())
                .containsExactly("-0.34", "0.34");
        String failed = bill.settled(bill.export("usage/billed", Bill.billed(note.text("id"))))
                .text("status");
        assertThat(failed).isEqualTo("failed");
    }

    @Test
    void use_that_only_moves_to_another_resource_changes_the_data_and_no_money() {
        Bill bill = even();
        bill.use("D2 v9", "EU West", "24");
        bill.goTo("2026-06-10T00:00:00Z");
        String eTag =
                bill.manifest("usage/billed", Bill.billed(bill.invoiceId())).text("eTag");
        var meter = bill.meter("D2 v9", "EU West");
        World world = bill.backend().world();
        world.correctUsage(bill.subscription(), meter, n("0"), MAY_20, MAY_20);
        world.correctUsage(bill.subscription(), AzureResource.of("rg-web", "web-1"), meter, n("24"), MAY_20, MAY_20);

        assertThat(bill.manifest("usage/billed", Bill.billed(bill.invoiceId())).text("eTag"))
                .isNotEqualTo(eTag);
        BigDecimal amended = sum(
                Ask.user(bill.backend())
                        .get("/v1/invoices/" + bill.invoiceId())
                        .json()
                        .array("amendments")
                        .objects(),
                "totalCharges");
        assertThat(amended).isEqualByComparingTo("0");
        assertThat(days(bill))
                .filteredOn(d -> d.text("ResourceGroup").equals("rg-web"))
                .singleElement()
                .satisfies(d -> assertThat(d.text("UsageDate")).startsWith("2026-05-20"));
    }

    @Test
    void several_resources_of_one_meter_have_rows_of_their_own_with_place_and_tags() {
        Bill bill = even();
        World world = bill.backend().world();
        var meter = bill.meter("D2 v9", "EU West");
        AzureResource web =
                AzureResource.of("rg-web", "web-1").location("swedencentral").tag("owner", "ops");
        world.use(bill.subscription(), web.tag("env", "a \"b\""), meter, n("24"));
        world.use(bill.subscription(), AzureResource.of("rg-web", "web-2"), meter, n("12"), MAY_20, MAY_20);
        bill.use("D2 v9", "EU West", "1");
        bill.goTo("2026-06-08T00:00:00Z");

        List<JsonObject> days = days(bill);
        assertThat(days).hasSize(31 + 1 + 31);
        assertThat(days)
                .filteredOn(d -> d.text("ResourceURI").endsWith("/web-1"))
                .hasSize(31)
                .allSatisfy(d -> {
                    assertThat(d.text("ResourceGroup")).isEqualTo("rg-web");
                    assertThat(d.text("ResourceLocation")).isEqualTo("SWEDENCENTRAL");
                    assertThat(d.text("Tags")).isEqualTo("{\"env\":\"a \\\"b\\\"\",\"owner\":\"ops\"}");
                });
        assertThat(rows(bill))
                .singleElement()
                .satisfies(r -> assertThat(r.decimal("BillableQuantity")).isEqualByComparingTo("787"));
    }

    @Test
    void use_of_the_older_offer_is_on_an_invoice_of_its_own() {
        Bill bill = even();
        var old = bill.backend().world().legacyCustomer("DE", "alt.example", "Alt");
        var azure = bill.backend().world().legacyAzure(old, LegacyAzure.subscription());
        bill.backend().world().use(azure, bill.meter("Data Transfer Out", "Zone 1"), n("10"));
        bill.goTo("2026-06-03T00:00:00Z");

        JsonObject invoice = bill.invoices().get(0);
        assertThat(invoice.text("id")).matches("D[0-9A-F]{9}");
        assertThat(invoice.text("invoiceType")).isEqualTo("Recurring");
        // 310 units, 100 of them free, at 0.0875 dollars less 15 percent
        assertThat(invoice.decimal("totalCharges")).isEqualByComparingTo("15.62");
        bill.goTo("2026-06-09T00:00:00Z");
        assertThat(bill.invoices()).hasSize(1);
        assertThat(bill.settled(bill.export("usage/billed", Bill.billed(invoice.text("id"))))
                        .text("status"))
                .isEqualTo("failed");
    }

    @Test
    void the_rate_of_the_credit_is_a_setting() {
        Bill bill = even(InMemoryBackend.builder().earnedCreditPercent(n("12.5")));
        bill.use("D2 v9", "EU West", "24");
        bill.goTo("2026-06-08T00:00:00Z");

        assertThat(days(bill).get(0).decimal("EffectiveUnitPrice")).isEqualByComparingTo("0.0875");
        assertThat(rows(bill).get(0).text("PriceAdjustmentDescription"))
                .isEqualTo("[\"12.5% Partner earned credit for services managed\"]");
    }

    @Test
    void the_guides_month_comes_out_as_it_is_printed() {
        Bill bill = even();
        var meter = bill.meter("Wide Gateway", "EU West");
        use(bill, meter, "29", 3);
        use(bill, meter, "181.950039", 10);
        use(bill, meter, "345", 25);

        // a day is there a day after it has ended
        assertThat(effective(bill, "2026-05-05T01:00:00Z")).isEqualTo("0.737586206896552");
        assertThat(effective(bill, "2026-05-12T01:00:00Z")).isEqualTo("0.737757626107858");
        assertThat(effective(bill, "2026-05-27T01:00:00Z")).isEqualTo("0.737782122900436");
        bill.goTo("2026-06-08T00:00:00Z");
        assertThat(rows(bill).get(0).decimal("EffectiveUnitPrice")).isEqualByComparingTo("0.7378");
        assertThat(rows(bill).get(0).decimal("Subtotal")).isEqualByComparingTo("410.17");
    }

    private static void use(Bill bill, MeterId meter, String quantity, int day) {
        LocalDate on = LocalDate.of(2026, 5, day);
        bill.backend().world().use(bill.subscription(), meter, n(quantity), on, on);
    }

    private static String effective(Bill bill, String moment) {
        bill.goTo(moment);
        return bill.lines("reconciliation/unbilled", Bill.unbilled("current"))
                .get(0)
                .decimal("EffectiveUnitPrice")
                .setScale(15, RoundingMode.HALF_UP)
                .toPlainString();
    }

    @Test
    void the_books_are_kept_over_http_too_and_refuse_what_cannot_be() {
        Bill bill = even();
        bill.use("D2 v9", "EU West", "24");
        String path = "/_world/azureSubscriptions/" + bill.subscription().text();
        String meter = bill.meter("D2 v9", "EU West").text();
        bill.goTo("2026-05-20T10:00:00Z");

        assertThat(world(bill, path + "/azureCredit", "{\"from\": \"2026-05-21\", \"to\": \"2026-05-22\"}"))
                .isEqualTo(200);
        assertThat(world(bill, path + "/azureCredit", "{\"from\": \"2026-05-19\", \"to\": \"2026-05-22\"}"))
                .isEqualTo(400);
        assertThat(world(bill, path + "/credit", "{\"usd\": 1.5}")).isEqualTo(200);
        assertThat(world(bill, path + "/credit", "{\"usd\": -1}")).isEqualTo(400);
        assertThat(world(bill, path + "/savingsPlan", "{\"usdPerHour\": 0.5}")).isEqualTo(200);
        assertThat(world(bill, path + "/savingsPlan", "{\"usdPerHour\": 0}")).isEqualTo(400);
        assertThat(world(
                        bill,
                        "/_world/invoiceAdjustments",
                        "{\"currency\": \"eur\", \"amount\": 1, \"text\": \"Kindness\"}"))
                .isEqualTo(200);
        String service = "/_world/customers/" + bill.customer() + "/subscriptions/" + bill.plan() + "/metered";
        assertThat(world(bill, service, "{\"quantity\": 1}")).isEqualTo(400);
        assertThat(world(
                        bill,
                        "/_world/invoiceAdjustments",
                        "{\"currency\": \"SEK\", \"amount\": 1, \"text\": \"Kindness\"}"))
                .isEqualTo(400);
        String use =
                "{\"meterId\": \"" + meter + "\", \"quantityPerDay\": 3, \"from\": \"2026-05-02\", \"to\": \"%s\"}";
        assertThat(world(bill, path + "/corrections", use.formatted("2026-05-03")))
                .isEqualTo(200);
        assertThat(world(bill, path + "/corrections", use.formatted("2026-05-20")))
                .isEqualTo(400);
        assertThat(world(
                        bill,
                        path + "/use",
                        "{\"meterId\": \"" + meter + "\", \"quantityPerDay\": 3, \"resource\": {\"group\": \"g\","
                                + " \"name\": \"n\", \"location\": \"eastus\", \"tags\": {\"a\": \"b\"}}}"))
                .isEqualTo(200);
        assertThat(world(bill, path + "/access", "{\"role\": \"Reader\", \"scope\": \"/resourceGroups/g\"}"))
                .isEqualTo(200);
        assertThat(world(bill, path + "/access", "{\"role\": \"Reader\", \"scope\": \"/groups/g\"}"))
                .isEqualTo(400);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> bill.backend().world().credit(bill.subscription(), n("1.234"), "x"))
                .withMessageContaining("usd");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> bill.backend().world().invoiceAdjustment(EUR, n("1"), " "))
                .withMessageContaining("text");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> bill.backend()
                        .world()
                        .use(bill.subscription(), AzureResource.of("", "x"), bill.meter("D2 v9", "EU West"), n("1")))
                .withMessageContaining("resource");
    }

    private static int world(Bill bill, String path, @Nullable String body) {
        return Ask.nobody(bill.backend())
                .at("http://127.0.0.1:8080")
                .send("POST", path, body)
                .status();
    }
}
