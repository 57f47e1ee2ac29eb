package io.github.azureplan.orders;

import io.github.azureplan.common.BillingCycle;
import io.github.azureplan.common.CurrencyCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An order to be placed directly, without a cart. All its lines are billed alike. Immutable; each method gives a changed
 * copy.
 *
 * <pre>{@code
 * NewOrder.of(BillingCycle.MONTHLY, NewOrderLine.builder(item).quantity(5).build())
 * }</pre>
 */
public final class NewOrder {
    private final BillingCycle billingCycle;
    private final List<NewOrderLine> lineItems;
    private final @Nullable CurrencyCode currencyCode;
    private final @Nullable Boolean attestation;

    private NewOrder(
            BillingCycle billingCycle,
            List<NewOrderLine> lineItems,
            @Nullable CurrencyCode currencyCode,
            @Nullable Boolean attestation) {
        this.billingCycle = billingCycle;
        this.lineItems = lineItems;
        this.currencyCode = currencyCode;
        this.attestation = attestation;
    }

    /**
     * An order of these lines.
     *
     * @param billingCycle how they are billed
     * @param lineItems at least one line
     * @return the order to be placed
     * @throws IllegalArgumentException when there is no line
     */
    public static NewOrder of(BillingCycle billingCycle, NewOrderLine... lineItems) {
        return of(billingCycle, List.of(lineItems));
    }

    /**
     * An order of these lines.
     *
     * @param billingCycle how they are billed
     * @param lineItems at least one line
     * @return the order to be placed
     * @throws IllegalArgumentException when there is no line
     */
    public static NewOrder of(BillingCycle billingCycle, List<NewOrderLine> lineItems) {
        Objects.requireNonNull(billingCycle, "billingCycle");
        List<NewOrderLine> lines = List.copyOf(Objects.requireNonNull(lineItems, "lineItems"));
        if (lines.isEmpty()) {
            throw new IllegalArgumentException("lineItems: missing; an order needs at least one line");
        }
        return new NewOrder(billingCycle, lines, null, null);
    }

    /**
     * Sets the currency to pay in: that of the availability, which is taken when none is set.
     *
     * @param currency the currency
     * @return the order to be placed with it
     */
    public NewOrder currencyCode(CurrencyCode currency) {
        return new NewOrder(billingCycle, lineItems, Objects.requireNonNull(currency, "currency"), attestation);
    }

    /**
     * Confirms the partners on record; asked for when a line names additional resellers.
     *
     * @param accepted whether it is confirmed
     * @return the order to be placed with it
     */
    public NewOrder partnerOnRecordAttestationAccepted(boolean accepted) {
        return new NewOrder(billingCycle, lineItems, currencyCode, accepted);
    }

    /** {@return the lines} */
    public List<NewOrderLine> lineItems() {
        return lineItems;
    }

    Body body() {
        List<NewOrderLine.Body> numbered = new ArrayList<>();
        lineItems.forEach(line -> numbered.add(line.body(numbered.size())));
        return new Body(billingCycle, currencyCode, numbered, attestation);
    }

    @Override
    public String toString() {
        return "NewOrder[billingCycle=" + billingCycle + ", lineItems=" + lineItems + "]";
    }

    /** The body of the call. */
    record Body(
            BillingCycle billingCycle,
            @Nullable CurrencyCode currencyCode,
            List<NewOrderLine.Body> lineItems,
            @Nullable Boolean partnerOnRecordAttestationAccepted) {}
}
