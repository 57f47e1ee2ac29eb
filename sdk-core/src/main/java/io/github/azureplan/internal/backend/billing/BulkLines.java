package io.github.azureplan.internal.backend.billing;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import okio.HashingSink;
import okio.Okio;

/**
 * Lines of an export that is too large to be kept: the use of a meter on a day, spread over many resources that differ
 * in nothing but their number. Only what the resources of a day have in common is held.
 */
final class BulkLines {
    private static final Set<String> AMOUNTS = Set.of("Quantity", "BillingPreTaxTotal", "PricingPreTaxTotal");
    private static final String NUMBER = "#######";
    private static final int DIGITS = NUMBER.length();

    /** Beyond the decimals of a day's amount: what is cut off is given to the first resource. */
    private static final int MORE_DECIMALS = 12;

    private static final int TAG_LENGTH = 17;

    /** The lines of one day's use. */
    private static final class Block {
        /** The line of resource 0, which has what cannot be divided. */
        final byte[] first;

        /** Any other line, with room for the number of its resource. */
        final byte[] other;

        /** Where the number stands. */
        final int at;

        /** How many lines there are up to and with these. */
        final long end;

        Block(byte[] first, byte[] other, int at, long end) {
            this.first = first;
            this.other = other;
            this.at = at;
            this.end = end;
        }
    }

    private final List<Block> blocks = new ArrayList<>();

    /** Of files that were made once, by their first line: how many bytes they have. */
    private final Map<Long, Long> lengths = new ConcurrentHashMap<>();

    private long count;
    private String eTag = "";

    /** Adds a day's use, spread over so many resources. */
    void add(UsageLines.Row row, boolean full, int resources) {
        if (resources == 1) {
            count++;
            byte[] only = bytes(Attribute.line(UsageLines.ATTRIBUTES, full, row));
            blocks.add(new Block(only, only, 0, count));
            return;
        }
        byte[] first = bytes(Attribute.line(UsageLines.ATTRIBUTES, full, row, (n, v) -> part(n, v, resources, true)));
        String other = Attribute.line(UsageLines.ATTRIBUTES, full, row, (n, v) -> part(n, v, resources, false));
        int resource = other.indexOf("\"ResourceURI\""); // other members hold what customers wrote
        int at = bytes(other.substring(0, other.indexOf('-' + NUMBER + '"', resource) + 1)).length;
        count += resources;
        blocks.add(new Block(first, bytes(other), at, count));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static Object part(String name, Object value, int resources, boolean first) {
        if (name.equals("ResourceURI")) {
            return value + "-" + (first ? NUMBER.replace('#', '0') : NUMBER);
        }
        if (!AMOUNTS.contains(name) || !(value instanceof BigDecimal whole)) {
            return value;
        }
        BigDecimal share = whole.divide(
                BigDecimal.valueOf(resources), Math.max(whole.scale(), 0) + MORE_DECIMALS, RoundingMode.DOWN);
        return first ? whole.subtract(share.multiply(BigDecimal.valueOf(resources - 1L))) : share;
    }

    /** Nothing can be added any more. */
    void finish() {
        try (HashingSink hash = HashingSink.sha256(Okio.blackhole())) {
            try (okio.BufferedSink sink = Okio.buffer(hash)) {
                for (Block block : blocks) {
                    sink.write(block.first).write(block.other).writeLong(block.end);
                }
            }
            eTag = hash.hash().base64Url().substring(0, TAG_LENGTH);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e); // memory does not fail
        }
    }

    /** A text that changes with the content. */
    String eTag() {
        return eTag;
    }

    long count() {
        return count;
    }

    /** The files of these lines, of so many lines each. */
    List<ExportFile> files(int rowsPerFile) {
        List<ExportFile> files = new ArrayList<>();
        for (long from = 0; from < count; from += rowsPerFile) {
            files.add(ExportFile.of(this, from, Math.min(count, from + rowsPerFile)));
        }
        return files;
    }

    /** How many bytes a file of these lines has; nobody knows before it was made once. */
    long length(ExportFile file) {
        return lengths.computeIfAbsent(file.from(), from -> {
            try (InputStream in = file.make()) {
                return in.transferTo(OutputStream.nullOutputStream());
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e); // memory does not fail
            }
        });
    }

    /** Writes lines from one to before another. */
    void write(long from, long to, OutputStream out) throws IOException {
        long line = from;
        for (int i = blockOf(from); line < to; i++) {
            Block block = blocks.get(i);
            long start = i == 0 ? 0 : blocks.get(i - 1).end;
            byte[] other = block.other.clone();
            for (; line < Math.min(to, block.end); line++) {
                if (line == start) {
                    out.write(block.first);
                } else {
                    number(line - start, other, block.at);
                    out.write(other);
                }
            }
        }
    }

    private int blockOf(long line) {
        int low = 0;
        int high = blocks.size() - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (blocks.get(middle).end > line) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    private static void number(long number, byte[] into, int at) {
        long rest = number;
        for (int i = at + DIGITS - 1; i >= at; i--) {
            into[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
    }
}
