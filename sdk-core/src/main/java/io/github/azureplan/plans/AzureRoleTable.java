package io.github.azureplan.plans;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The built-in roles the page on partner earned credit names, or that partners commonly hold: name, id of the definition,
 * and whether it earns. See {@link AzureRole#creditSource()} and {@link AzureRole#idSource()}.
 */
final class AzureRoleTable {
    private record Row(String id, String name) {}

    private static final List<Row> EARNING = List.of(
            new Row("8e3af657-a8ff-443c-a75c-2fe8c4bcb635", "Owner"),
            new Row("b24988ac-6180-42a0-ab88-20f7382dd24c", "Contributor"),
            new Row("18d7d88d-d35e-4fb5-a5c3-7773c20a72d9", "User Access Administrator"),
            new Row("cfd33db0-3dd1-45e3-aa9d-cdbdf3b6f24e", "Support Request Contributor"),
            new Row("c12c1c16-33a1-487b-954d-41c89c60f349", "Reader and Data Access"),
            new Row("7f951dda-4ed3-4680-a7ca-43fe172d538d", "AcrPull"),
            new Row("fb1c8493-542b-48eb-b624-b4c8fea62acd", "Security Admin"),
            new Row("5e467623-bb1f-42f4-a55d-6e525e11384b", "Backup Contributor"),
            new Row("00c29273-979b-4161-815c-10b084fb9324", "Backup Operator"),
            new Row("434105ed-43f6-45c7-a02f-909b2ba83430", "Cost Management Contributor"),
            new Row("749f88d5-cbae-40b8-bcfc-e573ddc772fa", "Monitoring Contributor"),
            new Row("92aaf0da-9dab-42b6-94a3-d43ce8d16293", "Log Analytics Contributor"),
            new Row("4d97b98b-1d4f-4787-a291-c67834d212e7", "Network Contributor"),
            new Row("9980e02c-c2be-4d73-94e8-173b1dc7cf3c", "Virtual Machine Contributor"),
            new Row("17d1049b-9a84-46fb-8f53-869881c3d3ab", "Storage Account Contributor"),
            new Row("de139f84-1756-47ae-9be6-808fbbe84772", "Website Contributor"));

    private static final List<Row> LOOKING = List.of(
            new Row("acdd72a7-3385-48ef-bd42-f606fba81ae7", "Reader"),
            new Row("fa23ad8b-c56e-40d8-ac0c-ce449e1d2c64", "Billing Reader"),
            new Row("72fafb9e-0641-4937-9268-a91bfd8191a3", "Cost Management Reader"),
            new Row("a795c7a0-d4a2-40c1-ae25-d81f01202912", "Backup Reader"),
            new Row("73c42c96-874c-492b-b04d-ab87d138a893", "Log Analytics Reader"),
            new Row("43d0d8ad-25c7-4714-9337-8ba259a9fe05", "Monitoring Reader"),
            new Row("ac63b705-f282-497d-ac71-919bf39d939d", "Management Group Reader"),
            new Row("b9331d33-8a36-4f8c-b097-4f54124fdb44", "Managed Applications Reader"),
            new Row("39bc4728-0917-49c7-9d2c-d95423bc2eb4", "Security Reader"),
            new Row("dbaa88c4-0c30-4179-9fb3-46319faa6149", "Site Recovery Reader"),
            new Row("028f4ed7-e2a9-465e-a8f4-9c0ffdfdc027", "Data Box Reader"),
            new Row("fbdf93bf-df7d-467e-a4d2-9458aa1360c8", "Cosmos DB Account Reader Role"),
            new Row("a97b65f3-24c7-4388-baec-2e87135dc908", "Cognitive Services User"),
            new Row("b59867f0-fa02-499b-be73-45a86b5b3e1c", "Cognitive Services Data Reader"),
            new Row("871e35f6-b5c1-49cc-a043-bde969a0f2cd", "CDN Endpoint Reader"),
            new Row("8f96442b-4075-438f-813d-ad51ab4019af", "CDN Profile Reader"),
            new Row("71522526-b88f-4d52-b57f-d31fc3546d0d", "API Management Service Reader Role"),
            new Row("cdda3590-29a3-44f6-95f2-9f980659eb04", "AcrQuarantineReader"),
            new Row("2414bbcf-6497-4faf-8c65-045460748405", "EventGrid EventSubscription Reader"),
            new Row("5d51204f-eb77-4b1c-b86a-2ec626c49413", "Spatial Anchors Account Reader"),
            new Row("2a2b9908-6ea1-4ae2-8e65-a410df84e7d1", "Storage Blob Data Reader"),
            new Row("19e7f393-937e-4f77-808e-94535e297925", "Storage Queue Data Reader"),
            new Row("aba4ae5f-2193-4029-9191-0cb91df5e314", "Storage File Data SMB Share Reader"),
            new Row("423170ca-a8f6-4b0f-8487-9e4eb8f49bfa", "Azure Maps Data Reader"));

    @FunctionalInterface
    interface Make {
        AzureRole role(String id, String name, RoleCredit credit);
    }

    private AzureRoleTable() {}

    static Map<String, AzureRole> read(Make make) {
        Map<String, AzureRole> roles = new LinkedHashMap<>();
        EARNING.forEach(row -> roles.put(row.id(), make.role(row.id(), row.name(), RoleCredit.EARNS)));
        LOOKING.forEach(row -> roles.put(row.id(), make.role(row.id(), row.name(), RoleCredit.DOES_NOT_EARN)));
        return Map.copyOf(roles);
    }
}
