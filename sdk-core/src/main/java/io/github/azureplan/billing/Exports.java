package io.github.azureplan.billing;

import io.github.azureplan.common.CurrencyCode;
import io.github.azureplan.common.Service;
import io.github.azureplan.errors.ErrorCode;
import io.github.azureplan.errors.ErrorDetails;
import io.github.azureplan.errors.MalformedResponseException;
import io.github.azureplan.errors.NotFoundException;
import io.github.azureplan.errors.Outcome;
import io.github.azureplan.errors.ResumePoint;
import io.github.azureplan.errors.ServiceException;
import io.github.azureplan.internal.json.WireName;
import io.github.azureplan.internal.wire.Call;
import io.github.azureplan.internal.wire.Encoding;
import io.github.azureplan.internal.wire.Route;
import io.github.azureplan.internal.wire.Routes;
import io.github.azureplan.internal.wire.Wire;
import io.github.azureplan.rows.RowPart;
import io.github.azureplan.transport.Headers;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Billing data as the service exports it: it is asked for, made in the background, and read as files. Each method here
 * waits until the files are there; reading them is {@link #files(ExportManifest)}. Immutable and safe for use by many
 * threads.
 */
public final class Exports {
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(30);
    private static final Duration POLL = Duration.ofSeconds(10);

    private final Wire wire;

    Exports(Wire wire) {
        this.wire = wire;
    }

    /** Which month of unbilled data. Their meaning moves on at midnight UTC before the first. */
    public enum UnbilledPeriod {
        /** The running month. */
        CURRENT,
        /** The month before, until its invoice is made. */
        LAST
    }

    /** The three shapes of an operation in one; what does not apply is null. */
    record Operation(
            @Nullable String id,
            @Nullable String status,
            @Nullable Instant createdDateTime,
            @Nullable Instant lastActionDateTime,
            @Nullable ExportManifest resourceLocation,

            @WireName("resourceLocation@odata.navigationLink") @Nullable
            String manifestLink,

            @Nullable OperationError error) {
        boolean done() {
            return is("succeeded") || is("completed");
        }

        boolean is(String word) {
            return word.equalsIgnoreCase(status);
        }
    }

    record OperationError(@Nullable String code, @Nullable String message) {}

    private record Seen(Operation operation, @Nullable Duration retryAfter) {}

    /**
     * The daily rated use of an invoice.
     *
     * <p><!-- EXPORT_BILLED_USAGE GET_EXPORT_OPERATION GET_EXPORT_MANIFEST -->
     * Endpoints:
     * <a href="https://learn.microsoft.com/graph/api/partners-billing-billedusage-export">{@code POST /v1.0/reports/partners/billing/usage/billed/export}</a>
     * (App-only or App+User; repeated, a duplicate does no harm);
     * <a href="https://learn.microsoft.com/graph/api/partners-billing-operation-get">{@code GET /v1.0/reports/partners/billing/operations/<operation>}</a>
     * (App-only or App+User; safe to repeat);
     * <a href="https://learn.microsoft.com/graph/api/partners-billing-manifest-get">{@code GET /v1.0/reports/partners/billing/manifests/<manifest>}</a>
     * (App-only or App+User; safe to repeat).
     * <!-- end -->
     *
     * @param invoiceId the invoice
     * @param attributes which columns
     * @return the files that were made
     * @throws NotFoundException when there is no data (5000)
     * @throws io.github.azureplan.errors.DeadlineExceededException when the files are not there in time
     */
    public ExportManifest billedUsage(String invoiceId, AttributeSet attributes) {
        return export(Routes.EXPORT_BILLED_USAGE, Map.of("invoiceId", checked(invoiceId)), attributes);
    }

    /**
     * The reconciliation of an invoice.
     *
     * <p><!-- EXPORT_BILLED_RECONCILIATION GET_EXPORT_OPERATION GET_EXPORT_MANIFEST -->
     * Endpoints:
     * <a href="https://learn.microsoft.com/graph/api/partners-billing-billedreconciliation-export">{@code POST /v1.0/reports/partners/billing/reconciliation/billed/export}</a>
     * (App-only or App+User; repeated, a duplicate does no harm);
     * <a href="https://learn.microsoft.com/graph/api/partners-billing-operation-get">{@code GET /v1.0/reports/partners/billing/operations/<operation>}</a>
     * (App-only or App+User; safe to repeat);
     * <a href="https://learn.microsoft.com/graph/api/partners-billing-manifest-get">{@code GET /v1.0/reports/partners/billing/manifests/<manifest>}</a>
     * (App-only or App+User; safe to repeat).
     * <!-- end -->
     *
     * @param invoiceId the invoice
     * @param attributes which columns
     * @return the files that were made
     * @throws NotFoundException when there is no data (5000)
     * @throws io.github.azureplan.errors.DeadlineExceededException when the files are not there in time
     */
    public ExportManifest billedReconciliation(String invoiceId, AttributeSet attributes) {
        return export(Routes.EXPORT_BILLED_RECONCILIATION, Map.of("invoiceId", checked(invoiceId)), attributes);
    }

    /**
     * The daily rated use that is not billed yet. Its amounts are estimates, and it is a day behind.
     *
     * <p><!-- EXPORT_UNBILLED_USAGE GET_EXPORT_OPERATION GET_EXPORT_MANIFEST -->
     * Endpoints:
     * <a href="https://learn.microsoft.com/graph/api/partners-billing-unbilledusage-export">{@code POST /v1.0/reports/partners/billing/usage/unbilled/export}</a>
     * (App-only or App+User; repeated, a duplicate does no harm);
     * <a href="https://learn.microsoft.com/graph/api/partners-billing-operation-get">{@code GET /v1.0/reports/partners/billing/operations/<operation>}</a>
     * (App-only or App+User; safe to repeat);
     * <a href="https://learn.microsoft.com/graph/api/partners-billing-manifest-get">{@code GET /v1.0/reports/partners/billing/manifests/<manifest>}</a>
     * (App-only or App+User; safe to repeat).
     * <!-- end -->
     *
     * @param currency the billing currency
     * @param period which month
     * @param attributes which columns
     * @return the files that were made
     * @throws NotFoundException when there is no data (5000)
     * @throws io.github.azureplan.errors.DeadlineExceededException when the files are not there in time
     */
    public ExportManifest unbilledUsage(CurrencyCode currency, UnbilledPeriod period, AttributeSet attributes) {
        Map<String, String> body = new LinkedHashMap<>();
        body.put("currencyCode", currency.text());
        body.put("billingPeriod", period.name().toLowerCase(Locale.ROOT));
        return export(Routes.EXPORT_UNBILLED_USAGE, body, attributes);
    }

    private static String checked(String invoiceId) {
        Objects.requireNonNull(invoiceId, "invoiceId");
        if (invoiceId.isBlank()) {
            throw new IllegalArgumentException("invoiceId: must not be blank; take it from Invoice.id()");
        }
        return invoiceId;
    }

    /**
     * The files of an export, to be opened one by one; never with a sign-in token.
     *
     * <p><!-- GET_EXPORT_FILE -->
     * Endpoint: <a href="https://learn.microsoft.com/graph/api/resources/partners-billing-manifest">{@code GET }</a>
     * (no sign-in; safe to repeat).
     * <!-- end -->
     *
     * @param manifest the export
     * @return the files; each opens its own stream
     * @throws MalformedResponseException when the manifest does not name all its files
     */
    public List<RowPart> files(ExportManifest manifest) {
        URI root = manifest.rootDirectory();
        if (root == null || manifest.sasToken() == null) {
            throw malformed("the manifest names no directory or no token", "$.rootDirectory");
        }
        if (manifest.blobCount() != null
                && manifest.blobCount() != manifest.blobs().size()) {
            throw malformed(
                    "the manifest counts " + manifest.blobCount() + " files and names "
                            + manifest.blobs().size(),
                    "$.blobs");
        }
        return manifest.blobs().stream().map(blob -> part(manifest, blob)).toList();
    }

    private RowPart part(ExportManifest manifest, ExportManifest.Blob blob) {
        String name = blob.name();
        if (name == null || name.isBlank()) {
            throw malformed("a file of the manifest has no name", "$.blobs");
        }
        String path = Arrays.stream(name.split("/", -1))
                .map(segment -> Encoding.segment("blob name", segment))
                .collect(Collectors.joining("/"));
        String sas = Objects.requireNonNull(manifest.sasToken()).reveal();
        // The token is signed text: it goes on the wire byte for byte.
        URI address = URI.create(
                Objects.requireNonNull(manifest.rootDirectory()).toString().replaceAll("/+$", "") + "/" + path + "?"
                        + (sas.startsWith("?") ? sas.substring(1) : sas));
        return new RowPart(
                name,
                () -> wire.open(Call.on(Routes.GET_EXPORT_FILE)
                                .at(address)
                                .header("Accept", "*/*")
                                .header("Accept-Encoding", "identity"))
                        .body());
    }

    private ExportManifest export(Route route, Map<String, String> what, AttributeSet attributes) {
        Wire verb = wire.begin();
        Map<String, String> body = new LinkedHashMap<>(what);
        body.put("attributeSet", attributes.name().toLowerCase(Locale.ROOT));
        String location = verb.execute(Call.on(route).body(body).decode((response, reader) -> {
            reader.bytes(response);
            return response.headers().first("Location").orElse("");
        }));
        URI operation = address(verb, location);
        ResumePoint resume = new ResumePoint(ResumePoint.Kind.OPERATION, location);
        Seen last = verb.await(
                () -> verb.execute(
                        Call.on(Routes.GET_EXPORT_OPERATION).at(operation).decode(Exports::read)),
                new Wire.Wait<>(
                        route.name().toLowerCase(Locale.ROOT),
                        seen -> String.valueOf(seen.operation().status()),
                        seen -> seen.operation().done() || seen.operation().is("failed"),
                        LONGEST_WAIT,
                        resume,
                        seen -> seen.retryAfter() == null ? POLL : seen.retryAfter()));
        if (!last.operation().done()) {
            throw failed(route, last.operation().error());
        }
        return manifest(verb, last.operation());
    }

    private static Seen read(io.github.azureplan.transport.TransportResponse response, Call.Reader reader)
            throws java.io.IOException {
        Operation operation = reader.json(response, Operation.class);
        return new Seen(operation, seconds(response.headers()));
    }

    private static @Nullable Duration seconds(Headers headers) {
        return headers.first("Retry-After")
                .filter(text -> text.matches("[0-9]{1,4}"))
                .map(text -> Duration.ofSeconds(Long.parseLong(text)))
                .orElse(null);
    }

    private static ExportManifest manifest(Wire verb, Operation operation) {
        if (operation.resourceLocation() != null) {
            return operation.resourceLocation();
        }
        String link = operation.manifestLink();
        if (link == null) {
            throw malformed("the export is done and names no manifest", "$.resourceLocation");
        }
        return verb.execute(
                Call.on(Routes.GET_EXPORT_MANIFEST).at(address(verb, link)).json(ExportManifest.class));
    }

    /** An address of Graph: absolute, or relative to its base. */
    private static URI address(Wire verb, String text) {
        try {
            URI address = URI.create(text);
            if (address.isAbsolute()) {
                return address;
            }
            if (text.startsWith("/") && !text.startsWith("//")) {
                return URI.create(verb.endpoints().base(Service.GRAPH) + text);
            }
        } catch (IllegalArgumentException e) {
            // said below
        }
        throw malformed("the service names no address to follow", "$");
    }

    private static ServiceException failed(Route route, @Nullable OperationError error) {
        String code = error == null || error.code() == null ? "" : error.code();
        String message = error == null || error.message() == null ? "" : error.message();
        ErrorDetails details = new ErrorDetails(
                route.name(),
                200,
                ErrorCode.of(code),
                message,
                null,
                null,
                null,
                false,
                "Check invoice, currency and period; at the start of a month data is held back until the last one is"
                        + " billed.",
                Outcome.NOT_APPLIED,
                null);
        return details.code().equals(ErrorCode.NO_DATA)
                ? new NotFoundException(details)
                : new ServiceException(details);
    }

    private static MalformedResponseException malformed(String what, String path) {
        return new MalformedResponseException(
                "A billing export cannot be used: " + what, 200, path, Outcome.NOT_APPLIED, null, null);
    }
}
