package io.github.azureplan.catalog;

import io.github.azureplan.common.AzureSubscriptionId;
import io.github.azureplan.common.CustomerId;
import io.github.azureplan.internal.json.JsonValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What to check the stock of, and for whom. Which of customer, Azure subscription and region are needed is said by
 * {@link Sku#inventoryVariables()}. Immutable.
 */
public final class InventoryQuery {
    private final List<InventoryTarget> targets;
    private final @Nullable CustomerId customer;
    private final @Nullable AzureSubscriptionId azureSubscription;
    private final @Nullable String region;

    private InventoryQuery(Builder builder) {
        this.targets = List.copyOf(builder.targets);
        this.customer = builder.customer;
        this.azureSubscription = builder.azureSubscription;
        this.region = builder.region;
    }

    /**
     * Starts a query.
     *
     * @return a builder without any value
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * What is checked.
     *
     * @return at least one
     */
    public List<InventoryTarget> targets() {
        return targets;
    }

    /**
     * Who is to buy it.
     *
     * @return the customer, null when none was given
     */
    public @Nullable CustomerId customer() {
        return customer;
    }

    /**
     * Where it is to be used.
     *
     * @return the Azure subscription, null when none was given
     */
    public @Nullable AzureSubscriptionId azureSubscription() {
        return azureSubscription;
    }

    /**
     * The region it is to be in.
     *
     * @return the region's name in Azure Resource Manager, null when none was given
     */
    public @Nullable String region() {
        return region;
    }

    JsonValue document() {
        List<Map<String, String>> items = new ArrayList<>();
        for (InventoryTarget target : targets) {
            items.add(texts("productId", target.productId(), "skuId", target.skuId()));
        }
        Map<String, String> context = texts(
                "customerId",
                customer == null ? null : customer.text(),
                "azureSubscriptionId",
                azureSubscription == null ? null : azureSubscription.text(),
                "armRegionName",
                region);
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("targetItems", items);
        if (!context.isEmpty()) {
            members.put("inventoryContext", context);
        }
        return JsonValue.of(members);
    }

    private static Map<String, String> texts(@Nullable String... namesAndValues) {
        Map<String, String> members = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            String value = namesAndValues[i + 1];
            if (value != null) {
                members.put(String.valueOf(namesAndValues[i]), value);
            }
        }
        return members;
    }

    /** Collects a query. */
    public static final class Builder {
        private final List<InventoryTarget> targets = new ArrayList<>();
        private @Nullable CustomerId customer;
        private @Nullable AzureSubscriptionId azureSubscription;
        private @Nullable String region;

        private Builder() {}

        /**
         * Checks all SKUs of a product.
         *
         * @param productId the product
         * @return this builder
         */
        public Builder product(String productId) {
            targets.add(new InventoryTarget(productId, null));
            return this;
        }

        /**
         * Checks one SKU.
         *
         * @param productId the product
         * @param skuId the SKU within its product
         * @return this builder
         */
        public Builder sku(String productId, String skuId) {
            targets.add(new InventoryTarget(productId, Objects.requireNonNull(skuId, "skuId")));
            return this;
        }

        /**
         * Who is to buy it.
         *
         * @param value the customer
         * @return this builder
         */
        public Builder customer(CustomerId value) {
            this.customer = Objects.requireNonNull(value, "customer");
            return this;
        }

        /**
         * Where it is to be used.
         *
         * @param value the Azure subscription
         * @return this builder
         */
        public Builder azureSubscription(AzureSubscriptionId value) {
            this.azureSubscription = Objects.requireNonNull(value, "azureSubscription");
            return this;
        }

        /**
         * The region it is to be in.
         *
         * @param value the region's name in Azure Resource Manager, such as {@code westeurope}
         * @return this builder
         * @throws IllegalArgumentException when it is empty
         */
        public Builder region(String value) {
            if (value.isBlank()) {
                throw new IllegalArgumentException("region: must not be empty; leave it out for any region");
            }
            this.region = value.trim();
            return this;
        }

        /**
         * The query.
         *
         * @return what was collected
         * @throws IllegalArgumentException when nothing is to be checked
         */
        public InventoryQuery build() {
            if (targets.isEmpty()) {
                throw new IllegalArgumentException("targets: name at least one product or SKU to check");
            }
            return new InventoryQuery(this);
        }
    }
}
