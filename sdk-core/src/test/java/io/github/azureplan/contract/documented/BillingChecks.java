package io.github.azureplan.contract.documented;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.github.azureplan.AzurePlanClient;
import io.github.azureplan.billing.AttributeSet;
import io.github.azureplan.billing.Export;
import io.github.azureplan.billing.ExportManifest;
import io.github.azureplan.billing.Exports;
import io.github.azureplan.billing.ReconciliationLine;
import io.github.azureplan.billing.ReconciliationLines;
import io.github.azureplan.billing.UsageLine;
import io.github.azureplan.billing.UsageLines;
import io.github.azureplan.common.CurrencyCode;
import io.github.azureplan.common.Market;
import io.github.azureplan.common.MeterId;
import io.github.azureplan.errors.ErrorCode;
import io.github.azureplan.errors.NotFoundException;
import io.github.azureplan.internal.json.Json;
import io.github.azureplan.internal.json.JsonValue;
import io.github.azureplan.pricing.ExchangeRate;
import io.github.azureplan.pricing.ExchangeRates;
import io.github.azureplan.pricing.PriceRow;
import io.github.azureplan.pricing.PriceSheet;
import io.github.azureplan.rows.Row;
import io.github.azureplan.rows.RowPart;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** Prices, exchange rates and exports: billing.md 1 and 5. */
final class BillingChecks {
    private static final String SHEET = "billing/pricesheet_azure_consumption_US_current.csv";
    private static final String RATES = "billing/fxrates_202410.csv";
    private static final String ACCEPTED = "billing/export_accepted_response.json";
    private static final String INLINE = "billing/operation_succeeded_inline_manifest.json";
    private static final String LINKED = "billing/operation_succeeded_navigation_link.json";
    private static final String MANIFEST = "billing/manifest.json";

    private BillingChecks() {}

    static Map<String, Check> all() {
        Map<String, Check> checks = new LinkedHashMap<>();
        prices(checks);
        exports(checks);
        for (String name :
                List.of("usage_billed_v2_full.jsonl", "usage_billed_v2_basic.jsonl", "usage_unbilled_v2_full.jsonl")) {
            checks.put("billing/" + name, (f, all) -> sameRows(lines(f), usage(f)));
        }
        checks.put(
                "billing/usage_billed_v2_full.json.gz",
                (f, all) -> sameRows(lines(all.get("billing/usage_billed_v2_full.jsonl")), usage(f)));
        for (String name :
                List.of("recon_billed_v2_full.jsonl", "recon_billed_v2_basic.jsonl", "recon_unbilled_v2_full.jsonl")) {
            checks.put("billing/" + name, (f, all) -> sameRows(lines(f), reconciliation(f)));
        }
        return checks;
    }

    // ---- prices

    private static void prices(Map<String, Check> checks) {
        checks.put(SHEET, (f, all) -> sheet(f, f, "US", YearMonth.of(2026, 11), Set.of("timeline")));
        checks.put(
                "billing/pricesheet_azure_consumption_US_current.zip",
                (f, all) -> sheet(f, all.get(SHEET), "US", YearMonth.of(2026, 11), Set.of("timeline")));
        checks.put(
                "billing/pricesheet_azure_consumption_AD_history_201909.csv",
                (f, all) -> sheet(f, f, "AD", YearMonth.of(2019, 9), Set.of()));
        checks.put(
                "billing/pricesheet_response_headers.json",
                (f, all) -> sheet(
                        under(all.get(SHEET), f), all.get(SHEET), "US", YearMonth.of(2026, 11), Set.of("timeline")));
        checks.put(RATES, (f, all) -> rates(f, f));
        checks.put(
                "billing/fxrates_response_headers.json", (f, all) -> rates(under(all.get(RATES), f), all.get(RATES)));
    }

    private static void sheet(Fixture served, Fixture plain, String market, YearMonth month, Set<String> added) {
        Script script = Script.answering(served);
        List<Row> rows = new ArrayList<>();
        try (PriceSheet sheet =
                script.client().prices().consumption(Market.of(market), month).open()) {
            for (PriceRow row : sheet) {
                rows.add(row.row());
                row.meterIds().forEach(id -> assertThat(id).isInstanceOf(MeterId.class));
            }
        }
        script.sentAs(script.last(), served, added, Set.of());
        List<Map<String, String>> cells = new ArrayList<>();
        for (NamedCsvRecord record : csv(plain)) {
            Map<String, String> named = new HashMap<>();
            record.getFieldsAsMap().forEach((name, value) -> named.put(name.replace("”", ""), value));
            cells.add(named);
        }
        sameRows(cells, rows);
    }

    private static void rates(Fixture served, Fixture plain) {
        Script script = Script.answering(served);
        ExchangeRates rates = script.client().prices().exchangeRates(YearMonth.of(2024, 10));
        script.sentAs(served);
        List<NamedCsvRecord> records = csv(plain);
        assertThat(rates.all()).hasSameSizeAs(records);
        for (NamedCsvRecord record : records) {
            ExchangeRate rate = rates.get(CurrencyCode.of(record.getField("CurrencyCode")));
            assertThat(rate.usdPerUnit()).isEqualTo(new BigDecimal(record.getField("USDPerUnit")));
        }
    }

    private static List<NamedCsvRecord> csv(Fixture fixture) {
        return CsvReader.builder()
                .ofNamedCsvRecord(new String(fixture.bytes(), StandardCharsets.UTF_8).replace("\uFEFF", ""))
                .stream()
                .toList();
    }

    /** A payload with the headers another entry documents for it. */
    private static Fixture under(Fixture payload, Fixture headers) {
        Fixture served = payload.withStatus(200);
        if (headers.json().find("headers").orElse(null) instanceof JsonValue.Obj named) {
            for (String name : named.members().keySet()) {
                if (!name.equalsIgnoreCase("Content-Length")) {
                    served = served.withHeader(name, headers.text("headers", name));
                }
            }
        }
        return served;
    }

    // ---- exports

    private static void exports(Map<String, Check> checks) {
        checks.put(
                "billing/export_billed_usage_request.json",
                request(f -> f.billedUsage("G016907411", AttributeSet.FULL)));
        checks.put(
                "billing/export_billed_recon_request.json",
                request(f -> f.billedReconciliation("G016907411", AttributeSet.FULL)));
        checks.put(
                "billing/export_unbilled_usage_request.json",
                (f, all) -> request(e -> e.unbilledUsage(
                                CurrencyCode.of(f.text("currencyCode")),
                                Exports.UnbilledPeriod.valueOf(
                                        f.text("billingPeriod").toUpperCase(java.util.Locale.ROOT)),
                                AttributeSet.valueOf(f.text("attributeSet").toUpperCase(java.util.Locale.ROOT))))
                        .run(f, all));
        checks.put(
                "billing/export_unbilled_recon_request.json",
                (f, all) -> request(e -> e.unbilledReconciliation(
                                CurrencyCode.of(f.text("currencyCode")),
                                Exports.UnbilledPeriod.valueOf(
                                        f.text("billingPeriod").toUpperCase(java.util.Locale.ROOT)),
                                AttributeSet.valueOf(f.text("attributeSet").toUpperCase(java.util.Locale.ROOT))))
                        .run(f, all));
        checks.put(ACCEPTED, (f, all) -> {
            Script script = followed(all, all.get(INLINE));
            exported(script);
            assertThat(script.sent(2).uri()).hasToString(f.text("headers", "Location"));
        });
        checks.put("billing/operation_not_started.json", waited());
        checks.put("billing/operation_running.json", waited());
        checks.put(
                "billing/operation_running_response_headers.json",
                (f, all) ->
                        exported(followed(all, under(all.get("billing/operation_running.json"), f), all.get(INLINE))));
        checks.put(INLINE, (f, all) -> {
            Script script = followed(all, f);
            NothingLost.of(f.json().find("resourceLocation").orElseThrow(), exported(script));
            script.sentAs(f);
        });
        checks.put(LINKED, (f, all) -> {
            Script script = followed(all, f, all.get(MANIFEST));
            exported(script);
            assertThat(script.last().uri()).hasToString(f.text("resourceLocation@odata.navigationLink"));
        });
        checks.put(MANIFEST, (f, all) -> {
            Script script = followed(all, all.get(LINKED), f);
            Export<UsageLines> export = export(script);
            NothingLost.of(f.json(), export.manifest());
            files(script, f, export.files());
        });
        checks.put("billing/operation_failed_5000.json", (f, all) -> {
            Script script = followed(all, f);
            NotFoundException none = catchThrowableOfType(NotFoundException.class, () -> exported(script));
            assertThat(none.code()).isEqualTo(ErrorCode.NO_DATA);
            assertThat(none.description()).isEqualTo(f.text("error", "message"));
        });
    }

    /** The address of each file is directory, name and signature, byte for byte, and nothing signs in there. */
    private static void files(Script script, Fixture manifest, List<RowPart> parts) throws Exception {
        List<JsonValue> blobs = manifest.json().elements("blobs");
        assertThat(parts).hasSameSizeAs(blobs);
        for (int i = 0; i < parts.size(); i++) {
            script.then(200, "{}");
            parts.get(i).opener().open().close();
            assertThat(script.last().uri())
                    .hasToString(manifest.text("rootDirectory") + "/"
                            + blobs.get(i).text("name").orElseThrow() + "?" + manifest.text("sasToken"));
            assertThat(script.last().headers().first("Authorization")).isEmpty();
        }
    }

    private static Check request(Consumer<Exports> verb) {
        return (f, all) -> {
            Script script = followed(all, all.get(INLINE));
            verb.accept(script.client().billing().exports());
            script.sentAs(script.sent(1), f, Set.of(), Set.of());
            SameJson.strictly().check(script.body(script.sent(1)), f.json());
        };
    }

    private static Check waited() {
        return (f, all) -> {
            Script script = followed(all, f, all.get(INLINE));
            assertThat(exported(script).blobs()).isNotEmpty();
            assertThat(script.count()).isEqualTo(3);
        };
    }

    /** An export that is accepted as documented and then answered by these. */
    private static Script followed(Fixtures all, Fixture... answers) {
        Fixture accepted = all.get(ACCEPTED);
        Script script = Script.answering(accepted.withHeader("Location", accepted.text("headers", "Location")));
        for (Fixture answer : answers) {
            script.then(answer);
        }
        return script;
    }

    private static ExportManifest exported(Script script) {
        return export(script).manifest();
    }

    private static Export<UsageLines> export(Script script) {
        AzurePlanClient client = script.client();
        return client.billing().exports().billedUsage("G016907411", AttributeSet.FULL);
    }

    // ---- rows

    private static List<Map<String, String>> lines(Fixture fixture) {
        List<Map<String, String>> lines = new ArrayList<>();
        for (String line :
                new String(fixture.bytes(), StandardCharsets.UTF_8).lines().toList()) {
            if (line.isBlank()) {
                continue;
            }
            Map<String, String> members = new HashMap<>();
            JsonValue parsed =
                    JsonValue.parse(line.getBytes(StandardCharsets.UTF_8)).orElseThrow();
            ((JsonValue.Obj) parsed)
                    .members()
                    .keySet()
                    .forEach(name -> members.put(name, parsed.text(name).orElseGet(() -> nested(parsed, name))));
            lines.add(members);
        }
        return lines;
    }

    /** The text of an array or object, which a row keeps as it stands; null for null. */
    private static String nested(JsonValue line, String name) {
        return line.find(name)
                .map(value -> new String(new Json(drift -> {}).write(value), StandardCharsets.UTF_8))
                .orElse(null);
    }

    private static List<Row> usage(Fixture fixture) {
        List<Row> rows = new ArrayList<>();
        try (UsageLines lines = UsageLines.read(List.of(RowPart.of(fixture.name(), fixture.bytes())))) {
            for (UsageLine line : lines) {
                rows.add(line.row());
            }
        }
        return rows;
    }

    private static List<Row> reconciliation(Fixture fixture) {
        List<Row> rows = new ArrayList<>();
        try (ReconciliationLines lines =
                ReconciliationLines.read(List.of(RowPart.of(fixture.name(), fixture.bytes())))) {
            for (ReconciliationLine line : lines) {
                rows.add(line.row());
            }
        }
        return rows;
    }

    /** Every cell is there, character for character, and none is unknown. */
    private static void sameRows(List<Map<String, String>> cells, List<Row> rows) {
        assertThat(rows).hasSameSizeAs(cells).isNotEmpty();
        IntStream.range(0, rows.size()).forEach(i -> {
            assertThat(rows.get(i).unknown()).as("unknown in row %s", i + 1).isEmpty();
            cells.get(i)
                    .forEach((name, value) -> assertThat(rows.get(i).text(name))
                            .as("row %s, %s", i + 1, name)
                            .isEqualTo(value));
        });
    }
}
