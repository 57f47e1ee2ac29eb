package io.github.azureplan.internal.backend.subscriptions;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The built-in roles of Azure this backend knows: those that can act first, the mightier before the others. */
public final class Roles {
    public static final String OWNER = "Owner";
    public static final String CONTRIBUTOR = "Contributor";
    public static final String USER_ACCESS_ADMINISTRATOR = "User Access Administrator";

    private static final Map<String, String> IDS = new LinkedHashMap<>();

    static {
        IDS.put(OWNER, "8e3af657-a8ff-443c-a75c-2fe8c4bcb635");
        IDS.put(CONTRIBUTOR, "b24988ac-6180-42a0-ab88-20f7382dd24c");
        IDS.put(USER_ACCESS_ADMINISTRATOR, "18d7d88d-d35e-4fb5-a5c3-7773c20a72d9");
        IDS.put("Virtual Machine Contributor", "9980e02c-c2be-4d73-94e8-173b1dc7cf3c");
        IDS.put("Backup Contributor", "5e467623-bb1f-42f4-a55d-6e525e11384b");
        IDS.put("Security Admin", "fb1c8493-542b-48eb-b624-b4c8fea62acd");
        IDS.put("Support Request Contributor", "cfd33db0-3dd1-45e3-aa9d-cdbdf3b6f24e");
        IDS.put("Network Contributor", "4d97b98b-1d4f-4787-a291-c67834d212e7");
        IDS.put("Storage Account Contributor", "17d1049b-9a84-46fb-8f53-869881c3d3ab");
        IDS.put("Website Contributor", "de139f84-1756-47ae-9be6-808fbbe84772");
        IDS.put("Monitoring Contributor", "749f88d5-cbae-40b8-bcfc-e573ddc772fa");
        IDS.put("AcrPull", "7f951dda-4ed3-4680-a7ca-43fe172d538d");
        IDS.put("Reader and Data Access", "c12c1c16-33a1-487b-954d-41c89c60f349");
        IDS.put("Reader", "acdd72a7-3385-48ef-bd42-f606fba81ae7");
        IDS.put("Billing Reader", "fa23ad8b-c56e-40d8-ac0c-ce449e1d2c64");
        IDS.put("Cost Management Reader", "72fafb9e-0641-4937-9268-a91bfd8191a3");
        IDS.put("Backup Reader", "a795c7a0-d4a2-40c1-ae25-d81f01202912");
        IDS.put("Monitoring Reader", "43d0d8ad-25c7-4714-9337-8ba259a9fe05");
        IDS.put("Security Reader", "39bc4728-0917-49c7-9d2c-d95423bc2eb4");
        IDS.put("Log Analytics Reader", "73c42c96-874c-492b-b04d-ab87d138a893");
        IDS.put("Management Group Reader", "ac63b705-f282-497d-ac71-919bf39d939d");
        IDS.put("Managed Applications Reader", "b9331d33-8a36-4f8c-b097-4f54124fdb44");
        IDS.put("Site Recovery Reader", "dbaa88c4-0c30-4179-9fb3-46319faa6149");
        IDS.put("Cosmos DB Account Reader Role", "fbdf93bf-df7d-467e-a4d2-9458aa1360c8");
        IDS.put("Cognitive Services User", "a97b65f3-24c7-4388-baec-2e87135dc908");
        IDS.put("CDN Profile Reader", "8f96442b-4075-438f-813d-ad51ab4019af");
        IDS.put("CDN Endpoint Reader", "871e35f6-b5c1-49cc-a043-bde969a0f2cd");
        IDS.put("Storage Blob Data Reader", "2a2b9908-6ea1-4ae2-8e65-a410df84e7d1");
        IDS.put("Storage Queue Data Reader", "19e7f393-937e-4f77-808e-94535e297925");
    }

    private Roles() {}

    static List<String> names() {
        return List.copyOf(IDS.keySet());
    }

    /** The name as it is written here, or null when there is no such role. */
    static @Nullable String named(String name) {
        return IDS.keySet().stream().filter(name::equalsIgnoreCase).findFirst().orElse(null);
    }

    /** The id of a role's definition. */
    public static String id(String name) {
        return Objects.requireNonNull(IDS.get(name));
    }

    /** The role of a definition's id, or null when there is none. */
    public static @Nullable String ofId(String id) {
        String key = id.toLowerCase(Locale.ROOT);
        return IDS.entrySet().stream()
                .filter(e -> e.getValue().equals(key))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(null);
    }

    /** The first of several roles, or null when there are none. */
    static @Nullable String first(List<String> roles) {
        return IDS.keySet().stream().filter(roles::contains).findFirst().orElse(null);
    }
}
