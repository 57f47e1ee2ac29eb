package io.github.azureplan.billing;

import io.github.azureplan.errors.DamagedDataException;
import io.github.azureplan.internal.json.Json;
import io.github.azureplan.internal.json.JsonValue;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The cells of a line item of the older service in the words and units of the tables: credit as a percentage in place of a
 * fraction, the customer without the prefix {@code org:}, the publisher under its newer name. Other members stay as they
 * came, those the tables do not know too.
 */
final class LineItemCells {
    private static final Set<String> BOOKKEEPING = Set.of("attributes", "links");
    private static final String PREFIX = "org:";

    /** A fraction is told from a percentage by its size: credit is never above the whole. */
    private static final BigDecimal WHOLE = BigDecimal.ONE;

    private final String source;
    private final Kind wanted;
    private final Json json;
    private int count;

    /** The kinds of lines of new commerce. */
    enum Kind {
        USAGE("dailyratedusagelineitem", "usagelineitems"),
        RECONCILIATION("onetimeinvoicelineitem", "billinglineitems");

        private final String objectType;
        private final String lineItemType;

        Kind(String objectType, String lineItemType) {
            this.objectType = objectType;
            this.lineItemType = lineItemType;
        }
    }

    LineItemCells(String source, Kind wanted, Json json) {
        this.source = source;
        this.wanted = wanted;
        this.json = json;
    }

    Map<String, @Nullable String> of(JsonValue item) {
        count++;
        if (!(item instanceof JsonValue.Obj object)) {
            throw damaged("is no object");
        }
        requireKind(item);
        Map<String, @Nullable String> cells = new LinkedHashMap<>();
        object.members().forEach((name, value) -> {
            if (!BOOKKEEPING.contains(name.toLowerCase(Locale.ROOT))) {
                put(cells, name, text(value));
            }
        });
        older(cells, "providerName", UsageLine.PUBLISHER_NAME.name());
        older(cells, "providerId", UsageLine.PUBLISHER_ID.name());
        return cells;
    }

    /** A publisher decides who earns credit: what its newer name says counts, in any case, and the older one else. */
    private static void older(Map<String, @Nullable String> cells, String older, String name) {
        String value = find(cells, older);
        String newer = find(cells, name);
        if (value != null && (newer == null || (newer.isBlank() && !value.isBlank()))) {
            cells.keySet().removeIf(name::equalsIgnoreCase);
            cells.put(name, value);
        }
    }

    private static @Nullable String find(Map<String, @Nullable String> cells, String name) {
        for (Map.Entry<String, @Nullable String> cell : cells.entrySet()) {
            if (name.equalsIgnoreCase(cell.getKey()) && cell.getValue() != null) {
                return cell.getValue();
            }
        }
        return null;
    }

    private void put(Map<String, @Nullable String> cells, String name, @Nullable String text) {
        String folded = name.toLowerCase(Locale.ROOT);
        if (text != null && folded.equals("customerid") && text.regionMatches(true, 0, PREFIX, 0, PREFIX.length())) {
            cells.put(name, text.substring(PREFIX.length()));
            return;
        }
        cells.put(name, text);
        if (wanted == Kind.USAGE && folded.equals("rateofpartnerearnedcredit")) {
            cells.put(UsageLine.PARTNER_EARNED_CREDIT_PERCENTAGE.name(), percent(name, text));
        } else if (wanted == Kind.USAGE && folded.equals("rateofcredit")) {
            cells.put(UsageLine.CREDIT_PERCENTAGE.name(), percent(name, text));
        }
    }

    /** By the exact digits: 0.15 is 15. */
    private @Nullable String percent(String name, @Nullable String fraction) {
        if (fraction == null) {
            return null;
        }
        BigDecimal rate;
        try {
            // Bounded as a cell is: 1e999999999 is a short text and would be written out with a billion zeros.
            rate = UsageLine.CREDIT_PERCENTAGE.read(fraction.strip());
        } catch (IllegalArgumentException e) {
            throw damaged(name + " " + e.getMessage());
        }
        if (rate == null) {
            return null;
        }
        return (rate.compareTo(WHOLE) > 0 ? rate : rate.movePointRight(2)).toPlainString();
    }

    /** By the object type, else by the type of the lines; what says neither is what was asked for. */
    private void requireKind(JsonValue item) {
        String objectType = folded(item.text("attributes", "objectType").orElse(""));
        String lineItemType = folded(item.text("invoiceLineItemType").orElse(""));
        for (Kind kind : Kind.values()) {
            boolean other = kind != wanted
                    && (objectType.equals(kind.objectType)
                            || (!objectType.equals(wanted.objectType) && lineItemType.equals(kind.lineItemType)));
            if (other) {
                throw damaged(
                        "is of another kind than was asked for, " + (objectType.isEmpty() ? lineItemType : objectType));
            }
        }
    }

    private @Nullable String text(JsonValue value) {
        if (value instanceof JsonValue.Text text) {
            return text.value();
        }
        if (value instanceof JsonValue.Num number) {
            return number.literal();
        }
        if (value instanceof JsonValue.Bool bool) {
            return Boolean.toString(bool.value());
        }
        return value instanceof JsonValue.Null ? null : new String(json.write(value), StandardCharsets.UTF_8);
    }

    private static String folded(String text) {
        return text.toLowerCase(Locale.ROOT).replace("_", "");
    }

    private DamagedDataException damaged(String problem) {
        return new DamagedDataException(source, count, null, problem, null);
    }
}
