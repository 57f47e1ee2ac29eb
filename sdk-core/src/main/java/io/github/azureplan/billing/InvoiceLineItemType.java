package io.github.azureplan.billing;

import io.github.azureplan.common.OpenEnum;
import java.util.List;

/** What kind of lines belong to an invoice. */
public final class InvoiceLineItemType extends OpenEnum {
    private static final Values<InvoiceLineItemType> VALUES = new Values<>(InvoiceLineItemType::new);

    /** Not told. */
    public static final InvoiceLineItemType NONE = VALUES.constant("none");

    /** Use. */
    public static final InvoiceLineItemType USAGE_LINE_ITEMS = VALUES.constant("usage_line_items");

    /** Charges. */
    public static final InvoiceLineItemType BILLING_LINE_ITEMS = VALUES.constant("billing_line_items");

    private InvoiceLineItemType(String text, boolean known) {
        super(text, known);
    }

    /**
     * The value of a text.
     *
     * @param text any spelling
     * @return the constant of this meaning, or a value this version does not know
     */
    public static InvoiceLineItemType of(String text) {
        return VALUES.of(text);
    }

    /**
     * The values this version knows.
     *
     * @return the constants, in no particular order
     */
    public static List<InvoiceLineItemType> constants() {
        return VALUES.constants();
    }
}
