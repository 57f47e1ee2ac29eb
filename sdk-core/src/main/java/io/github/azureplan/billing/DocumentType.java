package io.github.azureplan.billing;

import io.github.azureplan.common.OpenEnum;
import java.util.List;

/** What kind of document an entry in the list of invoices is. */
public final class DocumentType extends OpenEnum {
    private static final Values<DocumentType> VALUES = new Values<>(DocumentType::new);

    /** Not told. */
    public static final DocumentType NONE = VALUES.constant("none");

    /** An invoice. */
    public static final DocumentType INVOICE = VALUES.constant("invoice");

    /** Takes an invoice back. */
    public static final DocumentType VOID_NOTE = VALUES.constant("void_note");

    /** Changes an invoice. */
    public static final DocumentType ADJUSTMENT_NOTE = VALUES.constant("adjustment_note");

    private DocumentType(String text, boolean known) {
        super(text, known);
    }

    /**
     * The value of a text.
     *
     * @param text any spelling
     * @return the constant of this meaning, or a value this version does not know
     */
    public static DocumentType of(String text) {
        return VALUES.of(text);
    }

    /**
     * The values this version knows.
     *
     * @return the constants, in no particular order
     */
    public static List<DocumentType> constants() {
        return VALUES.constants();
    }
}
