package io.github.azureplan.orders;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The body of the call that makes a cart. */
record CartRequest(List<CartLine> lineItems, @Nullable Boolean partnerOnRecordAttestationAccepted) {
    CartRequest {
        lineItems = List.copyOf(lineItems);
        if (lineItems.isEmpty()) {
            throw new IllegalArgumentException("lineItems: missing; a cart needs at least one line");
        }
    }
}
