package io.github.azureplan.billing;

import io.github.azureplan.common.Money;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * A part of an invoice.
 *
 * @param part which one
 * @param amount what it comes to, before tax except for the tax itself
 * @param lines how many reconciliation lines
 * @param kinds the amount by kind of charge, for the parts that have kinds
 * @param unexplained how much of the amount does not agree with what should stand behind it
 * @param verdict how far it was proved
 */
public record ReconciledPart(
        InvoicePart part,
        Money amount,
        long lines,
        Map<ChargeKind, Money> kinds,
        Money unexplained,
        PartVerdict verdict) {
    /**
     * Copies the map.
     *
     * @param part which one
     * @param amount what it comes to
     * @param lines how many reconciliation lines
     * @param kinds the amount by kind of charge
     * @param unexplained how much of the amount does not agree with what should stand behind it
     * @param verdict how far it was proved
     */
    public ReconciledPart {
        kinds = kinds.isEmpty() ? Map.of() : Collections.unmodifiableMap(new EnumMap<>(kinds));
    }
}
