package io.github.azureplan.backend;

/** The part of an Azure subscription in which somebody has a role; a role covers everything below it. */
public final class AzureScope {
    private final String path;

    private AzureScope(String path) {
        this.path = path;
    }

    /**
     * The whole subscription.
     *
     * @return the scope
     */
    public static AzureScope subscription() {
        return new AzureScope("");
    }

    /**
     * A resource group and all its resources.
     *
     * @param name the group's name
     * @return the scope
     */
    public static AzureScope resourceGroup(String name) {
        return new AzureScope("/resourceGroups/" + part(name, "name"));
    }

    /**
     * One resource.
     *
     * @param resourceGroup the group it is in
     * @param type the provider and the type of what uses a meter, such as {@code Microsoft.Compute/virtualMachines}
     * @param name the resource's name
     * @return the scope
     */
    public static AzureScope resource(String resourceGroup, String type, String name) {
        if (type.chars().filter(c -> c == '/').count() != 1 || type.startsWith("/") || type.endsWith("/")) {
            throw new IllegalArgumentException("type: must be a provider and a type, such as Microsoft.Compute/disks");
        }
        return new AzureScope("/resourceGroups/" + part(resourceGroup, "resourceGroup") + "/providers/" + type + "/"
                + part(name, "name"));
    }

    private static String part(String text, String field) {
        if (text.isBlank() || text.contains("/")) {
            throw new IllegalArgumentException(field + ": must not be empty or hold a slash");
        }
        return text;
    }

    String path() {
        return path;
    }

    @Override
    public String toString() {
        return path.isEmpty() ? "the whole subscription" : path;
    }
}
