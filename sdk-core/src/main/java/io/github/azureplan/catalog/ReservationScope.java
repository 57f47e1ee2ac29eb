package io.github.azureplan.catalog;

import io.github.azureplan.common.OpenEnum;

/** For which Azure subscriptions the catalog is to show reservations. Without one, for those of MS-AZR-0145P. */
public final class ReservationScope extends OpenEnum {
    private static final Values<ReservationScope> VALUES = new Values<>(ReservationScope::new);

    /** Reservations for Azure subscriptions under an Azure plan. */
    public static final ReservationScope AZURE_PLAN = VALUES.constant("AzurePlan");

    private ReservationScope(String text, boolean known) {
        super(text, known);
    }

    /**
     * The value of a text.
     *
     * @param text any spelling, known or not
     * @return the value
     */
    public static ReservationScope of(String text) {
        return VALUES.of(text);
    }
}
