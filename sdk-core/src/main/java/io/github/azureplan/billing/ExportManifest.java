package io.github.azureplan.billing;

import io.github.azureplan.common.Secret;
import io.github.azureplan.internal.json.WireName;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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
    private static final Pattern END = Pattern.compile("(?:^|[?&])se=([^&]*)");

    /**
     * Until when the token opens the directory.
     *
     * @return the end its text names, or empty when it names none that can be read
     */
    public Optional<Instant> expiresAt() {
        if (sasToken == null) {
            return Optional.empty();
        }
        Matcher end = END.matcher(sasToken.reveal());
        try {
            return end.find()
                    ? Optional.of(Instant.parse(URLDecoder.decode(end.group(1), StandardCharsets.UTF_8)))
                    : Optional.empty();
        } catch (DateTimeException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

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
