package io.github.azureplan.backend;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azureplan.internal.backend.tree.JsonObject;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LineItemsRoomTest {
    private static final String UNBILLED = "/v1/invoices/unbilled/lineitems?provider=onetime";

    private final InMemoryBackend backend = InMemoryBackend.builder()
            .startAt(Instant.parse("2022-03-02T08:00:00Z"))
            .build();
    private String invoice;

    @BeforeEach
    void bill() {
        var customer = backend.world().customer("SE", "fjord.example", "Fjord");
        backend.world().acceptAgreement(customer);
        var dev = backend.client()
                .customer(customer)
                .azurePlan()
                .purchase()
                .azureSubscriptions()
                .list()
                .first()
                .orElseThrow();
        Meter meter = backend.world().meters().get(0);
        backend.world().use(dev.id(), meter.meterId(), new BigDecimal("24"));
        backend.clock().advance(Duration.between(backend.clock().instant(), Instant.parse("2022-04-09T00:00:00Z")));
        invoice =
                app().get("/v1/invoices").json().array("items").objects().get(0).text("id");
    }

    private Ask app() {
        return Ask.app(backend);
    }

    private String billed(String query) {
        return "/v1/invoices/" + invoice + "/lineitems?provider=onetime&" + query;
    }

    private String usage(String more) {
        return billed("invoicelineitemtype=usagelineitems&currencycode=eur" + more);
    }

    @Test
    void a_line_of_use_is_in_the_words_of_the_older_service() {
        JsonObject line = app().get(usage("")).json().array("items").objects().get(5);
        assertThat(line.members().keySet())
                .contains("resellerMpnId", "resourceUri", "unitOfMeasure", "pcToBCExchangeRate", "rateOfCredit")
                .doesNotContain("Tier2MpnId", "benefitType", "partnerEarnedCreditPercentage", "unit");
        assertThat(line.decimal("rateOfPartnerEarnedCredit")).isEqualByComparingTo("0.15");
        assertThat(line.bool("hasPartnerEarnedCredit")).isTrue();
        assertThat(line.text("chargeEndDate")).isEqualTo("2022-04-01T00:00:00Z");
        assertThat(line.objectOrEmpty("attributes").text("objectType")).isEqualTo("DailyRatedUsageLineItem");
    }

    @Test
    void a_line_of_the_bill_names_the_customer_with_a_prefix_and_the_total_by_its_older_name() {
        JsonObject line = app().get(billed("invoicelineitemtype=BillingLineItems"))
                .json()
                .array("items")
                .objects()
                .get(0);
        assertThat(line.text("customerId")).startsWith("org:");
        assertThat(line.decimal("totalForCustomer"))
                .isEqualByComparingTo(line.decimal("subtotal").add(line.decimal("taxTotal")));
        assertThat(line.members().keySet()).doesNotContain("productCategory", "total", "subscriptionStartDate");
        assertThat(line.text("billingProvider")).isEqualTo("one_time");
    }

    @Test
    void a_token_leads_through_all_pages_of_its_own_query() {
        List<String> days = new ArrayList<>();
        JsonObject page = app().get(usage("&size=7")).json();
        while (true) {
            page.array("items").objects().forEach(line -> days.add(line.text("usageDate")));
            JsonObject next = page.objectOrEmpty("links").object("next");
            if (next == null) {
                break;
            }
            JsonObject header = next.array("headers").objects().get(0);
            assertThat(header.text("key")).isEqualTo("MS-ContinuationToken");
            assertThat(header.text("value")).isEqualTo(page.text("continuationToken"));
            page = app().header("MS-ContinuationToken", header.text("value"))
                    .get("/v1" + next.text("uri"))
                    .json();
        }
        assertThat(days).hasSize(30).doesNotHaveDuplicates();
    }

    @Test
    void a_token_is_of_one_query_and_of_one_hour() {
        String token = app().get(usage("&size=7")).json().text("continuationToken");
        Ask seeking = app().header("MS-ContinuationToken", token);
        assertThat(seeking.get(usage("&size=7&seekOperation=Next")).status()).isEqualTo(200);
        assertThat(seeking.get(usage("&size=8&seekOperation=Next")).refusal()).isEqualTo("400/3000");
        assertThat(seeking.get(usage("&size=7")).refusal()).isEqualTo("400/3000");
        assertThat(app().get(usage("&size=7&seekOperation=Next")).refusal()).isEqualTo("400/3000");
        assertThat(app().header("MS-ContinuationToken", "a,b,c")
                        .get(usage("&size=7&seekOperation=Next"))
                        .refusal())
                .isEqualTo("400/3000");
        backend.clock().advance(Duration.ofHours(1));
        assertThat(seeking.get(usage("&size=7&seekOperation=Next")).refusal()).isEqualTo("400/3000");
    }

    @Test
    void the_older_form_of_the_address_has_the_same_lines() {
        JsonObject older = app().get("/v1/invoices/OneTime-" + invoice + "/lineitems/OneTime/UsageLineItems?size=7")
                .json();
        assertThat(older.array("items"))
                .isEqualTo(app().get(usage("&size=7")).json().array("items"));
        assertThat(app().header("MS-ContinuationToken", older.text("continuationToken"))
                        .get("/v1/invoices/" + invoice + "/lineitems/OneTime/UsageLineItems?size=7&seekOperation=Next")
                        .json()
                        .array("items")
                        .objects())
                .hasSize(7);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "invoicelineitemtype=usagelineitems",
                "invoicelineitemtype=usagelineitems&currencycode=euro",
                "currencycode=eur",
                "invoicelineitemtype=lines&currencycode=eur",
                "invoicelineitemtype=usagelineitems&currencycode=eur&size=0",
                "invoicelineitemtype=usagelineitems&currencycode=eur&size=2001",
                "invoicelineitemtype=usagelineitems&currencycode=eur&offset=5",
                "invoicelineitemtype=usagelineitems&currencycode=eur&period=last",
                "invoicelineitemtype=usagelineitems&currencycode=eur&hasPartnerEarnedCredit=yes",
                "invoicelineitemtype=usagelineitems&currencycode=eur&seekOperation=Previous"
            })
    void a_query_that_is_none_is_refused(String query) {
        assertThat(app().get(billed(query)).refusal()).isEqualTo("400/3000");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "&invoicelineitemtype=usagelineitems&currencycode=eur",
                "&invoicelineitemtype=usagelineitems&period=current",
                "&invoicelineitemtype=usagelineitems&currencycode=eur&period=last"
            })
    void what_is_not_billed_needs_currency_and_period(String query) {
        assertThat(app().get(UNBILLED + query).refusal()).isEqualTo("400/3000");
        assertThat(app().get(UNBILLED.replace("onetime", "office")
                                + "&invoicelineitemtype=usagelineitems&currencycode=eur&period=current")
                        .refusal())
                .isEqualTo("400/3000");
    }

    @Test
    void an_invoice_has_lines_in_its_own_currency_and_of_its_own_provider_only() {
        assertThat(app().get(billed("invoicelineitemtype=usagelineitems&currencycode=sek"))
                        .json()
                        .array("items")
                        .objects())
                .isEmpty();
        assertThat(app().get("/v1/invoices/" + invoice
                                + "/lineitems?provider=Office&invoicelineitemtype=BillingLineItems")
                        .json()
                        .array("items")
                        .objects())
                .isEmpty();
        assertThat(app().get("/v1/invoices/NOPE/lineitems?provider=Office&invoicelineitemtype=BillingLineItems")
                        .refusal())
                .isEqualTo("404/1000");
    }
}
