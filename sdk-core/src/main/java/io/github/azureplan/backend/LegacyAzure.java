package io.github.azureplan.backend;

import io.github.azureplan.common.MpnId;
import io.github.azureplan.internal.backend.subscriptions.LegacyAzures;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A subscription of the older Azure offer MS-AZR-0145P, to be given to a customer with {@link World#legacyAzure}.
 * Immutable; each method gives a changed copy.
 */
public final class LegacyAzure {
    private final LegacyAzures.Wanted wanted;

    private LegacyAzure(LegacyAzures.Wanted wanted) {
        this.wanted = wanted;
    }

    /**
     * A subscription of the partner's own, active, bought a year ago.
     *
     * @return the subscription
     */
    public static LegacyAzure subscription() {
        return new LegacyAzure(LegacyAzures.Wanted.USUAL);
    }

    /**
     * Names the partner on record; for indirect providers.
     *
     * @param mpnId the location of one of its resellers
     * @return the subscription with it
     */
    public LegacyAzure reseller(MpnId mpnId) {
        return with(mpnId.text(), wanted.boughtAt(), wanted.suspended(), wanted.sharedServices());
    }

    /**
     * Says when it was bought; what was bought too recently cannot be moved.
     *
     * @param moment not in the future
     * @return the subscription with it
     */
    public LegacyAzure boughtAt(Instant moment) {
        Objects.requireNonNull(moment, "moment");
        return with(wanted.reseller(), moment, wanted.suspended(), wanted.sharedServices());
    }

    /**
     * Makes it a suspended one, which cannot be moved.
     *
     * @return the suspended subscription
     */
    public LegacyAzure suspended() {
        return with(wanted.reseller(), wanted.boughtAt(), true, wanted.sharedServices());
    }

    /**
     * Makes it one of Azure Partner Shared Services, which cannot be moved.
     *
     * @return the subscription of shared services
     */
    public LegacyAzure sharedServices() {
        return with(wanted.reseller(), wanted.boughtAt(), wanted.suspended(), true);
    }

    private static LegacyAzure with(
            @Nullable String reseller, @Nullable Instant boughtAt, boolean suspended, boolean sharedServices) {
        return new LegacyAzure(new LegacyAzures.Wanted(reseller, boughtAt, suspended, sharedServices));
    }

    LegacyAzures.Wanted wanted() {
        return wanted;
    }

    @Override
    public String toString() {
        return "LegacyAzure" + wanted.toString().substring("Wanted".length());
    }
}
