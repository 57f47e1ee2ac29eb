package io.github.azureplan.contract.documented;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azureplan.billing.BillingLine;
import io.github.azureplan.billing.Exports.UnbilledPeriod;
import io.github.azureplan.billing.LineItems;
import io.github.azureplan.billing.ReconciliationLine;
import io.github.azureplan.billing.UsageLine;
import io.github.azureplan.common.CurrencyCode;
import io.github.azureplan.internal.json.JsonValue;
import io.github.azureplan.rows.Column;
import io.github.azureplan.rows.Row;
import io.github.azureplan.transport.TransportRequest;
import java.math.BigDecimal;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/** Line items of the older service: billing.md 4. */
final class LineItemChecks {
    private static final String PAGE = "billing/lineitems_";
    private static final CurrencyCode USD = CurrencyCode.of("USD");
    private static final CurrencyCode EUR = CurrencyCode.of("EUR");

    private LineItemChecks() {}

    static Map<String, Check> all() {
        Map<String, Check> checks = new LinkedHashMap<>();
        for (String page : List.of("usage_billed_page", "onetime_billing_page")) {
            boolean usage = page.startsWith("usage");
            Function<LineItems, Iterable<? extends BillingLine>> lines =
                    usage ? items -> items.usage("G000024135", EUR) : items -> items.reconciliation("G000024135");
            checks.put(PAGE + page + "1.json", (f, all) -> twoPages(f, all.get(PAGE + page + "2.json"), usage, lines));
            checks.put(PAGE + page + "2.json", (f, all) -> twoPages(all.get(PAGE + page + "1.json"), f, usage, lines));
        }
        checks.put(
                PAGE + "usage_unbilled_current.json",
                (f, all) -> onePage(f, true, items -> items.unbilledUsage(USD, UnbilledPeriod.CURRENT)));
        checks.put(
                PAGE + "usage_unbilled_pec_only.json",
                (f, all) ->
                        onePage(f, true, items -> items.unbilledUsageWithEarnedCredit(USD, UnbilledPeriod.CURRENT)));
        checks.put(PAGE + "recon_unbilled_previous.json", LineItemChecks::unbilledReconciliation);
        checks.put(
                PAGE + "office_billing.json",
                legacy(items -> items.licences("1234000000").toList()));
        checks.put(
                PAGE + "azure_legacy_billing.json",
                legacy(items -> items.azureCharges("1234000000").toList()));
        checks.put(
                PAGE + "azure_legacy_usage.json",
                legacy(items -> items.azureUsage("1234000000").toList()));
        return checks;
    }

    private static void onePage(Fixture f, boolean usage, Function<LineItems, Iterable<? extends BillingLine>> read) {
        Script script = Script.answering(f);
        same(f.items(), rows(read.apply(script.client().billing().lineItems())), usage);
        assertThat(script.count()).isEqualTo(1);
        sent(script.last(), f);
    }

    private static void twoPages(
            Fixture first, Fixture second, boolean usage, Function<LineItems, Iterable<? extends BillingLine>> read) {
        Script script = Script.answering(first, second);
        List<Row> rows = rows(read.apply(script.client().billing().lineItems()));
        List<JsonValue> items = new ArrayList<>(first.items());
        items.addAll(second.items());
        same(items, rows, usage);
        sent(script.sent(1), first);
        sent(script.sent(2), second);
        assertThat(script.sent(1).headers().first("MS-ContinuationToken")).isEmpty();
        JsonValue header = first.json()
                .find("links", "next")
                .orElseThrow()
                .elements("headers")
                .get(0);
        assertThat(script.sent(2).headers().first("MS-ContinuationToken")).isEqualTo(header.text("value"));
    }

    /** The sample names a next page, of which the documentation shows none. */
    private static void unbilledReconciliation(Fixture f, Fixtures all) {
        Script script = Script.answering(f).then(200, "{\"totalCount\":0,\"items\":[]}");
        List<Row> rows = rows(script.client().billing().lineItems().unbilledReconciliation(USD, UnbilledPeriod.LAST));
        same(f.items(), rows, false);
        sent(script.sent(1), f);
        assertThat(script.last().headers().first("MS-ContinuationToken")).contains("AQAAAA==");
        // Members in another case stand in their columns or among the unknown ones.
        assertThat(rows.get(1).text("UsageDate")).isEqualTo("2024-10-07T09:22:34.6455294-08:00");
    }

    private static Check legacy(Function<LineItems, List<?>> read) {
        return (f, all) -> {
            Script script = Script.answering(f).then(200, "{\"totalCount\":0,\"items\":[]}");
            List<?> lines = read.apply(script.client().billing().lineItems());
            List<JsonValue> items = f.items();
            assertThat(lines).hasSize(items.size());
            NothingLost.of(new JsonValue.Arr(items), lines);
            assertThat(script.drift()).isEmpty();
            sent(script.sent(1), f);
        };
    }

    private static List<Row> rows(Iterable<? extends BillingLine> lines) {
        List<Row> rows = new ArrayList<>();
        lines.forEach(line -> rows.add(line.row()));
        return rows;
    }

    /** Every member of every item stands in its row by the literal that came, but for what is converted. */
    private static void same(List<JsonValue> items, List<Row> rows, boolean usage) {
        assertThat(rows).hasSameSizeAs(items);
        for (int i = 0; i < items.size(); i++) {
            Row row = rows.get(i);
            JsonValue.Obj item = (JsonValue.Obj) items.get(i);
            item.members().forEach((name, value) -> {
                String text = item.text(name).orElse(null);
                if (text != null && !name.equals("attributes")) {
                    String expected = name.equalsIgnoreCase("customerId") ? text.replace("org:", "") : text;
                    assertThat(row.text(name)).as(name).isEqualTo(expected);
                }
            });
            if (usage) {
                percent(item, row);
            } else {
                assertThat(row.get(ReconciliationLine.TOTAL))
                        .isEqualByComparingTo(item.text("totalForCustomer").orElseThrow());
            }
        }
    }

    private static void percent(JsonValue.Obj item, Row row) {
        fraction(item, "rateOfPartnerEarnedCredit", row, UsageLine.PARTNER_EARNED_CREDIT_PERCENTAGE);
        fraction(item, "rateOfCredit", row, UsageLine.CREDIT_PERCENTAGE);
        assertThat(Optional.ofNullable(row.get(UsageLine.UNIT))).isEqualTo(item.text("unitOfMeasure"));
        assertThat(Optional.ofNullable(row.get(UsageLine.TIER2_MPN_ID))).isEqualTo(item.text("resellerMpnId"));
    }

    /** One of the samples leaves both rates out. */
    private static void fraction(JsonValue.Obj item, String member, Row row, Column<BigDecimal> column) {
        Optional<BigDecimal> rate = item.text(member).map(BigDecimal::new);
        if (rate.isPresent()) {
            assertThat(row.get(column)).isEqualByComparingTo(rate.get().movePointRight(2));
        } else {
            assertThat(row.get(column)).isNull();
        }
    }

    /** The query is the sample's, but for case, the size of a page and a period that billed lines need not name. */
    private static void sent(TransportRequest request, Fixture f) {
        assertThat(request.uri().getPath()).isEqualTo(f.address().getPath());
        Map<String, String> sent = query(request.uri());
        Map<String, String> sample = query(f.address());
        boolean unbilled = f.path().contains("/unbilled/");
        for (Map<String, String> query : List.of(sent, sample)) {
            query.remove("size");
            query.keySet().removeIf(name -> name.equals("period") && !unbilled);
        }
        assertThat(sent).isEqualTo(sample);
    }

    private static Map<String, String> query(URI uri) {
        Map<String, String> query = new TreeMap<>();
        Arrays.stream(uri.getRawQuery().split("&", -1)).forEach(pair -> {
            String[] parts = pair.split("=", 2);
            query.put(
                    parts[0].toLowerCase(Locale.ROOT),
                    URLDecoder.decode(parts[1], StandardCharsets.UTF_8).toLowerCase(Locale.ROOT));
        });
        return query;
    }
}
