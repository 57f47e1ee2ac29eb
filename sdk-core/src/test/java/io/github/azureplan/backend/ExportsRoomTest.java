package io.github.azureplan.backend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.azureplan.auth.AccessToken;
import io.github.azureplan.auth.AuthKind;
import io.github.azureplan.auth.TokenProvider;
import io.github.azureplan.auth.TokenRequest;
import io.github.azureplan.common.MeterId;
import io.github.azureplan.common.Service;
import io.github.azureplan.common.TenantId;
import io.github.azureplan.internal.backend.tree.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExportsRoomTest {
    private static final String USAGE = "usage/unbilled";
    private static final List<String> FULL_USAGE =
            List.of("PartnerId PartnerName CustomerId CustomerName CustomerDomainName CustomerCountry MpnId Tier2MpnId"
                    .concat(
                            " InvoiceNumber ProductId SkuId AvailabilityId SkuName ProductName PublisherName PublisherId")
                    .concat(" SubscriptionDescription SubscriptionId ChargeStartDate ChargeEndDate UsageDate MeterType")
                    .concat(" MeterCategory MeterId MeterSubCategory MeterName MeterRegion Unit ResourceLocation")
                    .concat(" ConsumedService ResourceGroup ResourceURI ChargeType UnitPrice Quantity UnitType")
                    .concat(" BillingPreTaxTotal BillingCurrency PricingPreTaxTotal PricingCurrency ServiceInfo1")
                    .concat(" ServiceInfo2 Tags AdditionalInfo EffectiveUnitPrice PCToBCExchangeRate")
                    .concat(
                            " PCToBCExchangeRateDate EntitlementId EntitlementDescription PartnerEarnedCreditPercentage")
                    .concat(" CreditPercentage CreditType BenefitOrderId BenefitId BenefitType")
                    .split(" ", -1));

    private final Bill bill = Bill.usual();

    /** Use from 1 to 10 May, read at noon of the 12th. */
    private void tenDays(Bill of) {
        of.goTo("2026-05-01T00:00:00Z");
        of.use("D2 v9", "EU West", "24");
        of.goTo("2026-05-12T12:00:00Z");
    }

    @Test
    void an_export_is_accepted_waited_for_and_holds_its_manifest() {
        tenDays(bill);
        Ask.Answer accepted = bill.graph().post(Bill.REPORTS + USAGE + "/export", Bill.unbilled("current"));

        assertThat(accepted.status()).isEqualTo(202);
        assertThat(accepted.bytes()).isEmpty();
        String path = accepted.header("Location").substring(Bill.GRAPH.length());
        assertThat(path).matches("/v1\\.0/reports/partners/billing/operations/[0-9a-f-]{36}");

        Ask.Answer first = bill.graph().get(path);
        assertThat(first.status()).isEqualTo(200);
        assertThat(first.header("Retry-After")).isEqualTo("10");
        assertThat(first.json().text("status")).isEqualTo("notStarted");
        assertThat(first.json().text("@odata.type")).isEqualTo("#microsoft.graph.partners.billing.runningOperation");
        assertThat(first.json().text("createdDateTime")).isEqualTo("2026-05-12T12:00:00");
        assertThat(bill.graph().get(path).json().text("status")).isEqualTo("running");

        Ask.Answer last = bill.graph().get(path);
        assertThat(last.json().text("status")).isEqualTo("succeeded");
        assertThat(last.headers().first("Retry-After")).isEmpty();
        JsonObject manifest = last.json().objectOrEmpty("resourceLocation");
        assertThat(manifest.text("dataFormat")).isEqualTo("compressedJSON");
        assertThat(manifest.decimal("blobCount")).isEqualByComparingTo("1");
        assertThat(manifest.text("partnerTenantId"))
                .isEqualTo(bill.backend().partnerTenant().text());
        assertThat(manifest.text("rootDirectory"))
                .startsWith("https://sandboxrecon01.blob.core.windows.net/unbilledusagefastpath/v1/PartnerTenantId=")
                .endsWith("/BillingMonth=202605/CurrencyCode=EUR/Version=20260510/Fragment=full/PartitionType=default");
        assertThat(manifest.text("sasToken")).contains("&sr=d&sp=rl&sdd=7&sig=").contains("&se=2026-05-12T13%3A00");
        assertThat(last.json().members()).doesNotContainKey("resourceLocation@odata.navigationLink");
    }

    @Test
    void a_linked_manifest_is_fetched_by_itself() {
        Bill linked = Bill.of(InMemoryBackend.builder().manifestLinked(true).exportPolls(0));
        tenDays(linked);

        JsonObject operation = linked.settled(linked.export(USAGE, Bill.unbilled("current")));

        assertThat(operation.members()).doesNotContainKey("resourceLocation");
        String link = operation.text("resourceLocation@odata.navigationLink");
        assertThat(link).startsWith(Bill.GRAPH + "/v1.0/reports/partners/billing/manifests/");
        JsonObject manifest =
                linked.graph().get(link.substring(Bill.GRAPH.length())).json();
        assertThat(link).endsWith(manifest.text("id"));
        assertThat(linked.lines(manifest)).hasSize(10);
    }

    @Test
    void a_line_has_all_attributes_in_the_order_of_the_file() {
        tenDays(bill);

        JsonObject day = bill.lines(USAGE, Bill.unbilled("current")).get(4);

        assertThat(new ArrayList<>(day.members().keySet())).isEqualTo(FULL_USAGE);
        assertThat(day.text("UsageDate")).isEqualTo("2026-05-05T00:00:00Z");
        assertThat(day.text("ChargeStartDate")).isEqualTo("2026-05-01T00:00:00Z");
        assertThat(day.text("ChargeEndDate")).isEqualTo("2026-05-31T23:59:59Z");
        assertThat(day.text("InvoiceNumber")).isEmpty();
        assertThat(day.text("CustomerId")).isEqualTo(bill.customer());
        assertThat(day.text("CustomerDomainName")).isEqualTo("nordwind.example");
        assertThat(day.text("SubscriptionId")).isEqualTo(bill.plan());
        assertThat(day.text("EntitlementId")).isEqualTo(bill.subscription().text());
        assertThat(day.text("Tier2MpnId")).isEqualTo(day.text("MpnId")).isNotEmpty();
        assertThat(day.text("MeterType")).isEqualTo("D2 v9 (1 Hour)");
        assertThat(day.text("ResourceLocation")).isEqualTo("WESTEUROPE");
        assertThat(day.text("ResourceURI"))
                .isEqualTo("/subscriptions/" + bill.subscription().text()
                        + "/resourceGroups/rg-main/providers/Microsoft.Compute/virtualMachines/virtualmachines-0001");
        assertThat(day.decimal("UnitPrice")).isEqualByComparingTo("0.1");
        assertThat(day.decimal("EffectiveUnitPrice")).isEqualByComparingTo("0.085");
        assertThat(day.decimal("PartnerEarnedCreditPercentage")).isEqualByComparingTo("15");
        assertThat(day.decimal("PricingPreTaxTotal")).isEqualByComparingTo("2.04");
        assertThat(day.decimal("BillingPreTaxTotal"))
                .isEqualByComparingTo(new BigDecimal("2.04").multiply(day.decimal("PCToBCExchangeRate")));
        // two days of business before the end of April, a Thursday
        assertThat(day.text("PCToBCExchangeRateDate")).isEqualTo("2026-04-28T00:00:00Z");
        assertThat(day.text("Tags")).isEqualTo("{\"env\":\"prod\"}");
    }

    @Test
    void the_basic_set_leaves_out_what_is_not_in_it() {
        tenDays(bill);
        String basic = Bill.unbilled("current").replace("full", "basic");

        assertThat(bill.lines(USAGE, basic).get(0).members())
                .hasSize(30)
                .containsKeys("UnitPrice", "EffectiveUnitPrice", "UnitType", "AdditionalInfo", "BenefitType")
                .doesNotContainKeys("PartnerEarnedCreditPercentage", "MeterId", "Unit", "PCToBCExchangeRateDate");
        assertThat(bill.lines("reconciliation/unbilled", basic).get(0).members())
                .hasSize(35)
                .containsKeys("BillableQuantity", "Subtotal")
                .doesNotContainKeys(
                        "CustomerDomainName",
                        "Quantity",
                        "UnitType",
                        "AlternateId",
                        "ProductQualifiers",
                        "MeterDescription");
        assertThat(bill.lines("reconciliation/unbilled", Bill.unbilled("current"))
                        .get(0)
                        .members())
                .hasSize(47);
    }

    @Test
    void small_numbers_are_written_without_exponents() throws IOException {
        bill.goTo("2026-05-01T00:00:00Z");
        bill.use("Total Executions", "EU West", "0.001");
        bill.goTo("2026-05-12T12:00:00Z");
        JsonObject manifest = bill.manifest(USAGE, Bill.unbilled("current"));
        byte[] packed = bill.file(
                        manifest, manifest.array("blobs").objects().get(0).text("name"))
                .bytes();

        String text;
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(packed))) {
            text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }

        assertThat(text).contains("\"PricingPreTaxTotal\":0.0000000017,").endsWith("}\n");
    }

    @Test
    void a_day_can_be_exported_a_day_after_its_end() {
        bill.goTo("2026-05-01T00:00:00Z");
        bill.use("D2 v9", "EU West", "24");
        bill.goTo("2026-05-02T23:59:59Z");
        JsonObject early = bill.settled(bill.export(USAGE, Bill.unbilled("current")));
        assertThat(early.text("status")).isEqualTo("failed");
        assertThat(early.objectOrEmpty("error").text("code")).isEqualTo("5000");
        assertThat(early.text("@odata.type")).endsWith(".failedOperation");

        bill.goTo("2026-05-03T00:00:00Z");

        assertThat(bill.lines(USAGE, Bill.unbilled("current"))).hasSize(1);
    }

    @Test
    void the_last_month_is_unbilled_until_its_invoice_is_out() {
        bill.goTo("2026-05-01T00:00:00Z");
        bill.use("D2 v9", "EU West", "24");
        bill.goTo("2026-06-07T23:00:00Z");
        assertThat(bill.lines(USAGE, Bill.unbilled("last"))).hasSize(31);
        assertThat(bill.lines(USAGE, Bill.unbilled("current"))).hasSize(5);

        bill.goTo("2026-06-08T00:00:00Z");

        assertThat(bill.settled(bill.export(USAGE, Bill.unbilled("last"))).text("status"))
                .isEqualTo("failed");
        List<JsonObject> billed = bill.lines("usage/billed", Bill.billed(bill.invoiceId()));
        assertThat(billed)
                .hasSize(31)
                .allSatisfy(d -> assertThat(d.text("InvoiceNumber")).isEqualTo(bill.invoiceId()));
    }

    @Test
    void the_running_month_may_be_held_back() {
        Bill held = Bill.of(InMemoryBackend.builder().unbilledHeldBack(true));
        held.goTo("2026-05-01T00:00:00Z");
        held.use("D2 v9", "EU West", "24");
        held.goTo("2026-06-07T12:00:00Z");
        assertThat(held.settled(held.export(USAGE, Bill.unbilled("current"))).text("status"))
                .isEqualTo("failed");

        held.goTo("2026-06-08T12:00:00Z");

        assertThat(held.lines(USAGE, Bill.unbilled("current"))).hasSize(6);
    }

    @Test
    void the_effective_price_drifts_through_an_open_month_as_published_and_settles_when_it_is_closed() {
        MeterId gateway = bill.meter("Wide Gateway", "EU West");
        bill.goTo("2026-08-01T00:00:00Z");
        for (String dayAndQuantity : List.of("03 29", "10 181.950039", "25 345")) {
            LocalDate day = LocalDate.parse("2026-08-" + dayAndQuantity.substring(0, 2));
            BigDecimal quantity = new BigDecimal(dayAndQuantity.substring(3));
            bill.backend().world().use(bill.subscription(), gateway, quantity, day, day);
        }

        assertThat(openPrice("2026-08-05T00:00:00Z", "29")).isEqualByComparingTo("0.737586206896552");
        assertThat(openPrice("2026-08-12T00:00:00Z", "210.950039")).isEqualByComparingTo("0.737757626107858");
        assertThat(openPrice("2026-08-27T00:00:00Z", "555.950039")).isEqualByComparingTo("0.737782122900436");

        bill.goTo("2026-09-08T00:00:00Z");
        JsonObject closed = bill.lines("reconciliation/billed", Bill.billed(bill.invoiceId()))
                .get(0);
        assertThat(closed.decimal("EffectiveUnitPrice")).isEqualByComparingTo("0.7378");
        assertThat(closed.text("InvoiceNumber")).isEqualTo(bill.invoiceId());
    }

    private BigDecimal openPrice(String at, String quantity) {
        bill.goTo(at);
        List<JsonObject> rows = bill.lines("reconciliation/unbilled", Bill.unbilled("current"));
        assertThat(rows).hasSize(1);
        assertThat(rows.get(0).text("InvoiceNumber")).isEmpty();
        assertThat(rows.get(0).decimal("UnitPrice")).isEqualByComparingTo("0.868");
        assertThat(rows.get(0).decimal("BillableQuantity")).isEqualByComparingTo(quantity);
        return rows.get(0).decimal("EffectiveUnitPrice");
    }

    @Test
    void lines_are_split_over_several_files() {
        Bill split = Bill.of(InMemoryBackend.builder().rowsPerBlob(4));
        tenDays(split);

        JsonObject manifest = split.manifest(USAGE, Bill.unbilled("current"));

        assertThat(manifest.decimal("blobCount")).isEqualByComparingTo("3");
        assertThat(manifest.array("blobs").objects())
                .extracting(b -> b.text("name"))
                .allMatch(name -> name.matches("part-0000[012]-[0-9a-f-]{36}\\.c000\\.json\\.gz"))
                .doesNotHaveDuplicates();
        assertThat(split.lines(manifest))
                .extracting(d -> d.text("UsageDate"))
                .hasSize(10)
                .doesNotHaveDuplicates();
    }

    @Test
    void the_same_data_has_the_same_etag_in_another_operation() {
        tenDays(bill);
        String once = bill.export(USAGE, Bill.unbilled("current"));
        String twice = bill.export(USAGE, Bill.unbilled("current"));
        assertThat(once).isNotEqualTo(twice);
        JsonObject first = bill.settled(once).objectOrEmpty("resourceLocation");
        JsonObject second = bill.settled(twice).objectOrEmpty("resourceLocation");
        assertThat(second.text("eTag")).isEqualTo(first.text("eTag")).isNotEmpty();

        bill.goTo("2026-05-12T23:00:00Z");
        assertThat(bill.manifest(USAGE, Bill.unbilled("current")).text("eTag")).isEqualTo(first.text("eTag"));
        bill.goTo("2026-05-13T00:00:00Z");
        assertThat(bill.manifest(USAGE, Bill.unbilled("current")).text("eTag")).isNotEqualTo(first.text("eTag"));
    }

    @Test
    void a_signature_expires_and_reading_the_operation_again_brings_a_fresh_one() {
        Bill brief = Bill.of(InMemoryBackend.builder().sasLife(Duration.ofMinutes(5)));
        tenDays(brief);
        String operation = brief.export(USAGE, Bill.unbilled("current"));
        JsonObject manifest = brief.settled(operation).objectOrEmpty("resourceLocation");
        String name = manifest.array("blobs").objects().get(0).text("name");
        assertThat(brief.file(manifest, name).status()).isEqualTo(200);

        brief.backend().clock().advance(Duration.ofMinutes(5));

        Ask.Answer late = brief.file(manifest, name);
        assertThat(late.status()).isEqualTo(403);
        assertThat(late.header("x-ms-error-code")).isEqualTo("AuthenticationFailed");
        assertThat(late.body()).startsWith("<?xml");
        JsonObject fresh = brief.settled(operation).objectOrEmpty("resourceLocation");
        assertThat(fresh.text("eTag")).isEqualTo(manifest.text("eTag"));
        assertThat(brief.file(fresh, name).status()).isEqualTo(200);
    }

    @Test
    void a_signature_opens_its_own_directory_and_nothing_else() {
        tenDays(bill);
        JsonObject manifest = bill.manifest(USAGE, Bill.unbilled("current"));
        JsonObject basic = bill.manifest(USAGE, Bill.unbilled("current").replace("full", "basic"));
        String name = manifest.array("blobs").objects().get(0).text("name");

        assertThat(bill.file(manifest.with("sasToken", basic.text("sasToken")), name)
                        .status())
                .isEqualTo(403);
        assertThat(bill.file(manifest.with("sasToken", ""), name).status()).isEqualTo(403);
        String longer = manifest.text("sasToken").replace("se=2026", "se=2036");
        assertThat(bill.file(manifest.with("sasToken", longer), name).status()).isEqualTo(403);
        assertThat(bill.file(manifest, "part-00009.json.gz").header("x-ms-error-code"))
                .isEqualTo("BlobNotFound");
        Ask.Answer leaked =
                bill.graph().at("").get(manifest.text("rootDirectory") + "/" + name + "?" + manifest.text("sasToken"));
        assertThat(leaked.status()).isEqualTo(400);
    }

    @Test
    void a_file_comes_as_it_lies_and_can_be_cut_short() {
        tenDays(bill);
        JsonObject manifest = bill.manifest(USAGE, Bill.unbilled("current"));
        String name = manifest.array("blobs").objects().get(0).text("name");
        Ask.Answer whole = bill.file(manifest, name);
        assertThat(whole.headers().first("Content-Encoding")).isEmpty();
        assertThat(whole.header("Content-Length")).isEqualTo(String.valueOf(whole.bytes().length));
        assertThat(Bill.unpacked(whole.bytes())).hasSize(10);

        bill.backend().faults().add(Fault.cutBody().on("GET", "/blobs/**"));

        URI address = URI.create(manifest.text("rootDirectory") + "/" + name + "?" + manifest.text("sasToken"));
        assertThatThrownBy(() -> Ask.nobody(bill.backend()).at("").sendOrFail("GET", address.toString(), null))
                .isInstanceOf(IOException.class);
        assertThat(bill.file(manifest, name).bytes()).isEqualTo(whole.bytes());
    }

    @Test
    void a_part_of_a_file_is_the_part_of_the_whole() {
        tenDays(bill);
        JsonObject manifest = bill.manifest(USAGE, Bill.unbilled("current"));
        String address = manifest.text("rootDirectory") + "/"
                + manifest.array("blobs").objects().get(0).text("name") + "?" + manifest.text("sasToken");
        Ask blobs = Ask.nobody(bill.backend()).at("");
        Ask.Answer whole = blobs.get(address);
        String tag = whole.header("ETag");
        int length = whole.bytes().length;

        Ask.Answer rest =
                blobs.header("Range", "bytes=100-").header("If-Match", tag).get(address);
        assertThat(rest.status()).isEqualTo(206);
        assertThat(rest.bytes()).isEqualTo(Arrays.copyOfRange(whole.bytes(), 100, length));
        assertThat(rest.header("Content-Range")).isEqualTo("bytes 100-" + (length - 1) + "/" + length);
        assertThat(rest.header("ETag")).isEqualTo(tag);
        assertThat(blobs.header("Range", "bytes=5-9").get(address).bytes())
                .isEqualTo(Arrays.copyOfRange(whole.bytes(), 5, 10));
        assertThat(blobs.header("Range", "bytes=" + length + "-").get(address).header("x-ms-error-code"))
                .isEqualTo("InvalidRange");
        assertThat(blobs.header("Range", "bytes=9-5").get(address).status()).isEqualTo(400);
        assertThat(blobs.header("Range", "lines=1-2").get(address).status()).isEqualTo(200);
        assertThat(blobs.header("If-Match", "\"other\"").get(address).header("x-ms-error-code"))
                .isEqualTo("ConditionNotMet");
    }

    @Test
    void data_that_is_made_anew_has_another_version_and_tag_and_leaves_the_old_files_alone() {
        bill.goTo("2026-05-01T00:00:00Z");
        bill.use("D2 v9", "EU West", "24");
        bill.goTo("2026-06-08T12:00:00Z");
        String body = Bill.billed(bill.invoiceId());
        JsonObject first = bill.manifest("usage/billed", body);

        Ask.Answer done = Ask.nobody(bill.backend())
                .at("http://127.0.0.1:8080")
                .post("/_world/invoices/" + bill.invoiceId() + "/reissue", "{}");

        assertThat(done.status()).isEqualTo(204);
        JsonObject second = bill.manifest("usage/billed", body);
        assertThat(second.text("eTag")).isNotEqualTo(first.text("eTag")).hasSameSizeAs(first.text("eTag"));
        assertThat(first.text("rootDirectory")).contains("/InvoiceVersion=202606080000/");
        assertThat(second.text("rootDirectory")).contains("/InvoiceVersion=202606080100/");
        assertThat(bill.lines(first)).isEqualTo(bill.lines(second));
        assertThatThrownBy(() -> bill.backend().world().reissue("G000000000"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("invoiceId");
    }

    @Test
    void use_that_comes_from_many_resources_has_a_line_for_each_and_the_same_sums() {
        Bill split = Bill.of(InMemoryBackend.builder().rowsPerBlob(2500));
        tenDays(split);
        List<JsonObject> whole = split.lines(USAGE, Bill.unbilled("current"));
        MeterId meter = split.meter("D2 v9", "EU West");
        JsonObject answer = Ask.nobody(split.backend())
                .at("http://127.0.0.1:8080")
                .post(
                        "/_world/azureSubscriptions/" + split.subscription().text() + "/spread",
                        "{\"meterId\":\"" + meter.text() + "\",\"resources\":700}")
                .json();
        assertThat(answer.decimal("resources")).isEqualByComparingTo("700");

        JsonObject manifest = split.manifest(USAGE, Bill.unbilled("current"));
        List<JsonObject> lines = split.lines(manifest);

        assertThat(manifest.decimal("blobCount")).isEqualByComparingTo("3");
        assertThat(lines).hasSize(7000);
        assertThat(new ArrayList<>(lines.get(1).members().keySet())).isEqualTo(FULL_USAGE);
        assertThat(lines.get(1).text("ResourceURI")).isEqualTo(whole.get(0).text("ResourceURI") + "-0000001");
        for (String amount : List.of("Quantity", "PricingPreTaxTotal", "BillingPreTaxTotal")) {
            assertThat(sum(lines, amount)).isEqualByComparingTo(sum(whole, amount));
        }
        JsonObject again = split.manifest(USAGE, Bill.unbilled("current"));
        assertThat(again.text("eTag")).isEqualTo(manifest.text("eTag")).isNotEmpty();
        split.backend().world().resources(split.subscription(), meter, 1);
        assertThat(split.lines(USAGE, Bill.unbilled("current"))).isEqualTo(whole);
    }

    private static BigDecimal sum(List<JsonObject> lines, String amount) {
        return lines.stream().map(line -> line.decimal(amount)).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    @Test
    void a_part_of_a_file_that_is_made_is_the_part_of_the_whole() {
        tenDays(bill);
        bill.backend().world().resources(bill.subscription(), bill.meter("D2 v9", "EU West"), 3000);
        JsonObject manifest = bill.manifest(USAGE, Bill.unbilled("current"));
        String address = manifest.text("rootDirectory") + "/"
                + manifest.array("blobs").objects().get(3).text("name") + "?" + manifest.text("sasToken");
        Ask blobs = Ask.nobody(bill.backend()).at("");
        Ask.Answer whole = blobs.get(address);
        int length = whole.bytes().length;

        assertThat(whole.headers().first("Content-Length")).isEmpty();
        assertThat(blobs.get(address).bytes()).isEqualTo(whole.bytes());
        Ask.Answer rest = blobs.header("Range", "bytes=1000-").get(address);
        assertThat(rest.status()).isEqualTo(206);
        assertThat(rest.bytes()).isEqualTo(Arrays.copyOfRange(whole.bytes(), 1000, length));
        assertThat(blobs.header("Range", "bytes=7-99").get(address).bytes())
                .isEqualTo(Arrays.copyOfRange(whole.bytes(), 7, 100));
        assertThat(blobs.header("Range", "bytes=" + length + "-").get(address).status())
                .isEqualTo(416);
    }

    @Test
    void what_is_kept_for_a_shorter_time_is_gone_sooner() {
        Bill brief = Bill.of(InMemoryBackend.builder().exportsKept(Duration.ofDays(2)));
        tenDays(brief);
        String operation = brief.export(USAGE, Bill.unbilled("current"));
        brief.settled(operation);

        brief.backend().clock().advance(Duration.ofHours(47));
        assertThat(brief.graph().get(operation).status()).isEqualTo(200);
        brief.backend().clock().advance(Duration.ofHours(1));

        assertThat(brief.graph().get(operation).refusal()).isEqualTo("410/Gone");
    }

    @ParameterizedTest
    @CsvSource({
        "usage/unbilled, '{\"currencyCode\":\"EUR\",\"billingPeriod\":\"previous\"}', billingPeriod",
        "usage/unbilled, '{\"currencyCode\":\"EUR\"}', billingPeriod",
        "usage/unbilled, '{\"billingPeriod\":\"last\"}', currencyCode",
        "reconciliation/unbilled, '{\"currencyCode\":\"EURO\",\"billingPeriod\":\"last\"}', currencyCode",
        "usage/billed, '{}', invoiceId",
        "usage/billed, '{\"invoiceId\":7}', invoiceId",
        "reconciliation/billed, '{\"invoiceId\":\"G1\",\"attributeSet\":\"unknownFutureValue\"}', attributeSet",
        "reconciliation/billed, '{\"invoiceId\":\"G1\",\"fragment\":\"full\"}', fragment",
    })
    void a_request_that_cannot_be_names_the_member(String what, String body, String named) {
        Ask.Answer answer = bill.graph().post(Bill.REPORTS + what + "/export", body);

        assertThat(answer.refusal()).isEqualTo("400/BadRequest");
        assertThat(answer.json().objectOrEmpty("error").text("message")).contains(named);
        assertThat(answer.json()
                        .objectOrEmpty("error")
                        .objectOrEmpty("innerError")
                        .text("request-id"))
                .isEqualTo(answer.header("request-id"));
    }

    @Test
    void no_data_is_a_failed_operation_that_answers_200() {
        tenDays(bill);
        for (String operation : List.of(
                bill.export("usage/billed", Bill.billed("G123456789")),
                bill.export("reconciliation/billed", "{\"invoiceId\":\"G123456789\"}"),
                bill.export(USAGE, Bill.unbilled("last")),
                bill.export(USAGE, Bill.unbilled("current").replace("EUR", "CHF")))) {
            JsonObject failed = bill.settled(operation);
            assertThat(failed.text("status")).isEqualTo("failed");
            assertThat(failed.objectOrEmpty("error").text("message")).isEqualTo("No data available");
        }
        assertThat(bill.lines(USAGE, Bill.unbilled("Current").replace("EUR", "eur")))
                .hasSize(10);
    }

    @Test
    void what_never_was_is_not_found_and_what_is_too_old_is_gone() {
        tenDays(bill);
        String operation = bill.export(USAGE, Bill.unbilled("current"));
        JsonObject manifest = bill.settled(operation).objectOrEmpty("resourceLocation");
        String path = Bill.REPORTS + "manifests/" + manifest.text("id");
        String nobody = "00000000-0000-4000-8000-000000000000";
        assertThat(bill.graph().get(Bill.REPORTS + "operations/" + nobody).refusal())
                .isEqualTo("404/Request_ResourceNotFound");
        assertThat(bill.graph().get(Bill.REPORTS + "manifests/" + nobody).status())
                .isEqualTo(404);
        assertThat(bill.graph().get(path).status()).isEqualTo(200);

        bill.backend().clock().advance(Duration.ofDays(30));

        assertThat(bill.graph().get(operation).refusal()).isEqualTo("410/Gone");
        assertThat(bill.graph().get(path).refusal()).isEqualTo("410/Gone");
    }

    @Test
    void both_kinds_of_token_of_the_partner_are_taken_and_no_other() {
        tenDays(bill);
        String path = Bill.REPORTS + USAGE + "/export";
        TokenProvider tokens = bill.backend().tokens();
        Ask graph = Ask.nobody(bill.backend()).at(Bill.GRAPH);
        assertThat(graph.token(tokens, Service.GRAPH, Bill.GRAPH, AuthKind.APP_USER)
                        .post(path, Bill.unbilled("current"))
                        .status())
                .isEqualTo(202);
        AccessToken foreign = tokens.token(new TokenRequest(
                Service.GRAPH, Bill.GRAPH, AuthKind.APP_USER, TenantId.of(bill.customer()), null, null));
        assertThat(graph.header("Authorization", "Bearer " + foreign.value())
                        .post(path, Bill.unbilled("current"))
                        .refusal())
                .isEqualTo("403/Forbidden");
        assertThat(graph.post(path, Bill.unbilled("current")).status()).isEqualTo(401);
    }

    @Test
    void on_the_sandbox_base_all_addresses_stay_on_it() {
        tenDays(bill);
        String base = "http://127.0.0.1:8080";
        Ask graph = bill.graph().at(base + "/graph");
        String location = graph.post(Bill.REPORTS + USAGE + "/export", Bill.unbilled("current"))
                .header("Location");
        assertThat(location).startsWith(base + "/graph/v1.0/");
        String operation = location.substring((base + "/graph").length());
        graph.get(operation);
        graph.get(operation);

        JsonObject manifest = graph.get(operation).json().objectOrEmpty("resourceLocation");

        assertThat(manifest.text("rootDirectory")).startsWith(base + "/blobs/sandboxrecon01/unbilledusagefastpath/");
        assertThat(bill.lines(manifest)).hasSize(10);
    }

    @Test
    void a_fork_from_before_the_export_rates_the_same_days_alike() {
        tenDays(bill);
        InMemoryBackend fork = bill.backend().fork();
        Bill twin = new Bill(fork, bill.customer(), bill.plan(), bill.subscription());

        assertThat(twin.lines(USAGE, Bill.unbilled("current"))).isEqualTo(bill.lines(USAGE, Bill.unbilled("current")));
    }
}
