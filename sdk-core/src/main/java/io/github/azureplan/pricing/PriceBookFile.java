package io.github.azureplan.pricing;

import io.github.azureplan.common.CurrencyCode;
import io.github.azureplan.common.MeterId;
import io.github.azureplan.errors.DamagedDataException;
import io.github.azureplan.internal.export.SafeFile;
import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.CheckedOutputStream;
import org.jspecify.annotations.Nullable;

/** A price book as a file: a mark, the version of the form, the arrays of the table, a checksum. */
final class PriceBookFile {
    private static final long MARK = 0x617a70_626f6f6b_31L; // "azpbook1"
    private static final int LONGEST_TEXT = 1 << 20;
    private static final int LONGEST_FILE = Integer.MAX_VALUE - 64;

    /** Of an entry, on average; real sheets have one or two. */
    private static final int MOST_METERS = 64;

    private final byte[] bytes;
    private final ByteBuffer in;

    private PriceBookFile(byte[] bytes, int from, int to) {
        this.bytes = bytes;
        this.in = ByteBuffer.wrap(bytes, from, to - from);
    }

    static void write(PriceTable table, Path file) throws IOException {
        SafeFile.write(
                file,
                plain -> {
                    CheckedOutputStream checked = new CheckedOutputStream(plain, new CRC32());
                    DataOutputStream out = new DataOutputStream(new BufferedOutputStream(checked, 64 * 1024));
                    out.writeLong(MARK);
                    write(out, table);
                    out.flush();
                    out.writeLong(checked.getChecksum().getValue());
                    out.flush();
                },
                part -> {});
    }

    private static void write(DataOutputStream out, PriceTable table) throws IOException {
        text(out, table.source);
        texts(out, table.ids);
        texts(out, table.texts);
        out.writeInt(table.meters.size());
        for (int i = 0; i < table.meters.size(); i++) {
            text(out, table.meters.meter(i).text());
        }
        out.writeInt(table.meterSets.size());
        for (int[] set : table.meterSets) {
            numbers(out, set);
        }
        out.writeInt(table.kinds.size());
        for (PriceTable.Kind kind : table.kinds) {
            text(out, kind.productTitle());
            text(out, kind.publisher());
            text(out, kind.term());
            text(out, kind.market());
            text(out, kind.currency().text());
            text(out, kind.unit());
            out.writeInt(kind.tags().size());
            for (String tag : kind.tags()) {
                text(out, tag);
            }
        }
        out.writeInt(table.prices.size());
        for (BigDecimal price : table.prices) {
            text(out, price.toString());
        }
        out.writeInt(table.ranges.size());
        for (PriceTable.Range range : table.ranges) {
            BigDecimal upTo = range.upTo();
            text(out, range.above().toString());
            text(out, upTo == null ? "" : upTo.toString());
        }
        out.writeInt(table.contradictions.size());
        for (Map.Entry<Integer, BadRow> each : table.contradictions.entrySet()) {
            String column = each.getValue().column();
            out.writeInt(each.getKey());
            out.writeLong(each.getValue().line());
            text(out, column == null ? "" : column);
            text(out, each.getValue().problem());
        }
        PriceTable.Columns c = table.columns;
        for (int[] column : List.of(
                c.product,
                c.sku,
                c.availability,
                c.skuTitle,
                c.kind,
                c.meters,
                c.firstPeriod,
                c.span,
                c.firstTier,
                c.price,
                c.range,
                c.spanFrom,
                c.spanTo)) {
            numbers(out, column);
        }
    }

    private static void text(DataOutputStream out, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static void texts(DataOutputStream out, TextPool pool) throws IOException {
        out.writeInt(pool.size());
        for (int i = 0; i < pool.size(); i++) {
            int start = pool.start(i);
            out.writeInt(pool.end(i) - start);
            out.write(pool.bytes(), start, pool.end(i) - start);
        }
    }

    private static void numbers(DataOutputStream out, int[] numbers) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(numbers.length * Integer.BYTES);
        bytes.asIntBuffer().put(numbers);
        out.writeInt(numbers.length);
        out.write(bytes.array());
    }

    static PriceTable read(Path file) throws IOException {
        String name = String.valueOf(file.getFileName());
        byte[] mark;
        try (InputStream in = Files.newInputStream(file)) {
            mark = in.readNBytes(Long.BYTES);
        }
        long size = Files.size(file);
        if (size < 2 * Long.BYTES
                || size > LONGEST_FILE
                || ByteBuffer.wrap(mark).getLong() != MARK) {
            throw damaged(name, "is no price book that this version saved; read the sheet again and save it", null);
        }
        byte[] bytes = Files.readAllBytes(file);
        int end = bytes.length - Long.BYTES;
        CRC32 crc = new CRC32();
        crc.update(bytes, 0, end);
        if (ByteBuffer.wrap(bytes, end, Long.BYTES).getLong() != crc.getValue()) {
            throw damaged(name, "is damaged: its checksum does not agree", null);
        }
        try {
            PriceTable table = new PriceBookFile(bytes, Long.BYTES, end).table();
            if (!table.isConsistent()) {
                throw damaged(name, "is damaged: its parts do not agree", null);
            }
            return table;
        } catch (BufferUnderflowException | IllegalArgumentException | IndexOutOfBoundsException e) {
            throw damaged(name, "is damaged: its parts do not agree", e);
        }
    }

    private static DamagedDataException damaged(String name, String problem, @Nullable Throwable cause) {
        return new DamagedDataException(name, 0, null, problem, cause);
    }

    private PriceTable table() {
        String source = text();
        TextPool ids = texts(true);
        TextPool texts = texts(false);
        texts.dropIndex();
        MeterPool meters = new MeterPool();
        for (int i = count(Integer.BYTES); i > 0; i--) {
            meters.intern(MeterId.of(text()));
        }
        meters.close();
        List<int[]> meterSets = new ArrayList<>();
        for (int i = count(Integer.BYTES); i > 0; i--) {
            int[] set = numbers();
            if (!PriceTable.within(set, meters.size())
                    || Arrays.stream(set).distinct().count() < set.length) {
                throw new IllegalArgumentException("meter");
            }
            meterSets.add(set);
        }
        List<PriceTable.Kind> kinds = new ArrayList<>();
        for (int i = count(Integer.BYTES); i > 0; i--) {
            kinds.add(new PriceTable.Kind(
                    text(), text(), text(), text(), CurrencyCode.of(text()), text(), List.copyOf(list())));
        }
        List<BigDecimal> prices = new ArrayList<>();
        for (int i = count(Integer.BYTES); i > 0; i--) {
            prices.add(amount(text()));
        }
        List<PriceTable.Range> ranges = new ArrayList<>();
        for (int i = count(Integer.BYTES); i > 0; i--) {
            BigDecimal above = amount(text());
            String upTo = text();
            ranges.add(new PriceTable.Range(above, upTo.isEmpty() ? null : amount(upTo)));
        }
        Map<Integer, BadRow> contradictions = new HashMap<>();
        for (int i = count(Integer.BYTES); i > 0; i--) {
            int period = in.getInt();
            long line = in.getLong();
            String column = text();
            contradictions.put(period, new BadRow(source, line, column.isEmpty() ? null : column, text()));
        }
        PriceTable.Columns columns = new PriceTable.Columns(
                numbers(), numbers(), numbers(), numbers(), numbers(), numbers(), numbers(), numbers(), numbers(),
                numbers(), numbers(), numbers(), numbers());
        requireFewMeters(columns, meterSets);
        return new PriceTable(source, ids, texts, meters, kinds, prices, ranges, meterSets, contradictions, columns);
    }

    /** Sets are shared by entries: a small file could name more meters than fit anywhere. */
    private static void requireFewMeters(PriceTable.Columns columns, List<int[]> meterSets) {
        long all = 0;
        for (int meter : columns.meters) {
            all += meter < 0 ? meterSets.get(-meter - 1).length : 1;
        }
        if (all > (long) MOST_METERS * columns.meters.length) {
            throw new IllegalArgumentException("meters");
        }
    }

    /** A price or a bound: not negative, and of no more digits than arithmetic can bear. */
    private static BigDecimal amount(String text) {
        BigDecimal amount = PriceRow.UNIT_PRICE.read(text);
        if (amount == null || amount.signum() < 0) {
            throw new IllegalArgumentException("amount");
        }
        return amount;
    }

    private List<String> list() {
        List<String> all = new ArrayList<>();
        for (int i = count(Integer.BYTES); i > 0; i--) {
            all.add(text());
        }
        return all;
    }

    /** How many follow; never more than there are bytes for. */
    private int count(int bytesEach) {
        int count = in.getInt();
        if (count < 0 || count > in.remaining() / bytesEach) {
            throw new IllegalArgumentException("count");
        }
        return count;
    }

    private String text() {
        int length = length();
        int from = in.position();
        in.position(from + length);
        return new String(bytes, from, length, StandardCharsets.UTF_8);
    }

    private int length() {
        int length = count(1);
        if (length > LONGEST_TEXT) {
            throw new IllegalArgumentException("text");
        }
        return length;
    }

    /** Ids are found by their text, so each is there once; titles may be there twice, as they are in a book. */
    private TextPool texts(boolean once) {
        TextPool pool = new TextPool();
        int count = count(Integer.BYTES);
        for (int i = 0; i < count; i++) {
            int length = length();
            int from = in.position();
            int number =
                    i == 0 || once ? pool.intern(bytes, from, from + length) : pool.add(bytes, from, from + length);
            if (number != i) {
                throw new IllegalArgumentException("text");
            }
            in.position(from + length);
        }
        pool.trim();
        return pool;
    }

    private int[] numbers() {
        int[] numbers = new int[count(Integer.BYTES)];
        in.asIntBuffer().get(numbers);
        in.position(in.position() + numbers.length * Integer.BYTES);
        return numbers;
    }
}
