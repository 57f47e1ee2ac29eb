package io.github.azureplan.backend;

import io.github.azureplan.internal.backend.usage.Resource;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A resource in an Azure subscription that uses a meter, to be named in {@link World#use}. Its type is that of the meter.
 * Immutable; each method gives a changed copy.
 *
 * @see AzureScope
 */
public final class AzureResource {
    private final String group;
    private final String name;
    private final @Nullable String location;
    private final SortedMap<String, String> tags;

    private AzureResource(String group, String name, @Nullable String location, SortedMap<String, String> tags) {
        this.group = group;
        this.name = name;
        this.location = location;
        this.tags = tags;
    }

    /**
     * A resource without tags, where its meter is.
     *
     * @param resourceGroup the resource group it is in
     * @param name its name; together with the group it tells it from others
     * @return the resource
     */
    public static AzureResource of(String resourceGroup, String name) {
        return new AzureResource(
                Objects.requireNonNull(resourceGroup, "resourceGroup"),
                Objects.requireNonNull(name, "name"),
                null,
                new TreeMap<>());
    }

    /**
     * Says where it is.
     *
     * @param value a location of Azure, such as {@code swedencentral}
     * @return the resource there
     */
    public AzureResource location(String value) {
        return new AzureResource(group, name, Objects.requireNonNull(value, "value"), tags);
    }

    /**
     * Gives it a tag, in place of one of the same name.
     *
     * @param tag the tag's name
     * @param value its value, may be empty
     * @return the resource with it
     */
    public AzureResource tag(String tag, String value) {
        SortedMap<String, String> more = new TreeMap<>(tags);
        more.put(Objects.requireNonNull(tag, "tag"), Objects.requireNonNull(value, "value"));
        return new AzureResource(group, name, location, more);
    }

    Resource wanted() {
        return Resource.of(group, name, location, Map.copyOf(tags));
    }

    @Override
    public String toString() {
        return "AzureResource[" + group + "/" + name + "]";
    }
}
