package io.github.azureplan.internal.backend.kernel;

import java.util.Set;

/**
 * The settings of the catalog; the public builder explains each.
 *
 * @param unsoldCountries where the Azure plan is not sold, two upper case letters each
 */
public record CatalogSettings(Set<String> unsoldCountries) {
    public static final CatalogSettings USUAL = new CatalogSettings(Set.of("CN"));
}
