package io.github.azureplan.catalog;

import io.github.azureplan.internal.json.Required;
import io.github.azureplan.internal.json.WireName;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A product of the catalog.
 *
 * @param id the product
 * @param title its name
 * @param description what it is, for people
 * @param productType its kind
 * @param microsoftProduct whether Microsoft makes it
 * @param publisherName who makes it
 * @param localizedAttributes words of the product in the language of the request
 */
public record Product(
        @Required String id,
        @Nullable String title,
        @Nullable String description,
        @Nullable ProductType productType,
        @WireName("isMicrosoftProduct") boolean microsoftProduct,
        @Nullable String publisherName,
        List<LocalizedAttribute> localizedAttributes) {}
