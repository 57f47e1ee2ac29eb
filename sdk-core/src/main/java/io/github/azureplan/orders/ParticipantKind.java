package io.github.azureplan.orders;

import io.github.azureplan.common.OpenEnum;

/**
 * The part a partner has in an order line.
 */
public final class ParticipantKind extends OpenEnum {
    private static final Values<ParticipantKind> VALUES = new Values<>(ParticipantKind::new);

    /** The reseller the customer buys from; the partner on record. */
    public static final ParticipantKind TRANSACTION_RESELLER = VALUES.constant("transaction_reseller");

    /** The partner whose services drive the use. */
    public static final ParticipantKind CONSUMPTION_RESELLER = VALUES.constant("consumption_reseller");

    /** A further reseller; up to five, in the EU and EFTA only. */
    public static final ParticipantKind ADDITIONAL_TRANSACTION_RESELLER =
            VALUES.constant("additional_transaction_reseller");

    /** The service does not say. */
    public static final ParticipantKind UNKNOWN = VALUES.constant("unknown");

    private ParticipantKind(String text, boolean known) {
        super(text, known);
    }

    /**
     * The value of a text.
     *
     * @param text any spelling, known or not
     * @return the value
     */
    public static ParticipantKind of(String text) {
        return VALUES.of(text);
    }
}
