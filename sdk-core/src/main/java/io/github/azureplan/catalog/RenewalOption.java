package io.github.azureplan.catalog;

import io.github.azureplan.internal.json.WireName;
import org.jspecify.annotations.Nullable;

/**
 * What something can be renewed to.
 *
 * @param renewToId what it is renewed to
 * @param autoRenewable whether that can happen by itself
 */
public record RenewalOption(
        @Nullable String renewToId,
        @WireName("isAutoRenewable") boolean autoRenewable) {}
