package io.github.azureplan.bench;

import com.sun.management.ThreadMXBean;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import io.github.azureplan.common.MeterId;
import io.github.azureplan.pricing.PriceBook;
import io.github.azureplan.pricing.PriceCursor;
import io.github.azureplan.pricing.PriceRow;
import io.github.azureplan.pricing.PriceSheet;
import io.github.azureplan.pricing.ProductSku;
import io.github.azureplan.rows.Column;
import io.github.azureplan.rows.RowPart;
import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;

/**
 * How fast a price sheet is read and made a book, against fastcsv alone on the same bytes in the same run; how much
 * memory the book takes and what a look-up allocates. Not a test; run by
 *
 * <pre>
 * ./mvnw -q -pl sdk-core test-compile dependency:build-classpath -Dmdep.outputFile=target/bench.cp -DincludeScope=test \
 *     && taskset -c 0 java -Xms2g -Xmx2g -Xmn320m -XX:+UseSerialGC -XX:+AlwaysPreTouch \
 *     -cp sdk-core/target/test-classes:sdk-core/target/classes:$(cat sdk-core/target/bench.cp) \
 *     io.github.azureplan.bench.PriceSpeed 300000
 * </pre>
 *
 * <p>With a second argument {@code heap} the rows go through a file and are read row by row instead; run that with a
 * million rows and {@code -Xmx64m} to see that memory does not go with rows. The machine is rarely idle: only what stands
 * in one run can be compared, so each round does every step once and the best of the rounds are printed.
 */
public final class PriceSpeed {
    private static final int ROUNDS = 9;
    private static final int BOOKS = 4;
    private static final LocalDate DAY = LocalDate.of(2026, 3, 9);

    private PriceSpeed() {}

    /** A way to read the sheet; answers a number that depends on what was read. */
    private interface Step {
        long run() throws IOException;
    }

    public static void main(String[] args) throws IOException {
        PrintStream out =
                new PrintStream(new java.io.FileOutputStream(java.io.FileDescriptor.out), true, StandardCharsets.UTF_8);
        int rows = args.length > 0 ? Integer.parseInt(args[0]) : 300_000;
        if (args.length > 1 && args[1].equals("heap")) {
            heap(out, rows);
            return;
        }
        Sheet sheet = new Sheet(rows, true);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(rows * 400);
        sheet.write(bytes);
        byte[] csv = bytes.toByteArray();
        bytes.reset();
        out.printf(Locale.ROOT, "%,d rows, %,d bytes%n", rows, csv.length);
        speed(out, csv, rows);
        memory(out, csv, sheet, rows);
        lookups(out, csv, sheet);
    }

    private static void heap(PrintStream out, int rows) throws IOException {
        Path file = Files.createTempFile("sheet", ".csv");
        try {
            try (OutputStream to = new BufferedOutputStream(Files.newOutputStream(file))) {
                new Sheet(rows, false).write(to);
            }
            long start = System.nanoTime();
            long read = 0;
            try (PriceSheet sheet = PriceSheet.open(file)) {
                for (PriceRow row : sheet) {
                    read += row.unitPrice().signum() >= 0 ? 1 : 0;
                }
            }
            out.printf(
                    Locale.ROOT,
                    "%,d rows of %,d bytes read in %.1f s with a heap of at most %,d MB%n",
                    read,
                    Files.size(file),
                    (System.nanoTime() - start) / 1e9,
                    Runtime.getRuntime().maxMemory() >> 20);
        } finally {
            Files.delete(file);
        }
    }

    private static void speed(PrintStream out, byte[] csv, int rows) throws IOException {
        List<String> names = List.of(
                "fastcsv alone", "rows, checked", "rows, six cells read", "rows, every cell as text", "price book");
        List<Step> steps = List.of(
                () -> fastcsv(csv),
                () -> read(csv),
                () -> sixCells(csv),
                () -> texts(csv),
                () -> book(csv).entries().size());
        double[][] seconds = new double[steps.size()][ROUNDS];
        for (int round = -4; round < ROUNDS; round++) {
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
        double alone = best(seconds[0]);
        double reading = best(seconds[1]);
        for (int i = 0; i < seconds.length; i++) {
            double best = best(seconds[i]);
            out.printf(
                    Locale.ROOT,
                    "%-26s %7.1f MB/s %9.0f rows/s %6.1f %% of fastcsv alone, %.2f times reading%n",
                    names.get(i),
                    csv.length / best / 1e6,
                    rows / best,
                    100 * alone / best,
                    best / reading);
        }
    }

    /** What disturbs a round only adds to it. */
    private static double best(double[] values) {
        return Arrays.stream(values).min().orElseThrow();
    }

    private static long fastcsv(byte[] csv) throws IOException {
        long seen = 0;
        try (CsvReader<CsvRecord> records = CsvReader.builder().ofCsvRecord(new ByteArrayInputStream(csv))) {
            for (CsvRecord record : records) {
                seen += record.getFieldCount();
            }
        }
        return seen;
    }

    private static PriceSheet sheet(byte[] csv) {
        return PriceSheet.open(RowPart.of("sheet", csv));
    }

    private static long read(byte[] csv) {
        long seen = 0;
        try (PriceSheet sheet = sheet(csv)) {
            for (PriceRow row : sheet) {
                seen += row.row().line();
            }
        }
        return seen;
    }

    private static long sixCells(byte[] csv) {
        long seen = 0;
        try (PriceSheet sheet = sheet(csv)) {
            for (PriceRow row : sheet) {
                seen += row.product().hashCode() + row.unitPrice().scale();
                String meter = row.get(PriceRow.METER_IDS);
                seen += meter == null ? 0 : meter.length();
                seen += row.effectiveFrom() == null || row.effectiveTo() == null ? 0 : 1;
            }
        }
        return seen;
    }

    private static long texts(byte[] csv) {
        long seen = 0;
        try (PriceSheet sheet = sheet(csv)) {
            for (PriceRow row : sheet) {
                for (Column<?> column : PriceRow.TABLE.columns()) {
                    String text = row.row().text(column);
                    seen += text == null ? 0 : text.length();
                }
            }
        }
        return seen;
    }

    private static PriceBook book(byte[] csv) {
        return sheet(csv).toPriceBook();
    }

    private static void memory(PrintStream out, byte[] csv, Sheet sheet, int rows) {
        List<PriceBook> books = new ArrayList<>(List.of(book(csv)));
        long before = used();
        for (int i = 0; i < BOOKS; i++) {
            books.add(book(csv));
        }
        long bytes = (used() - before) / BOOKS;
        PriceBook book = books.get(BOOKS);
        if (!books.get(0).equals(book) || csv.length == 0) { // all are alive until here
            throw new IllegalStateException("the same sheet became two books");
        }
        long texts = sheet.texts.stream()
                .mapToLong(text -> text.getBytes(StandardCharsets.UTF_8).length)
                .sum();
        out.printf(
                Locale.ROOT,
                "%s: %,d bytes, of which texts %,d; %.1f bytes a row, %.1f beyond texts%n",
                book,
                bytes,
                texts,
                (double) bytes / rows,
                (double) (bytes - texts) / rows);
    }

    private static long used() {
        for (int i = 0; i < 8; i++) { // the serial collector leaves some dead objects, save at every fourth time
            System.gc();
        }
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    private static void lookups(PrintStream out, byte[] csv, Sheet sheet) {
        PriceBook book = book(csv);
        PriceCursor cursor = book.cursor();
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long thread = Thread.currentThread().getId();
        for (boolean byMeter : new boolean[] {true, false}) {
            for (int round = 0; round < 3; round++) {
                long allocated = threads.getThreadAllocatedBytes(thread);
                long start = System.nanoTime();
                int found = 0;
                for (int i = 0; i < sheet.meters.size(); i++) {
                    found += (byMeter
                                            ? cursor.moveTo(sheet.meters.get(i), DAY)
                                            : cursor.moveTo(sheet.products.get(i), DAY))
                                    && cursor.unitPrice().signum() >= 0
                            ? 1
                            : 0;
                }
                double nanos = (double) (System.nanoTime() - start) / sheet.meters.size();
                allocated = threads.getThreadAllocatedBytes(thread) - allocated;
                if (round == 2) {
                    out.printf(
                            Locale.ROOT,
                            "%,d look-ups by %s: %,d found, %.0f ns each, %,d bytes allocated in all%n",
                            sheet.meters.size(),
                            byMeter ? "meter" : "product and SKU",
                            found,
                            nanos,
                            allocated);
                }
            }
        }
    }

    /** An invented sheet of the shape of the real one: a tenth of the SKUs with tiers, some with two ranges of dates. */
    private static final class Sheet {
        final List<MeterId> meters = new ArrayList<>();
        final List<ProductSku> products = new ArrayList<>();

        /** Each different text that the book has to keep. */
        final Set<String> texts = new HashSet<>();

        private final Random random = new Random(1);
        private final int rows;
        private final boolean keep;
        private int written;

        Sheet(int rows, boolean keep) {
            this.rows = rows;
            this.keep = keep;
        }

        void write(OutputStream out) throws IOException {
            line(out, PriceRow.TABLE.header());
            for (int product = 0; written < rows; product++) {
                String productId = "DZH318Z" + code(product, 5);
                String productTitle = "Service " + product / 3 + " - Series " + (char) ('A' + product % 26);
                String unit = List.of("1 Hour", "1 GB/Month", "10K", "1 GB", "1/Month")
                        .get(random.nextInt(5));
                int skus = 20 + random.nextInt(200);
                for (int sku = 0; sku < skus && written < rows; sku++) {
                    sku(out, productId, productTitle, unit, sku);
                }
            }
        }

        private void sku(OutputStream out, String productId, String productTitle, String unit, int sku)
                throws IOException {
            String skuId = code(sku, 4);
            String title = productTitle + " - Size " + sku / 40 + " - Region " + sku % 40;
            String meter = guid();
            if (keep) {
                meters.add(MeterId.of(meter));
                products.add(new ProductSku(productId, skuId));
            }
            String price = random.nextInt(3) == 0
                    ? "0." + (100_000 + random.nextInt(900_000)) + random.nextInt(1000)
                    : "." + (1 + random.nextInt(4000));
            if (random.nextInt(10) == 0) {
                row(out, productTitle, productId, skuId, title, unit, "1.5", "1", "100", false, meter);
                row(out, productTitle, productId, skuId, title, unit, price, "101", "100000", false, meter);
                row(
                        out,
                        productTitle,
                        productId,
                        skuId,
                        title,
                        unit,
                        ".00" + random.nextInt(99),
                        "100001",
                        "9223372036854780000",
                        false,
                        meter);
            } else if (random.nextInt(30) == 0) {
                row(out, productTitle, productId, skuId, title, unit, price, "", "", true, meter);
                row(out, productTitle, productId, skuId, title, unit, ".7", "", "", false, meter);
            } else {
                row(out, productTitle, productId, skuId, title, unit, price, "", "", false, meter);
            }
        }

        private void row(
                OutputStream out,
                String productTitle,
                String productId,
                String skuId,
                String title,
                String unit,
                String price,
                String min,
                String max,
                boolean ends,
                String meter)
                throws IOException {
            if (written == rows) {
                return;
            }
            written++;
            if (keep) {
                texts.add(productTitle);
                texts.add(title);
            }
            line(
                    out,
                    List.of(
                            productTitle,
                            productId,
                            skuId,
                            title,
                            "Microsoft",
                            title,
                            unit,
                            "payG-1",
                            "US",
                            "USD",
                            price,
                            min,
                            max,
                            ends ? "3/1/2018 12:00:00 AM" : "3/1/2026 12:00:00 AM",
                            ends ? "2/28/2026 11:59:59 PM" : "11/30/9999 11:59:59 PM",
                            meter,
                            unit,
                            random.nextInt(50) == 0 ? "Azure;Third Party" : "Azure"));
        }

        private static void line(OutputStream out, List<String> cells) throws IOException {
            out.write(('"' + String.join("\",\"", cells) + "\"\r\n").getBytes(StandardCharsets.UTF_8));
        }

        private static String code(int number, int length) {
            String digits = Integer.toString(number, 36).toUpperCase(Locale.ROOT);
            return "0".repeat(Math.max(0, length - digits.length())) + digits;
        }

        private String guid() {
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
}
