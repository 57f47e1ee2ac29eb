package io.github.azureplan.orders;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far the delivery of an order line is.
 *
 * @param lineItemNumber the number of the line, from 0
 * @param status how far the line is
 * @param quantityProvisioningInformation how far its parts are
 */
public record OrderLineProvisioning(
        int lineItemNumber,
        @Nullable FulfillmentStatus status,
        List<QuantityProvisioning> quantityProvisioningInformation) {}
