package io.github.azureplan.billing;

import io.github.azureplan.common.OpenEnum;
import java.util.List;

/** Which billing system lines of an invoice come from. */
public final class BillingProvider extends OpenEnum {
    private static final Values<BillingProvider> VALUES = new Values<>(BillingProvider::new);

    /** Not told. */
    public static final BillingProvider NONE = VALUES.constant("none");

    /** Legacy licences. */
    public static final BillingProvider OFFICE = VALUES.constant("office");

    /** Legacy Azure, offer MS-AZR-0145P. */
    public static final BillingProvider AZURE = VALUES.constant("azure");

    /** New commerce, the Azure plan among it. */
    public static final BillingProvider ONE_TIME = VALUES.constant("one_time");

    /** An older word for the same. */
    public static final BillingProvider MARKETPLACE = VALUES.constant("marketplace");

    /** Products of the former Azure Data Market. */
    public static final BillingProvider AZURE_DATA_MARKET = VALUES.constant("azure_data_market");

    /** All of new commerce, an older word of the estimates. */
    public static final BillingProvider ALL = VALUES.constant("all");

    private BillingProvider(String text, boolean known) {
        super(text, known);
    }

    /** Whether it stands for new commerce. */
    boolean newCommerce() {
        return equals(ONE_TIME) || equals(MARKETPLACE) || equals(ALL);
    }

    /** Whether it stands for what was sold before new commerce. */
    boolean legacy() {
        return equals(OFFICE) || equals(AZURE) || equals(AZURE_DATA_MARKET);
    }

    /**
     * The value of a text.
     *
     * @param text any spelling
     * @return the constant of this meaning, or a value this version does not know
     */
    public static BillingProvider of(String text) {
        return VALUES.of(text);
    }

    /**
     * The values this version knows.
     *
     * @return the constants, in no particular order
     */
    public static List<BillingProvider> constants() {
        return VALUES.constants();
    }
}
