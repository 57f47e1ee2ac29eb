package io.github.azureplan.internal.wire;

import io.github.azureplan.common.PartnerType;
import org.jspecify.annotations.Nullable;

/** What a kind of partner cannot do, refused before anything is sent. Says nothing where the kind is not known. */
final class PartnerTypes {
    private PartnerTypes() {}

    static void requireOpen(@Nullable PartnerType type, Route route) {
        if (type == null || route.partners().contains(type)) {
            return;
        }
        if (type == PartnerType.INDIRECT_RESELLER) {
            throw new IllegalStateException(route.name() + " is not open to indirect resellers, and this client was"
                    + " built with partnerType(INDIRECT_RESELLER); let the indirect provider make the call, or work in"
                    + " the Partner Center portal");
        }
        throw new IllegalStateException(route.name() + " is for indirect providers only, and this client was built with"
                + " partnerType(" + type + "); a direct partner has no indirect resellers, leave the call out");
    }

    static void requireProvider(@Nullable PartnerType type, String argument) {
        if (type == null || type == PartnerType.INDIRECT_PROVIDER) {
            return;
        }
        throw new IllegalStateException(argument + ": only an indirect provider can name an indirect reseller, and this"
                + " client was built with partnerType(" + type + "); leave the reseller out");
    }
}
