package io.github.azureplan.partners;

import io.github.azureplan.common.Market;
import io.github.azureplan.common.MpnId;
import io.github.azureplan.common.TenantId;
import io.github.azureplan.internal.json.Required;
import org.jspecify.annotations.Nullable;

/**
 * A partnership of the partner with another one, for an indirect provider with one of its resellers.
 *
 * @param id the other partner's tenant; what {@code NewCustomer.associatedPartnerId} takes
 * @param name the other partner's name
 * @param relationshipType what the partner is to the other one
 * @param state how the partnership stands
 * @param mpnId the other partner's location; what {@code customer.azurePlan(MpnId)} takes
 * @param location where the other partner is
 */
public record PartnerRelationship(
        @Required TenantId id,
        @Nullable String name,
        @Nullable RelationshipType relationshipType,
        @Nullable RelationshipState state,
        @Nullable MpnId mpnId,
        @Nullable Market location) {
    /**
     * Whether the partnership holds.
     *
     * @return true when the state is {@link RelationshipState#ACTIVE}
     */
    public boolean active() {
        return RelationshipState.ACTIVE.equals(state);
    }
}
