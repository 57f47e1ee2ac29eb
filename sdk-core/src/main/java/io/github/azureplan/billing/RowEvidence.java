package io.github.azureplan.billing;

import io.github.azureplan.rows.Row;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Knows whether a row was there before, and which files say the same. A row is known by a number of 64 bits made of its
 * cells; beyond the first million rows only whole files that repeat are found.
 */
final class RowEvidence {
    private static final int MOST_ROWS = 1 << 20;
    private static final int MOST_GAPS = 1000;
    private static final Pattern PART = Pattern.compile("part-(\\d{1,6})\\b");

    private static final class File {
        long rows;
        long sum;
    }

    private final LongSet seen = new LongSet(MOST_ROWS);
    private final Map<String, File> files = new TreeMap<>();
    private int[] starts = {};
    private int[] ends = {};

    /** Notes a row; tells whether one with the same cells was there before. */
    boolean isAgain(Row row) {
        long number = number(row);
        File file = files.computeIfAbsent(row.source(), name -> new File());
        file.rows++;
        file.sum += number;
        return seen.hasOrAdd(number);
    }

    /** FNV-1a over the cells that were read, in their order. */
    private long number(Row row) {
        int width = row.layout().width();
        if (starts.length != width) {
            starts = new int[width];
            ends = new int[width];
        }
        byte[] data = row.locate(starts, ends);
        long hash = 0xcbf29ce484222325L;
        for (int cell = 0; cell < width; cell++) {
            for (int at = starts[cell]; at >= 0 && at < ends[cell]; at++) {
                hash = (hash ^ data[at]) * 0x100000001b3L;
            }
            hash = (hash ^ 0xFF) * 0x100000001b3L;
        }
        return hash ^ (hash >>> 31);
    }

    /** Files with the same rows as another one, by name. */
    List<String> repeatedFiles() {
        Map<String, String> first = new TreeMap<>();
        return files.entrySet().stream()
                .filter(each ->
                        first.putIfAbsent(each.getValue().rows + ":" + each.getValue().sum, each.getKey()) != null)
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Numbers that are left out between the names of the files, as in part-00000, part-00002. */
    List<Integer> missingNumbers() {
        TreeSet<Integer> numbers = new TreeSet<>();
        for (String name : files.keySet()) {
            Matcher matcher = PART.matcher(name);
            if (matcher.find()) {
                numbers.add(Integer.valueOf(matcher.group(1)));
            }
        }
        if (numbers.isEmpty() || numbers.last() - numbers.size() > MOST_GAPS) {
            return List.of();
        }
        return IntStream.range(0, numbers.last())
                .filter(number -> !numbers.contains(number))
                .boxed()
                .toList();
    }
}
