package io.github.azureplan.internal.backend.usage;

import io.github.azureplan.internal.backend.kernel.Documented;
import io.github.azureplan.internal.backend.pricing.Meter;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;

/**
 * Use of a plan that was paid before it happened, by a reservation or a savings plan.
 *
 * @param orderId that of its purchase, as bills write it
 * @param id its own id
 * @param planId whose use it covers
 * @param covers the SKU title of the meter a reservation is for, or the category of those a savings plan is for
 * @param perDay units a day of a reservation, or US dollars a day of a savings plan
 * @param discountPercent what a savings plan takes off the list price of what it covers
 * @param from the first day
 * @param to the day after the last
 */
record Benefit(
        Kind kind,
        String orderId,
        String id,
        String planId,
        String covers,
        BigDecimal perDay,
        BigDecimal discountPercent,
        LocalDate from,
        LocalDate to) {
    private static final int QUANTITY_DECIMALS = 6;

    /** What covers use, and its name in the column for benefits; of reservations none is documented. */
    enum Kind {
        RESERVATION("", "Reservation"),
        SAVINGS_PLAN("SavingsPlan", "Savings plan");

        private final String type;
        private final String words;

        Kind(String type, String words) {
            this.type = type;
            this.words = words;
        }

        String type() {
            return type;
        }

        String words() {
            return words;
        }
    }

    boolean on(LocalDate day) {
        return !day.isBefore(from) && day.isBefore(to);
    }

    /** Tiers, spot capacity and third parties are never covered. */
    @Documented("What are Azure reservations; What is Azure savings plan for compute")
    boolean covers(Meter meter, Meter.Price price) {
        boolean named = kind == Kind.RESERVATION
                ? meter.skuTitle().equals(covers)
                : meter.category().equals(covers);
        return named && price.tiers().size() == 1 && EarnedCredit.eligible(meter);
    }

    /** How many units so much of what it pays a day buys. */
    BigDecimal units(BigDecimal worth, BigDecimal listPrice) {
        return kind == Kind.RESERVATION
                ? worth
                : worth.divide(reduced(listPrice), QUANTITY_DECIMALS, RoundingMode.DOWN);
    }

    /** How much of what it pays a day so many units take. */
    BigDecimal worth(BigDecimal units, BigDecimal listPrice) {
        return kind == Kind.RESERVATION ? units : units.multiply(reduced(listPrice));
    }

    private BigDecimal reduced(BigDecimal listPrice) {
        return listPrice.multiply(new BigDecimal(100).subtract(discountPercent)).movePointLeft(2);
    }
}
