package io.github.azureplan.pricing;

import io.github.azureplan.common.MeterId;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which products can earn the partner's credit, and at what rate. Immutable.
 *
 * <p>Not eligible are products of other publishers, reservations and Spot virtual machines. The sheet tells the first
 * two by tag, publisher and term; Spot machines only by the word in their names.
 */
public final class CreditEligibility {
    private static final Pattern SPOT = Pattern.compile("\\bspot\\b", Pattern.CASE_INSENSITIVE);

    private final PriceBook book;
    private final CreditRate rate;

    private CreditEligibility(PriceBook book, CreditRate rate) {
        this.book = book;
        this.rate = rate;
    }

    /**
     * What a price book says, at {@link CreditRate#DOCUMENTED}.
     *
     * @param book the prices of the month and market in question
     * @return the eligibility of the products in it
     */
    public static CreditEligibility from(PriceBook book) {
        return new CreditEligibility(Objects.requireNonNull(book, "book"), CreditRate.DOCUMENTED);
    }

    /**
     * The same at another rate.
     *
     * @param newRate the rate and where it is from
     * @return the eligibility
     */
    public CreditEligibility at(CreditRate newRate) {
        return new CreditEligibility(book, newRate);
    }

    /**
     * The rate of the credit.
     *
     * @return the rate and where it is from
     */
    public CreditRate rate() {
        return rate;
    }

    /**
     * Whether a price can earn credit.
     *
     * @param price a price of any book
     * @return the reason why, or why not
     */
    public static CreditReason of(PriceEntry price) {
        if (price.tags().stream().anyMatch(CreditEligibility::isThirdParty)) {
            return CreditReason.THIRD_PARTY;
        }
        return ofWords(price.publisher(), price.term(), price.tags(), price.productTitle(), price.skuTitle());
    }

    private static boolean isThirdParty(String tag) {
        return tag.replace(" ", "").replace("-", "").equalsIgnoreCase("ThirdParty");
    }

    private static CreditReason ofWords(String publisher, String term, List<String> tags, String... names) {
        if (!publisher.isBlank() && !publisher.strip().toLowerCase(Locale.ROOT).startsWith("microsoft")) {
            return CreditReason.THIRD_PARTY;
        }
        if (term.strip().toUpperCase(Locale.ROOT).matches("P\\d+[YM]")
                || tags.stream().anyMatch(tag -> tag.toLowerCase(Locale.ROOT).startsWith("reservation"))) {
            return CreditReason.RESERVATION;
        }
        for (String name : names) {
            if (SPOT.matcher(name).find()) {
                return CreditReason.SPOT;
            }
        }
        return CreditReason.PAY_AS_YOU_GO;
    }

    /**
     * Whether use that a bill names can earn credit, by what the bill says and by the price book.
     *
     * @param product product and SKU
     * @param meter the meter, or null when the data leave it out
     * @param publisher the publisher, or null when the data leave it out
     * @param names names of product, SKU and meter as far as the data have them
     * @return the reason why, or why not; unknown when the book has neither the meter nor the product
     */
    public CreditReason of(
            ProductSku product, @Nullable MeterId meter, @Nullable String publisher, List<String> names) {
        CreditReason byWords = ofWords(publisher == null ? "" : publisher, "", List.of(), names.toArray(String[]::new));
        if (byWords != CreditReason.PAY_AS_YOU_GO) {
            return byWords;
        }
        List<PriceEntry> prices = book.find(product);
        if (prices.isEmpty() && meter != null) {
            prices = book.find(meter);
        }
        if (prices.isEmpty()) {
            return CreditReason.NOT_IN_PRICE_BOOK;
        }
        return prices.stream()
                .map(CreditEligibility::of)
                .filter(reason -> reason != CreditReason.PAY_AS_YOU_GO)
                .findFirst()
                .orElse(CreditReason.PAY_AS_YOU_GO);
    }
}
