package io.github.azureplan.catalog;

import io.github.azureplan.common.OpenEnum;

/**
 * A part of the catalog.
 */
public final class TargetView extends OpenEnum {
    private static final Values<TargetView> VALUES = new Values<>(TargetView::new);

    /** The Azure plan, and the legacy Azure offer. */
    public static final TargetView MICROSOFT_AZURE = VALUES.constant("MicrosoftAzure");

    /** Everything of Azure. */
    public static final TargetView AZURE = VALUES.constant("Azure");

    /** Azure reservations of every kind, see {@link ReservationScope}. */
    public static final TargetView AZURE_RESERVATIONS = VALUES.constant("AzureReservations");

    /** Reserved virtual machines. */
    public static final TargetView AZURE_RESERVATIONS_VM = VALUES.constant("AzureReservationsVM");

    /** Reserved SQL capacity. */
    public static final TargetView AZURE_RESERVATIONS_SQL = VALUES.constant("AzureReservationsSQL");

    /** Reserved Cosmos DB capacity. */
    public static final TargetView AZURE_RESERVATIONS_COSMOS_DB = VALUES.constant("AzureReservationsCosmosDb");

    /** Licence-based services, and the commercial marketplace. */
    public static final TargetView ONLINE_SERVICES = VALUES.constant("OnlineServices");

    /** Software of every kind. */
    public static final TargetView SOFTWARE = VALUES.constant("Software");

    /** SUSE Linux. */
    public static final TargetView SOFTWARE_SUSE_LINUX = VALUES.constant("SoftwareSUSELinux");

    /** Perpetual software. */
    public static final TargetView SOFTWARE_PERPETUAL = VALUES.constant("SoftwarePerpetual");

    /** Software subscriptions. */
    public static final TargetView SOFTWARE_SUBSCRIPTIONS = VALUES.constant("SoftwareSubscriptions");

    private TargetView(String text, boolean known) {
        super(text, known);
    }

    /**
     * The value of a text.
     *
     * @param text any spelling, known or not
     * @return the value
     */
    public static TargetView of(String text) {
        return VALUES.of(text);
    }
}
