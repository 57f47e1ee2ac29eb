package io.github.azureplan.billing;

import io.github.azureplan.common.CurrencyCode;
import io.github.azureplan.internal.json.Required;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a folder says of the export in it: the file {@code export.json}.
 *
 * @param format version of this description
 * @param kind word of the kind of lines
 * @param invoiceId the invoice, or null for what is not billed
 * @param currencyCode the currency of what is not billed, or null
 * @param billingPeriod the month of what is not billed, or null
 * @param attributeSet which columns
 * @param operationId the operation that made it
 * @param requestIds what the service calls the requests that led to it
 * @param savedDateTime when it was complete
 * @param manifest the manifest without its token
 * @param files the files
 * @param documents the invoice and what belongs to it
 */
record SavedFiles(
        int format,
        @Required String kind,
        @Nullable String invoiceId,
        @Nullable String currencyCode,
        @Nullable String billingPeriod,
        @Required String attributeSet,
        String operationId,
        List<String> requestIds,
        @Nullable Instant savedDateTime,
        @Nullable ExportManifest manifest,
        List<Item> files,
        List<Item> documents) {
    static final int FORMAT = 1;

    /**
     * A file in the folder.
     *
     * @param name what the service calls it
     * @param file where it is in the folder, or null for a document that could not be had
     * @param bytes its length
     * @param sha256 its hash in hexadecimal
     * @param requestId what the service calls the request for it, or null
     * @param missing why a document could not be had, or null
     */
    record Item(
            @Required String name,
            @Nullable String file,
            long bytes,
            @Required String sha256,
            @Nullable String requestId,
            @Nullable String missing) {}

    static SavedFiles begun(Export<?> export) {
        ExportRequest<?> request = export.request();
        return new SavedFiles(
                FORMAT,
                request.kind().word(),
                request.invoiceId().orElse(null),
                request.currency().map(CurrencyCode::text).orElse(null),
                request.period().map(period -> word(period)).orElse(null),
                word(request.attributes()),
                export.operationId(),
                export.requestIds(),
                null,
                withoutToken(export.manifest()),
                List.of(),
                List.of());
    }

    SavedFiles complete(Instant now, List<Item> all, List<Item> more) {
        return new SavedFiles(
                format,
                kind,
                invoiceId,
                currencyCode,
                billingPeriod,
                attributeSet,
                operationId,
                requestIds,
                now,
                manifest,
                all,
                more);
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private static ExportManifest withoutToken(ExportManifest m) {
        return new ExportManifest(
                m.id(),
                m.schemaVersion(),
                m.dataFormat(),
                m.createdDateTime(),
                m.eTag(),
                m.partnerTenantId(),
                m.rootDirectory(),
                null,
                m.partitionType(),
                m.blobCount(),
                m.blobs());
    }

    ExportRequest<?> request() {
        LineKind<?> of = LineKind.of(kind);
        ExportRequest<?> request = invoiceId != null
                ? ExportRequest.billed(of, invoiceId)
                : ExportRequest.unbilled(
                        of,
                        CurrencyCode.of(String.valueOf(currencyCode)),
                        Exports.UnbilledPeriod.valueOf(
                                String.valueOf(billingPeriod).toUpperCase(Locale.ROOT)));
        return request.attributes(AttributeSet.valueOf(attributeSet.toUpperCase(Locale.ROOT)));
    }

    /** Whether it is the description of all files; else it is of a save that has only begun. */
    boolean isComplete() {
        return savedDateTime != null
                && manifest != null
                && files.stream().allMatch(item -> item.file() != null)
                && files.stream()
                        .map(Item::name)
                        .toList()
                        .equals(manifest.blobs().stream()
                                .map(ExportManifest.Blob::name)
                                .toList());
    }

    /** The version of the data: its eTag, or, where there is none, the manifest. */
    @Nullable
    String version() {
        return manifest == null ? null : manifest.eTag() != null ? manifest.eTag() : manifest.id();
    }

    /** Whether another folder's files can stand for this one's. */
    boolean sameData(SavedFiles other) {
        return request().equals(other.request())
                && version() != null
                && String.valueOf(version()).equals(other.version());
    }
}
