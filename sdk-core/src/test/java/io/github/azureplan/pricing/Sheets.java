package io.github.azureplan.pricing;

import io.github.azureplan.rows.RowPart;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes price sheets for tests. */
final class Sheets {
    static final String OPEN = "11/30/9999 11:59:59 PM";

    private final List<String> header = new ArrayList<>(PriceRow.TABLE.header());
    private final StringBuilder text = new StringBuilder();

    Sheets() {
        line(header);
    }

    Sheets price(String sku, String meter, String price, String min, String max, String from, String to) {
        return row(Map.of(
                "ProductId",
                "DZH0000TEST1",
                "SkuId",
                sku,
                "UnitPrice",
                price,
                "PricingTierRangeMin",
                min,
                "PricingTierRangeMax",
                max,
                "EffectiveStartDate",
                from,
                "EffectiveEndDate",
                to,
                "MeterIds",
                meter));
    }

    Sheets row(Map<String, String> cells) {
        Map<String, String> usual = Map.of(
                "ProductTitle",
                "Storage",
                "SkuTitle",
                "Hot blocks, LRS",
                "Publisher",
                "Microsoft",
                "UnitOfMeasure",
                "1 GB",
                "TermDuration",
                "payG-1",
                "Market",
                "SE",
                "Currency",
                "USD",
                "Tags",
                "Azure");
        line(header.stream()
                .map(name -> cells.getOrDefault(name, usual.getOrDefault(name, "")))
                .toList());
        return this;
    }

    private void line(List<String> cells) {
        List<String> quoted = cells.stream()
                .map(cell -> '"' + cell.replace("\"", "\"\"") + '"')
                .toList();
        text.append(String.join(",", quoted)).append("\r\n");
    }

    String csv() {
        return text.toString();
    }

    PriceSheet open() {
        return sheet(csv());
    }

    PriceBook book() {
        return open().toPriceBook();
    }

    static PriceSheet sheet(String csv) {
        return PriceSheet.open(RowPart.of("sheet", csv.getBytes(StandardCharsets.UTF_8)));
    }

    static byte[] zip(String... csvs) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (int i = 0; i < csvs.length; i++) {
                zip.putNextEntry(new ZipEntry("sheets" + i + ".csv"));
                zip.write(csvs[i].getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** A meter with the tiers of the published example: 1 to 100 at 1, to 100000 at .80, beyond at .50. */
    static Sheets tiered() {
        return new Sheets()
                .price("0T01", "gb-out", "1", "1", "100", "3/1/2026 12:00:00 AM", OPEN)
                .price("0T01", "gb-out", ".80", "101", "100000", "3/1/2026 12:00:00 AM", OPEN)
                .price("0T01", "gb-out", ".50", "100001", "9223372036854780000", "3/1/2026 12:00:00 AM", OPEN);
    }
}
