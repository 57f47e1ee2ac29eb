package io.github.azureplan.billing;

import io.github.azureplan.common.CurrencyCode;
import io.github.azureplan.common.Money;
import io.github.azureplan.internal.export.JsonRows;
import io.github.azureplan.rows.Column;
import io.github.azureplan.rows.Row;
import io.github.azureplan.rows.RowPart;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Compares two versions without holding them: each line becomes a few bytes (hashes of its identity and its content, its
 * amount, its place), which go into one of many buckets on disk by identity; the buckets are compared one by one.
 */
final class LineComparer<L extends BillingLine> implements AutoCloseable {
    private static final int BUCKETS = 256;
    private static final int BUFFER = 8 * 1024;

    /** Makes a line of a row. */
    interface Maker<L> {
        L line(Row row);
    }

    /** Half of a SHA-256, enough to tell lines of one export apart. */
    private record Hash(long high, long low) implements Comparable<Hash> {
        @Override
        public int compareTo(Hash other) {
            int order = Long.compare(high, other.high);
            return order != 0 ? order : Long.compare(low, other.low);
        }
    }

    /** What is left of a line. */
    private record Entry(Hash identity, Hash content, boolean newer, Money amount, int file, int line) {}

    private record Pair(@Nullable Entry before, @Nullable Entry after) {}

    private final LineKind<?> kind;
    private final List<Column<?>> columns;
    private final List<RowPart> older;
    private final List<RowPart> newer;
    private final Maker<L> maker;
    private final Path work;
    private final int most;
    private final MessageDigest digest;
    private final List<DataOutputStream> buckets = new ArrayList<>();
    private final Map<String, BigDecimal[]> effects = new TreeMap<>();
    private final List<Pair> listed = new ArrayList<>();
    private long compared;
    private long added;
    private long removed;
    private long changed;

    LineComparer(SavedExport<?> older, SavedExport<?> newer, Maker<L> maker, Path work, int most) throws IOException {
        this.kind = older.request().kind();
        this.columns = kind.table().columns(); // all: what the attribute set leaves out may come all the same
        this.maker = maker;
        this.work = work;
        this.most = most;
        List<RowPart> ofOlder = new ArrayList<>(older.files());
        List<RowPart> ofNewer = new ArrayList<>();
        List<String> hashes = new ArrayList<>(
                older.items().stream().map(SavedFiles.Item::sha256).toList());
        List<RowPart> allNewer = newer.files();
        for (int i = 0; i < allNewer.size(); i++) {
            int same = hashes.indexOf(newer.items().get(i).sha256());
            if (same < 0) {
                ofNewer.add(allNewer.get(i));
            } else {
                hashes.remove(same);
                ofOlder.remove(same);
            }
        }
        this.older = ofOlder;
        this.newer = ofNewer;
        try {
            this.digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java platform has SHA-256
        }
        openBuckets();
    }

    /** All of them, or none stays open. */
    private void openBuckets() throws IOException {
        try {
            for (int i = 0; i < BUCKETS; i++) {
                buckets.add(new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(bucket(i)), BUFFER)));
            }
        } catch (IOException | RuntimeException e) {
            try {
                close();
            } catch (IOException suppressed) {
                e.addSuppressed(suppressed);
            }
            throw e;
        }
    }

    private Path bucket(int i) {
        return work.resolve("bucket-" + i);
    }

    ExportComparison<L> compare() throws IOException {
        spread(older, false);
        spread(newer, true);
        close();
        for (int i = 0; i < BUCKETS; i++) {
            Map<Hash, List<Entry>> lines = new HashMap<>();
            read(bucket(i), lines);
            lines.values().forEach(this::compare);
            Files.delete(bucket(i));
        }
        List<ExportComparison.Effect> sums = new ArrayList<>();
        effects.forEach((currency, sum) -> {
            CurrencyCode code = CurrencyCode.of(currency);
            sums.add(new ExportComparison.Effect(
                    Money.of(sum[0], code), Money.of(sum[1], code), Money.of(sum[2], code)));
        });
        return new ExportComparison<>(compared, added, removed, changed, sums, changes());
    }

    // ---- lines into buckets

    private void spread(List<RowPart> files, boolean isNewer) throws IOException {
        for (int file = 0; file < files.size(); file++) {
            try (JsonRows rows = new JsonRows(kind.table(), List.of(files.get(file)))) {
                for (Row row = rows.next(); row != null; row = rows.next()) {
                    compared++;
                    write(row, isNewer, file);
                }
            }
        }
    }

    private void write(Row row, boolean isNewer, int file) throws IOException {
        kind.identity().forEach(column -> feed(row.text(column)));
        Hash identity = hash();
        columns.forEach(column -> feed(row.text(column)));
        new TreeMap<>(row.unknown()).forEach((name, text) -> {
            feed(name);
            feed(text);
        });
        Hash content = hash();
        DataOutputStream out = buckets.get((int) (identity.low() & (BUCKETS - 1)));
        out.writeLong(identity.high());
        out.writeLong(identity.low());
        out.writeLong(content.high());
        out.writeLong(content.low());
        out.writeBoolean(isNewer);
        out.writeInt(file);
        out.writeInt(row.line());
        BigDecimal amount = row.need(kind.amount());
        out.writeUTF(amount.toString());
        out.writeUTF(row.cell(kind.currency(), CurrencyCode::of).text());
    }

    private void feed(@Nullable String text) {
        if (text == null) {
            digest.update((byte) 0);
            return;
        }
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        digest.update((byte) 1);
        digest.update((byte) (bytes.length >>> 16));
        digest.update((byte) (bytes.length >>> 8));
        digest.update((byte) bytes.length);
        digest.update(bytes);
    }

    private Hash hash() {
        ByteBuffer bytes = ByteBuffer.wrap(digest.digest());
        return new Hash(bytes.getLong(), bytes.getLong());
    }

    // ---- one bucket

    private static void read(Path file, Map<Hash, List<Entry>> lines) throws IOException {
        long length = Files.size(file);
        if (length == 0) {
            return;
        }
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file), 64 * 1024))) {
            while (true) {
                in.mark(1);
                if (in.read() < 0) {
                    return;
                }
                in.reset();
                Hash identity = new Hash(in.readLong(), in.readLong());
                Hash content = new Hash(in.readLong(), in.readLong());
                boolean isNewer = in.readBoolean();
                int at = in.readInt();
                int line = in.readInt();
                Money amount = Money.of(new BigDecimal(in.readUTF()), CurrencyCode.of(in.readUTF()));
                lines.computeIfAbsent(identity, key -> new ArrayList<>(2))
                        .add(new Entry(identity, content, isNewer, amount, at, line));
            }
        }
    }

    /** Compares the lines of one identity, of which there may be several: what is equal cancels out, the rest is paired. */
    private void compare(List<Entry> same) {
        List<Entry> before = new ArrayList<>();
        List<Entry> after = new ArrayList<>();
        same.forEach(entry -> (entry.newer() ? after : before).add(entry));
        before.sort(Comparator.comparing(Entry::content));
        after.sort(Comparator.comparing(Entry::content));
        List<Entry> onlyBefore = without(before, after);
        List<Entry> onlyAfter = without(after, before);
        for (int i = 0; i < Math.max(onlyBefore.size(), onlyAfter.size()); i++) {
            differ(i < onlyBefore.size() ? onlyBefore.get(i) : null, i < onlyAfter.size() ? onlyAfter.get(i) : null);
        }
    }

    /** What is left of sorted lines when each of the other lines takes one of the same content away. */
    private static List<Entry> without(List<Entry> lines, List<Entry> others) {
        List<Entry> left = new ArrayList<>();
        int other = 0;
        for (Entry line : lines) {
            while (other < others.size() && others.get(other).content().compareTo(line.content()) < 0) {
                other++;
            }
            if (other < others.size() && others.get(other).content().equals(line.content())) {
                other++;
            } else {
                left.add(line);
            }
        }
        return left;
    }

    private void differ(@Nullable Entry before, @Nullable Entry after) {
        if (before == null && after != null) {
            added++;
            add(0, after.amount(), BigDecimal.ONE);
        } else if (after == null && before != null) {
            removed++;
            add(1, before.amount(), BigDecimal.ONE);
        } else if (before != null && after != null) {
            changed++;
            add(2, after.amount(), BigDecimal.ONE);
            add(2, before.amount(), BigDecimal.ONE.negate());
        }
        if (listed.size() < most) {
            listed.add(new Pair(before, after));
        }
    }

    private void add(int which, Money amount, BigDecimal sign) {
        BigDecimal[] sums = effects.computeIfAbsent(
                amount.currency().text(), key -> new BigDecimal[] {BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO});
        sums[which] = sums[which].add(amount.amount().multiply(sign));
    }

    // ---- the lines that are listed, read once more

    private List<LineChange<L>> changes() {
        Map<Place, L> before = lines(older, Pair::before);
        Map<Place, L> after = lines(newer, Pair::after);
        List<LineChange<L>> changes = new ArrayList<>();
        for (Pair pair : listed) {
            Entry was = pair.before();
            Entry is = pair.after();
            changes.add(new LineChange<>(
                    was == null ? null : before.get(Place.of(was)),
                    is == null ? null : after.get(Place.of(is)),
                    was == null ? null : was.amount(),
                    is == null ? null : is.amount()));
        }
        return changes;
    }

    private record Place(int file, int line) {
        static Place of(Entry entry) {
            return new Place(entry.file(), entry.line());
        }
    }

    private Map<Place, L> lines(List<RowPart> files, Function<Pair, @Nullable Entry> side) {
        Map<Integer, Set<Integer>> wanted = new TreeMap<>();
        for (Pair pair : listed) {
            Entry entry = side.apply(pair);
            if (entry != null) {
                wanted.computeIfAbsent(entry.file(), key -> new HashSet<>()).add(entry.line());
            }
        }
        Map<Place, L> found = new HashMap<>();
        wanted.forEach((file, lines) -> {
            int end = found.size() + lines.size();
            try (JsonRows rows = new JsonRows(kind.table(), List.of(files.get(file)))) {
                for (Row row = rows.next(); row != null && found.size() < end; row = rows.next()) {
                    if (lines.contains(row.line())) {
                        found.put(new Place(file, row.line()), maker.line(row));
                    }
                }
            }
        });
        return found;
    }

    /** Closes the buckets for writing; a second call does nothing. */
    @Override
    public void close() throws IOException {
        for (DataOutputStream bucket : buckets) {
            bucket.close();
        }
    }
}
