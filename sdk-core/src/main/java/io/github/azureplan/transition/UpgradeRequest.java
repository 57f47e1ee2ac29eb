package io.github.azureplan.transition;

import io.github.azureplan.common.CustomerId;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The body all three calls share; the family and the attributes are spelled as the page of each call prints them. */
record UpgradeRequest(
        CustomerId customerId,
        String productFamily,
        @Nullable Map<String, String> attributes) {
    static UpgradeRequest eligibility(CustomerId customer) {
        return new UpgradeRequest(customer, "azure", null);
    }

    static UpgradeRequest start(CustomerId customer) {
        return new UpgradeRequest(customer, "Azure", null);
    }

    static UpgradeRequest status(CustomerId customer) {
        return new UpgradeRequest(customer, "azure", Map.of("objectType", "ProductUpgradeRequest"));
    }
}
