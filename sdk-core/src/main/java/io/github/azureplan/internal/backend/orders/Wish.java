package io.github.azureplan.internal.backend.orders;

import io.github.azureplan.internal.backend.tree.JsonObject;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one line of a cart or an order asks for.
 *
 * @param item the catalog item id, or the id of an older offer
 * @param billingCycle as the service writes it
 * @param term as ISO 8601, or null
 * @param reseller the MPN id of the partner on record, or null
 * @param additional MPN ids of further partners on record
 * @param context what the delivery needs to know, keys in any case
 * @param renewsTo the length of the term after the first one, or null
 * @param attested whether the confirmation is given, null when nothing is said
 * @param parent the subscription an add-on is bought for, or null
 */
record Wish(
        String item,
        @Nullable String friendlyName,
        int quantity,
        String billingCycle,
        @Nullable String term,
        @Nullable String currency,
        @Nullable String reseller,
        List<String> additional,
        JsonObject context,
        @Nullable String renewsTo,
        @Nullable Boolean attested,
        @Nullable String promotion,
        @Nullable Instant customEnd,
        @Nullable String parent) {
    Wish {
        additional = List.copyOf(additional);
    }
}
