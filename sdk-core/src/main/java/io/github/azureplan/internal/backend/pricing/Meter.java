package io.github.azureplan.internal.backend.pricing;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Something that is counted and sold by the unit.
 *
 * @param meterId usually a GUID
 * @param unit what one unit is, as it is billed
 * @param service the resource provider and type that use it, such as {@code Microsoft.Compute/virtualMachines}
 * @param prices oldest first, never empty
 */
public record Meter(
        String meterId,
        String productTitle,
        String productId,
        String skuId,
        String skuTitle,
        String availabilityId,
        String publisher,
        String name,
        String category,
        String subcategory,
        String region,
        String unit,
        String service,
        List<String> tags,
        List<Price> prices) {
    public static final String THIRD_PARTY = "Third Party";

    /** The tiers that hold from a day on, until the next price. */
    public record Price(LocalDate from, List<Tier> tiers) {
        public Price {
            tiers = List.copyOf(tiers);
        }
    }

    /**
     * A graduated tier, in the words of the price sheet.
     *
     * @param first the number of its first unit, empty for a price without tiers
     * @param last the number of its last unit, or null for an open end
     * @param price USD per unit
     */
    public record Tier(String first, @Nullable String last, String price) {
        BigDecimal usd() {
            return new BigDecimal(price);
        }

        /** How many units lie below it. */
        BigDecimal start() {
            return first.isEmpty() ? BigDecimal.ZERO : new BigDecimal(first).subtract(BigDecimal.ONE);
        }
    }

    /**
     * What a quantity costs.
     *
     * @param usd the exact amount
     * @param discounts what the tiers took off, in the words of a bill
     */
    public record Charge(BigDecimal usd, List<String> discounts) {}

    public Meter {
        tags = List.copyOf(tags);
        prices = List.copyOf(prices);
    }

    public boolean spot() {
        return skuTitle.contains("Spot");
    }

    public boolean thirdParty() {
        return tags.contains(THIRD_PARTY);
    }

    /** The price of a day; days before the first price have the first one. */
    public Price priceOn(LocalDate day) {
        Price found = prices.get(0);
        for (Price price : prices) {
            if (!price.from().isAfter(day)) {
                found = price;
            }
        }
        return found;
    }

    /** The price of a unit before any tier takes something off: that of the dearest tier. */
    public static BigDecimal listPrice(Price price) {
        return price.tiers().stream().map(Tier::usd).reduce(BigDecimal.ZERO, BigDecimal::max);
    }

    /** How many units of a month cost nothing. */
    public static BigDecimal free(Price price) {
        Tier first = price.tiers().get(0);
        return first.last() != null && first.usd().signum() == 0 ? new BigDecimal(first.last()) : BigDecimal.ZERO;
    }

    /** What a quantity costs after so much was used in the same month: each unit the price of its own tier. */
    public static Charge charge(Price price, BigDecimal before, BigDecimal quantity) {
        BigDecimal end = before.add(quantity);
        BigDecimal list = listPrice(price);
        BigDecimal usd = BigDecimal.ZERO;
        List<String> discounts = new ArrayList<>();
        for (int i = 0; i < price.tiers().size(); i++) {
            Tier tier = price.tiers().get(i);
            BigDecimal upTo = tier.last() == null ? end : end.min(new BigDecimal(tier.last()));
            BigDecimal units = upTo.subtract(before.max(tier.start()));
            if (units.signum() > 0) {
                usd = usd.add(units.multiply(tier.usd()));
                if (tier.usd().compareTo(list) < 0) {
                    discounts.add(discount(i + 1, tier.usd(), list));
                }
            }
        }
        return new Charge(usd, List.copyOf(discounts));
    }

    private static String discount(int tier, BigDecimal price, BigDecimal list) {
        BigDecimal percent = list.subtract(price).movePointRight(2).divide(list, 1, RoundingMode.HALF_UP);
        return String.format(Locale.ROOT, "%s%% Tier %d Discount", percent.toPlainString(), tier);
    }
}
