package io.github.azureplan.orders;

import io.github.azureplan.common.MpnId;
import io.github.azureplan.internal.json.WireName;
import org.jspecify.annotations.Nullable;

/**
 * A partner with a part in an order line.
 *
 * @param kind the part
 * @param partner the partner
 */
public record Participant(
        @WireName("key") @Nullable ParticipantKind kind,
        @WireName("value") @Nullable MpnId partner) {
    /**
     * The reseller the customer buys from.
     *
     * @param reseller the location id of the reseller
     * @return the participant
     */
    public static Participant transactionReseller(MpnId reseller) {
        return new Participant(ParticipantKind.TRANSACTION_RESELLER, reseller);
    }

    /**
     * A further reseller of the same sale; in the EU and EFTA only, up to five of them.
     *
     * @param reseller the location id of the reseller
     * @return the participant
     */
    public static Participant additionalTransactionReseller(MpnId reseller) {
        return new Participant(ParticipantKind.ADDITIONAL_TRANSACTION_RESELLER, reseller);
    }
}
