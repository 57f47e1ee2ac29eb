package io.github.azureplan.bench;

import io.github.azureplan.billing.EarnedCreditReport;
import io.github.azureplan.billing.UsageLine;
import io.github.azureplan.billing.UsageLines;
import io.github.azureplan.pricing.CreditEligibility;
import io.github.azureplan.pricing.PriceBook;
import io.github.azureplan.rows.Column;
import io.github.azureplan.rows.RowPart;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * How fast an export is read, against gunzip alone on the same file in the same run. Not a test; run by
 *
 * <pre>
 * ./mvnw -q -pl sdk-core test-compile && java -Xms1g -Xmx1g -XX:+UseSerialGC \
 *     -cp sdk-core/target/test-classes:sdk-core/target/classes io.github.azureplan.bench.ExportSpeed 64000
 * </pre>
 *
 * <p>With a second argument {@code heap} the rows go through a file and the earned credit report instead; run that with
 * a small {@code -Xmx} to see that memory does not go with rows.
 */
public final class ExportSpeed {
    private static final int ROUNDS = 5;

    private ExportSpeed() {}

    /** A way to read the file; answers a number that depends on what was read. */
    private interface Step {
        long run() throws IOException;
    }

    public static void main(String[] args) throws IOException {
        PrintStream out =
                new PrintStream(new java.io.FileOutputStream(java.io.FileDescriptor.out), true, StandardCharsets.UTF_8);
        int rows = args.length > 0 ? Integer.parseInt(args[0]) : 64_000;
        Path file = Files.createTempFile("export", ".json.gz");
        try {
            try (OutputStream gzip = new GZIPOutputStream(Files.newOutputStream(file), 64 * 1024)) {
                write(gzip, rows);
            }
            if (args.length > 1 && args[1].equals("heap")) {
                heap(out, file, rows);
            } else {
                speed(out, Files.readAllBytes(file), rows);
            }
        } finally {
            Files.delete(file);
        }
    }

    private static void heap(PrintStream out, Path file, int rows) {
        long start = System.nanoTime();
        CreditEligibility nothing = CreditEligibility.from(PriceBook.of(List.of()));
        try (UsageLines lines = UsageLines.read(file)) {
            int days = EarnedCreditReport.of(lines, nothing).days().size();
            double seconds = (System.nanoTime() - start) / 1e9;
            out.printf(
                    Locale.ROOT,
                    "%,d rows into a credit report of %,d days in %.1f s with a heap of at most %,d MB%n",
                    rows,
                    days,
                    seconds,
                    Runtime.getRuntime().maxMemory() >> 20);
        }
    }

    private static void speed(PrintStream out, byte[] gzip, int rows) throws IOException {
        long plain = gunzip(gzip);
        out.printf(Locale.ROOT, "%,d rows, %,d bytes plain, %,d bytes gzip%n", rows, plain, gzip.length);
        Column<?>[] five = {
            UsageLine.USAGE_DATE,
            UsageLine.ENTITLEMENT_ID,
            UsageLine.METER_ID,
            UsageLine.QUANTITY,
            UsageLine.BILLING_PRE_TAX_TOTAL
        };
        List<String> names =
                List.of("gunzip alone", "rows, no cell read", "rows, every cell read", "five columns, read");
        List<Step> steps = List.of(
                () -> gunzip(gzip),
                () -> read(gzip, new Column<?>[0], false),
                () -> read(gzip, new Column<?>[0], true),
                () -> read(gzip, five, true));
        double[][] seconds = new double[steps.size()][ROUNDS];
        for (int round = -2; round < ROUNDS; round++) {
            for (int i = 0; i < seconds.length; i++) {
                long start = System.nanoTime();
                if (steps.get(i).run() == 0) {
                    throw new IllegalStateException("nothing was read");
                }
                if (round >= 0) {
                    seconds[i][round] = (System.nanoTime() - start) / 1e9;
                }
            }
        }
        double alone = median(seconds[0]);
        for (int i = 0; i < seconds.length; i++) {
            double median = median(seconds[i]);
            out.printf(
                    Locale.ROOT,
                    "%-24s %7.1f MB/s %9.0f rows/s %6.1f %% of gunzip alone%n",
                    names.get(i),
                    plain / median / 1e6,
                    rows / median,
                    100 * alone / median);
        }
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    private static long gunzip(byte[] gzip) throws IOException {
        byte[] buffer = new byte[64 * 1024];
        long all = 0;
        try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(gzip), 64 * 1024)) {
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                all += n;
            }
        }
        return all;
    }

    private static long read(byte[] gzip, Column<?>[] only, boolean cells) {
        List<Column<?>> columns = only.length == 0 ? UsageLine.TABLE.columns() : List.of(only);
        long seen = 0;
        try (UsageLines lines = UsageLines.read(List.of(RowPart.of("export", gzip)))) {
            if (only.length > 0) {
                lines.only(only);
            }
            for (UsageLine line : lines) {
                seen++;
                if (cells) {
                    for (Column<?> column : columns) {
                        Object value = line.get(column);
                        seen += value == null ? 0 : value.hashCode() & 1;
                    }
                }
            }
        }
        return seen;
    }

    private static void write(OutputStream out, int rows) throws IOException {
        Random random = new Random(1);
        List<String> columns = UsageLine.TABLE.header();
        List<String> subscriptions = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            subscriptions.add(guid(random));
        }
        for (int i = 0; i < rows; i++) {
            String subscription = subscriptions.get(random.nextInt(200));
            StringBuilder line = new StringBuilder(2400);
            for (String column : columns) {
                line.append(line.isEmpty() ? "{\"" : ",\"")
                        .append(column)
                        .append("\":")
                        .append(cell(column, subscription, random));
            }
            out.write(line.append("}\n").toString().getBytes(StandardCharsets.UTF_8));
        }
    }

    private static String cell(String column, String subscription, Random random) {
        return switch (column) {
            case "Quantity" -> "" + random.nextInt(100) + "." + random.nextLong(Long.MAX_VALUE);
            case "UnitPrice" -> "0.0" + random.nextInt(1_000_000);
            case "EffectiveUnitPrice", "BillingPreTaxTotal", "PricingPreTaxTotal" ->
                "0." + random.nextLong(Long.MAX_VALUE);
            case "PCToBCExchangeRate" -> "0.846202666";
            case "PartnerEarnedCreditPercentage" -> random.nextInt(10) == 0 ? "0" : "15";
            case "CreditPercentage" -> "0";
            case "UsageDate" -> "\"2026-03-" + (10 + random.nextInt(20)) + "T00:00:00Z\"";
            case "ChargeStartDate", "ChargeEndDate", "PCToBCExchangeRateDate" -> "\"2026-03-01T00:00:00Z\"";
            case "BillingCurrency" -> "\"EUR\"";
            case "PricingCurrency" -> "\"USD\"";
            case "EntitlementId" -> '"' + subscription + '"';
            case "SubscriptionId", "CustomerId", "PartnerId", "MeterId", "AvailabilityId" -> '"' + guid(random) + '"';
            case "ResourceURI" ->
                "\"/subscriptions/" + subscription + "/resourceGroups/rg-" + random.nextInt(500)
                        + "/providers/Microsoft.Compute/virtualMachines/vm-" + random.nextInt(100_000) + '"';
            case "Tags" -> "\"{\\\"env\\\":\\\"prod\\\",\\\"owner\\\":\\\"team-" + random.nextInt(1000) + "\\\"}\"";
            case "AdditionalInfo" ->
                "\"{\\\"ServiceType\\\":\\\"Standard_D" + random.nextInt(64)
                        + "s_v5\\\",\\\"UsageType\\\":\\\"ComputeHR\\\"}\"";
            case "BenefitOrderId", "BenefitId", "BenefitType", "ServiceInfo1", "ServiceInfo2" -> "\"\"";
            default -> '"' + column + " number " + random.nextInt(300) + '"';
        };
    }

    private static String guid(Random random) {
        return String.format(
                Locale.ROOT,
                "%08x-%04x-4%03x-a%03x-%012x",
                random.nextInt(),
                random.nextInt(1 << 16),
                random.nextInt(1 << 12),
                random.nextInt(1 << 12),
                random.nextLong() & 0xffffffffffffL);
    }
}
