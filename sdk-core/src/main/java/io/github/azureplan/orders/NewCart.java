package io.github.azureplan.orders;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A cart to be created. Immutable; each method gives a changed copy.
 *
 * <pre>{@code
 * NewCart.of(CartLine.builder(item).build())
 * }</pre>
 */
public final class NewCart {
    private final List<CartLine> lineItems;
    private final @Nullable Boolean attestation;

    private NewCart(List<CartLine> lineItems, @Nullable Boolean attestation) {
        this.lineItems = lineItems;
        this.attestation = attestation;
    }

    /**
     * A cart of these lines.
     *
     * @param lineItems at least one line
     * @return the cart to be created
     * @throws IllegalArgumentException when there is no line
     */
    public static NewCart of(CartLine... lineItems) {
        return of(List.of(lineItems));
    }

    /**
     * A cart of these lines.
     *
     * @param lineItems at least one line
     * @return the cart to be created
     * @throws IllegalArgumentException when there is no line
     */
    public static NewCart of(List<CartLine> lineItems) {
        List<CartLine> lines = List.copyOf(Objects.requireNonNull(lineItems, "lineItems"));
        if (lines.isEmpty()) {
            throw new IllegalArgumentException("lineItems: missing; a cart needs at least one line");
        }
        return new NewCart(lines, null);
    }

    /**
     * Confirms the partners on record; asked for when a line names additional resellers.
     *
     * @param accepted whether it is confirmed
     * @return the cart to be created with it
     */
    public NewCart partnerOnRecordAttestationAccepted(boolean accepted) {
        return new NewCart(lineItems, accepted);
    }

    /** {@return the lines} */
    public List<CartLine> lineItems() {
        return lineItems;
    }

    Body body() {
        return new Body(lineItems, attestation);
    }

    @Override
    public String toString() {
        return "NewCart[lineItems=" + lineItems + "]";
    }

    /** The body of the call. */
    record Body(List<CartLine> lineItems, @Nullable Boolean partnerOnRecordAttestationAccepted) {}
}
