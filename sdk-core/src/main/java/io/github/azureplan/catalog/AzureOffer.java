package io.github.azureplan.catalog;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One way for a partner in the CSP program to sell Azure, or what is sold beside it, see {@link AzureOffers}. A fact is
 * null where no published page was found that states it.
 *
 * @param name its name
 * @param view where the catalog shows it; null for what no documented view holds
 * @param reservationScope the scope the catalog has to be asked with; null for none
 * @param billing when and how it is billed
 * @param term for how long it is bought
 * @param currency the currency of prices and invoices
 * @param priceSource where its prices are published
 * @param earnedCredit whether partner earned credit applies
 * @param refund what is paid back on a cancellation, and until when
 * @param agreement what the customer must have agreed to
 * @param needs what the customer must have before
 */
public record AzureOffer(
        String name,
        @Nullable TargetView view,
        @Nullable ReservationScope reservationScope,
        @Nullable SourcedFact billing,
        @Nullable SourcedFact term,
        @Nullable SourcedFact currency,
        @Nullable SourcedFact priceSource,
        @Nullable SourcedFact earnedCredit,
        @Nullable SourcedFact refund,
        @Nullable SourcedFact agreement,
        @Nullable SourcedFact needs) {
    /**
     * Refuses a missing name.
     *
     * @param name its name
     * @param view where the catalog shows it
     * @param reservationScope the scope to ask with
     * @param billing when and how it is billed
     * @param term for how long it is bought
     * @param currency the currency
     * @param priceSource where its prices are
     * @param earnedCredit whether credit applies
     * @param refund what is paid back
     * @param agreement what must be agreed to
     * @param needs what must be there before
     */
    public AzureOffer {
        Objects.requireNonNull(name, "name");
    }
}
