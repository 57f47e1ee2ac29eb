package io.github.azureplan.internal.backend.kernel;

import java.util.Set;

/**
 * The settings of the catalog; the public builder explains each.
 *
 * @param unsoldCountries where the Azure plan is not sold, two upper case letters each
 * @param closedViews views the partner may not see, in lower case
 * @param segments kinds of customer the partner may ask the catalog of a country for, in lower case
 */
public record CatalogSettings(Set<String> unsoldCountries, Set<String> closedViews, Set<String> segments) {
    public static final CatalogSettings USUAL =
            new CatalogSettings(Set.of("CN"), Set.of(), Set.of("commercial", "education", "nonprofit"));
}
