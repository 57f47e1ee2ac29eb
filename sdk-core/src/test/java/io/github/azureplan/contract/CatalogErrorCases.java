package io.github.azureplan.contract;

import java.util.List;

/** The refusals of the catalog. */
final class CatalogErrorCases {
    private CatalogErrorCases() {}

    static List<ErrorCase> all() {
        return List.of();
    }
}
