package io.github.azureplan.backend;

import io.github.azureplan.common.MeterId;
import java.math.BigDecimal;
import java.util.List;

/**
 * Something that can be used in the world of the backend and costs money there. The products are invented.
 *
 * @param meterId usually, not always, a GUID
 * @param productId the product it belongs to
 * @param skuId its SKU, with leading zeros
 * @param availabilityId its availability
 * @param name its name
 * @param category its category, such as {@code Virtual Machines}
 * @param subcategory its subcategory
 * @param region where it is used
 * @param unit what one unit is, such as {@code 1 Hour}
 * @param unitPrice US dollars for one unit today, before tiers and credit
 * @param tags as in the price sheet, such as {@code Azure} and {@code Third Party}
 */
public record Meter(
        MeterId meterId,
        String productId,
        String skuId,
        String availabilityId,
        String name,
        String category,
        String subcategory,
        String region,
        String unit,
        BigDecimal unitPrice,
        List<String> tags) {
    /** Copies the tags. */
    public Meter {
        tags = List.copyOf(tags);
    }
}
