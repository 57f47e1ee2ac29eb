package io.github.azureplan.internal.wire;

import io.github.azureplan.internal.json.WireName;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of a collection of Azure Resource Manager or Graph.
 *
 * @param value the items
 * @param nextLink the absolute address of the next page, or null on the last one
 * @param totalCount not a length one can rely on; here so that it is not reported as unknown
 * @param <T> the items
 */
public record LinkedPage<T>(
        List<T> value,
        @WireName({"nextLink", "@odata.nextLink"}) @Nullable String nextLink,
        @Nullable String totalCount) {}
