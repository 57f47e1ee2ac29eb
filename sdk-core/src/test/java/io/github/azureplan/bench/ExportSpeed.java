package io.github.azureplan.bench;

import io.github.azureplan.billing.UsageLine;
import io.github.azureplan.billing.UsageLines;
import io.github.azureplan.rows.Column;
import io.github.azureplan.rows.RowPart;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * How fast an export is read from memory, against gunzip alone on the same file in the same run, with Moshi's streaming
 * reader and Jackson databind beside. Not a test; run by
 *
 * <pre>
 * ./mvnw -q -pl sdk-core test-compile dependency:build-classpath -Dmdep.outputFile=target/bench.cp -DincludeScope=test \
 *     && java -Xms1g -Xmx1g -XX:+UseSerialGC -cp \
 *     sdk-core/target/test-classes:sdk-core/target/classes:$(cat sdk-core/target/bench.cp) \
 *     io.github.azureplan.bench.ExportSpeed
 * </pre>
 *
 * <p>and with {@code 16000 3} at its end for fewer rows and rounds. Steps take turns within each round, and time is the
 * processor time of the process, garbage collection included, so that a busy machine disturbs little; compare
 * percentages, not megabytes. Only the two threads are timed by the clock, against one thread by the clock: they need an
 * idle machine. {@link LargeExport} shows that memory does not go with rows.
 */
public final class ExportSpeed {
    private static final int ROUNDS = 9;
    private static final int WARM_UP = 2;
    private static final int SUBSCRIPTIONS = 200;
    private static final int METERS = 500;
    private static final Column<?>[] FIVE = {
        UsageLine.USAGE_DATE,
        UsageLine.ENTITLEMENT_ID,
        UsageLine.METER_ID,
        UsageLine.QUANTITY,
        UsageLine.BILLING_PRE_TAX_TOTAL
    };
    private static final Column<?>[] ALL = {};

    private ExportSpeed() {}

    /** A way to read the file; answers a number that depends on what was read. */
    private interface Step {
        long run() throws IOException;
    }

    /** A step and what became of it. */
    private static final class Candidate {
        final String name;

        /** How many times it reads the file. */
        final int files;

        final Step step;

        /** Of the processor. */
        final double[] seconds;

        /** Of the clock. */
        final double[] elapsed;

        long bytes;

        Candidate(String name, int files, int rounds, Step step) {
            this.name = name;
            this.files = files;
            this.step = step;
            this.seconds = new double[rounds];
            this.elapsed = new double[rounds];
        }
    }

    public static void main(String[] args) throws IOException {
        PrintStream out =
                new PrintStream(new java.io.FileOutputStream(java.io.FileDescriptor.out), true, StandardCharsets.UTF_8);
        int rows = args.length > 0 ? Integer.parseInt(args[0]) : 64_000;
        int rounds = args.length > 1 ? Integer.parseInt(args[1]) : ROUNDS;
        ByteArrayOutputStream gzip = new ByteArrayOutputStream();
        try (OutputStream packed = new GZIPOutputStream(gzip, 64 * 1024)) {
            write(packed, rows);
        }
        speed(out, gzip.toByteArray(), rows, rounds);
    }

    private static void speed(PrintStream out, byte[] gzip, int rows, int rounds) throws IOException {
        long plain = gunzip(gzip);
        out.printf(
                Locale.ROOT,
                "%,d rows, %,d bytes plain, %,d bytes gzip, Java %s%n",
                rows,
                plain,
                gzip.length,
                Runtime.version());
        OtherReaders others = new OtherReaders();
        List<Candidate> all = List.of(
                new Candidate("gunzip alone", 1, rounds, () -> gunzip(gzip)),
                new Candidate("rows, no cell read", 1, rounds, () -> read(gzip, ALL, false)),
                new Candidate("rows, every cell read", 1, rounds, () -> read(gzip, ALL, true)),
                new Candidate("five columns, no cell read", 1, rounds, () -> read(gzip, FIVE, false)),
                new Candidate("five columns, read", 1, rounds, () -> read(gzip, FIVE, true)),
                new Candidate("two files, two threads, every cell", 2, rounds, () -> twice(gzip, ALL)),
                new Candidate("two files, two threads, five columns", 2, rounds, () -> twice(gzip, FIVE)),
                new Candidate("Moshi streaming, every cell", 1, rounds, () -> others.moshi(gunzipped(gzip), ALL)),
                new Candidate("Moshi streaming, five columns", 1, rounds, () -> others.moshi(gunzipped(gzip), FIVE)),
                new Candidate("Jackson databind, to a record", 1, rounds, () -> others.jackson(gunzipped(gzip))));
        for (int round = -WARM_UP; round < rounds; round++) {
            for (Candidate each : all) {
                long bytes = allocated();
                long start = System.nanoTime();
                long busy = busy();
                if (each.step.run() == 0) {
                    throw new IllegalStateException("nothing was read");
                }
                if (round >= 0) {
                    each.seconds[round] = (busy() - busy) / 1e9;
                    each.elapsed[round] = (System.nanoTime() - start) / 1e9;
                    each.bytes = allocated() - bytes;
                }
            }
        }
        double alone = best(all.get(0).seconds);
        for (Candidate each : all) {
            double perFile = best(each.seconds) / each.files;
            out.printf(
                    Locale.ROOT,
                    "%-38s %7.1f MB/s %9.0f rows/s %6.1f %% of gunzip alone%s%n",
                    each.name,
                    plain / perFile / 1e6,
                    rows / perFile,
                    100 * alone / perFile,
                    each.files > 1 ? "" : String.format(Locale.ROOT, " %,6d bytes/row", each.bytes / rows));
        }
        out.printf(
                Locale.ROOT,
                "two threads over one: every cell %.2f, five columns %.2f%n",
                2 * best(all.get(2).elapsed) / best(all.get(5).elapsed),
                2 * best(all.get(4).elapsed) / best(all.get(6).elapsed));
    }

    /** Nanoseconds the processors have worked for this process so far. */
    private static long busy() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }

    /** Bytes this thread has allocated so far. */
    private static long allocated() {
        return ((com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean()).getCurrentThreadAllocatedBytes();
    }

    private static InputStream gunzipped(byte[] gzip) throws IOException {
        return new GZIPInputStream(new ByteArrayInputStream(gzip), 64 * 1024);
    }

    private static long twice(byte[] gzip, Column<?>[] only) {
        FutureTask<Long> other = new FutureTask<>(() -> read(gzip, only, true));
        new Thread(other).start();
        long own = read(gzip, only, true);
        try {
            return own + other.get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What disturbs a round only adds to it. */
    private static double best(double[] values) {
        return Arrays.stream(values).min().orElseThrow();
    }

    private static long gunzip(byte[] gzip) throws IOException {
        byte[] buffer = new byte[64 * 1024];
        long all = 0;
        try (InputStream in = gunzipped(gzip)) {
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
                        seen += value == null ? 0 : OtherReaders.look(value);
                    }
                }
            }
        }
        return seen;
    }

    private static void write(OutputStream out, int rows) throws IOException {
        Random random = new Random(1);
        List<String> columns = UsageLine.TABLE.header();
        List<String> ids = new ArrayList<>(); // of subscriptions, then of meters: both repeat
        for (int i = 0; i < SUBSCRIPTIONS + METERS; i++) {
            ids.add(guid(random));
        }
        for (int i = 0; i < rows; i++) {
            String subscription = ids.get(random.nextInt(SUBSCRIPTIONS));
            String meter = ids.get(SUBSCRIPTIONS + random.nextInt(METERS));
            StringBuilder line = new StringBuilder(2400);
            for (String column : columns) {
                line.append(line.isEmpty() ? "{\"" : ",\"")
                        .append(column)
                        .append("\":")
                        .append(cell(column, subscription, meter, random));
            }
            out.write(line.append("}\n").toString().getBytes(StandardCharsets.UTF_8));
        }
    }

    private static String cell(String column, String subscription, String meter, Random random) {
        return switch (column) {
            case "Quantity" -> random.nextInt(24) + "." + random.nextInt(1_000_000_000);
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
            case "MeterId" -> '"' + meter + '"';
            case "SubscriptionId", "CustomerId", "PartnerId", "AvailabilityId" -> '"' + guid(random) + '"';
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
