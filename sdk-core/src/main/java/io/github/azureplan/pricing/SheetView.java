package io.github.azureplan.pricing;

import io.github.azureplan.common.OpenEnum;

/** Which price list a sheet is of. */
public final class SheetView extends OpenEnum {
    private static final Values<SheetView> VALUES = new Values<>(SheetView::new);

    /** Use of Azure under an Azure plan. */
    public static final SheetView AZURE_CONSUMPTION = VALUES.constant("azure_consumption");

    /** Reservations of Azure. */
    public static final SheetView AZURE_RESERVATIONS = VALUES.constant("azure_reservations");

    /** Subscriptions by the seat, of the new commerce experience. */
    public static final SheetView LICENSE_BASED = VALUES.constant("updatedlicensebased");

    /** Products of other publishers; no sheet of the next month. */
    public static final SheetView MARKETPLACE = VALUES.constant("marketplace");

    /** Software that is bought once or by the term; no sheet of the next month, none before March 2022. */
    public static final SheetView SOFTWARE = VALUES.constant("software");

    private SheetView(String text, boolean known) {
        super(text, known);
    }

    /**
     * The value of a text.
     *
     * @param text any spelling, known or not
     * @return the value
     */
    public static SheetView of(String text) {
        return VALUES.of(text);
    }
}
