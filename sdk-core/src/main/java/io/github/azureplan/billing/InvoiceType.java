package io.github.azureplan.billing;

import io.github.azureplan.common.OpenEnum;
import java.util.List;

/** What an invoice charges for. */
public final class InvoiceType extends OpenEnum {
    private static final Values<InvoiceType> VALUES = new Values<>(InvoiceType::new);

    /** Recurring charges. */
    public static final InvoiceType RECURRING = VALUES.constant("Recurring");

    /** One-time and consumption charges; the Azure plan is among them. */
    public static final InvoiceType ONE_TIME = VALUES.constant("OneTime");

    private InvoiceType(String text, boolean known) {
        super(text, known);
    }

    /**
     * The value of a text.
     *
     * @param text any spelling
     * @return the constant of this meaning, or a value this version does not know
     */
    public static InvoiceType of(String text) {
        return VALUES.of(text);
    }

    /**
     * The values this version knows.
     *
     * @return the constants, in no particular order
     */
    public static List<InvoiceType> constants() {
        return VALUES.constants();
    }
}
