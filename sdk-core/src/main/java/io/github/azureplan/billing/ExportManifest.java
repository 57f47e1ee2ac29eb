package io.github.azureplan.billing;

import io.github.azureplan.common.Secret;
import io.github.azureplan.internal.json.WireName;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an export consists of: a directory, its files, and a token of limited life to read them with.
 *
 * @param id the manifest
 * @param schemaVersion version of the columns, {@code 1} or {@code 2} so far
 * @param dataFormat form of the files: gzip of JSON lines, under two names
 * @param createdDateTime when the data was made
 * @param eTag changes when the data changes
 * @param partnerTenantId whose data it is
 * @param rootDirectory the directory of the files
 * @param sasToken what opens the directory; a secret
 * @param partitionType how the rows are spread over the files
 * @param blobCount how many files there are
 * @param blobs the files
 */
public record ExportManifest(
        @Nullable String id,
        @Nullable String schemaVersion,
        @Nullable String dataFormat,
        @Nullable Instant createdDateTime,
        @Nullable String eTag,
        @Nullable String partnerTenantId,
        @Nullable URI rootDirectory,
        @Nullable Secret sasToken,
        @Nullable String partitionType,
        @Nullable Integer blobCount,
        List<Blob> blobs) {
    /**
     * One file of an export.
     *
     * @param name its name below the directory
     * @param partitionValue which part of the rows it holds
     */
    public record Blob(
            @Nullable String name,
            @WireName("partitionValue") @Nullable String partitionValue) {}
}
