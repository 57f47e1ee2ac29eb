package io.github.azureplan.billing;

import io.github.azureplan.internal.export.JsonRows;
import io.github.azureplan.internal.wire.Wire;
import io.github.azureplan.rows.RowPart;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An export whose files are there: read as lines, handed out file by file, or saved. Immutable and safe for use by many
 * threads; holds nothing open.
 *
 * <p>The token of the files lives an hour or more. When it has run out it is fetched anew while reading goes on, and a
 * connection that breaks is taken up where it broke; what is read is always one version of the data, known by
 * {@link #eTag()}, or the read fails.
 *
 * @param <S> the reader of its lines
 */
public final class Export<S extends BillingLines<?, S>> {
    private final Wire wire;
    private final ExportRequest<S> request;
    private final String operationId;
    private final Grant grant;
    private final List<String> requestIds;

    Export(Wire wire, ExportRequest<S> request, String operationId, Grant grant, List<String> requestIds) {
        this.wire = wire;
        this.request = request;
        this.operationId = operationId;
        this.grant = grant;
        this.requestIds = List.copyOf(requestIds);
    }

    /**
     * What was asked for.
     *
     * @return the request
     */
    public ExportRequest<S> request() {
        return request;
    }

    /**
     * The operation that made it.
     *
     * @return the id, to be kept for {@link Exports#resume}
     */
    public String operationId() {
        return operationId;
    }

    /**
     * What it consists of.
     *
     * @return the manifest; after a long read one with a newer token
     */
    public ExportManifest manifest() {
        return grant.manifest();
    }

    /**
     * The version of the data; any change makes another one.
     *
     * @return the tag, or null when the service gave none
     */
    public @Nullable String eTag() {
        return manifest().eTag();
    }

    /** The same for a user whose next verbs have a deadline of their own. */
    Export<S> with(Wire own) {
        return new Export<>(own, request, operationId, grant, requestIds);
    }

    List<String> requestIds() {
        return requestIds;
    }

    Wire wire() {
        return wire;
    }

    /**
     * Opens all files as one stream of lines, one file after the other. A deadline covers reaching the first byte.
     *
     * <p><!-- GET_EXPORT_FILE -->
     * Endpoint: <a href="https://learn.microsoft.com/graph/api/resources/partners-billing-manifest">{@code GET }</a>
     * (no sign-in; safe to repeat).
     * <!-- end -->
     *
     * @return the lines; to be closed
     * @throws io.github.azureplan.errors.DamagedDataException when the first file cannot be read
     */
    public S open() {
        Wire first = wire.begin();
        List<RowPart> parts = new ArrayList<>();
        for (String name : grant.names()) {
            Wire opener = parts.isEmpty() ? first : wire.unhurried();
            parts.add(new RowPart(name, () -> stream(name, opener)));
        }
        JsonRows rows = new JsonRows(request.kind().table(), parts);
        rows.openFirst();
        return request.kind().reader().read(rows, request.attributes());
    }

    /**
     * The files, each of which opens its own stream of compressed bytes, again and again, on any thread.
     *
     * <p><!-- GET_EXPORT_FILE -->
     * Endpoint: <a href="https://learn.microsoft.com/graph/api/resources/partners-billing-manifest">{@code GET }</a>
     * (no sign-in; safe to repeat).
     * <!-- end -->
     *
     * @return the files in the order of the manifest, which means nothing
     */
    public List<RowPart> files() {
        return grant.names().stream()
                .map(name -> new RowPart(name, () -> stream(name, wire.begin())))
                .toList();
    }

    /** Opens a file; later requests for it are not under the deadline of the first. */
    BlobStream stream(String name, Wire first) throws IOException {
        ExportManifest[] used = {grant.manifest()};
        URI address = Grant.address(used[0], name);
        BlobStream.Place place = new BlobStream.Place(name, address, (by, refused) -> {
            used[0] = grant.renewed(by, used[0], name);
            return Grant.address(used[0], name);
        });
        return new BlobStream(first, wire.unhurried(), place);
    }

    /**
     * The export cut into its files, as small values that can be sent to other machines and open themselves there.
     * They carry the token of the files, which is a secret, and are good until {@link ExportManifest#expiresAt()}: the
     * token is fetched anew now, so that they live as long as the service grants.
     *
     * <p><!-- GET_EXPORT_OPERATION GET_EXPORT_MANIFEST -->
     * Endpoints:
     * <a href="https://learn.microsoft.com/graph/api/partners-billing-operation-get">{@code GET /v1.0/reports/partners/billing/operations/<operation>}</a>
     * (App-only or App+User; safe to repeat);
     * <a href="https://learn.microsoft.com/graph/api/partners-billing-manifest-get">{@code GET /v1.0/reports/partners/billing/manifests/<manifest>}</a>
     * (App-only or App+User; safe to repeat).
     * <!-- end -->
     *
     * @return one for each file
     */
    public List<ExportPartition<S>> partitions() {
        ExportManifest fresh = grant.renewed(wire.begin(), grant.manifest(), "the manifest");
        return grant.names().stream()
                .map(name -> new ExportPartition<>(request, name, Grant.address(fresh, name), fresh))
                .toList();
    }

    /**
     * Saves the export: all files, the manifest without its token, hashes and request ids, and for an invoice the
     * invoice itself and its PDF. Four files are loaded at a time. {@link SavedExport} reads the folder again without network.
     *
     * <p>The folder is complete or it is not a saved export: files get their names when they are whole, the description
     * is written last. After a crash the same call goes on with the files that are missing, if the data is still of the
     * same version. Called for a folder that is complete it loads nothing.
     *
     * <p><!-- GET_EXPORT_FILE GET_INVOICE GET_INVOICE_STATEMENT -->
     * Endpoints: <a href="https://learn.microsoft.com/graph/api/resources/partners-billing-manifest">{@code GET }</a>
     * (no sign-in; safe to repeat);
     * <a href="https://learn.microsoft.com/partner-center/developer/get-invoice-by-id">{@code GET /v1/invoices/<invoice>}</a>
     * (App+User only; safe to repeat);
     * <a href="https://learn.microsoft.com/partner-center/developer/get-invoice-statement">{@code GET /v1/invoices/<invoice>/documents/statement}</a>
     * (App+User only; safe to repeat).
     * <!-- end -->
     *
     * @param folder where to; made when it does not exist
     * @return the saved export
     * @throws IllegalArgumentException when the folder holds another export, or another version of this one
     * @throws IllegalStateException when another process or thread is saving to it
     * @throws IOException when it cannot be written
     * @throws io.github.azureplan.errors.DamagedDataException when a file is not what it should be
     */
    public SavedExport<S> saveTo(Path folder) throws IOException {
        return saveTo(folder, 4);
    }

    /**
     * The same with another number of files at a time.
     *
     * <p><!-- GET_EXPORT_FILE GET_INVOICE GET_INVOICE_STATEMENT -->
     * Endpoints: <a href="https://learn.microsoft.com/graph/api/resources/partners-billing-manifest">{@code GET }</a>
     * (no sign-in; safe to repeat);
     * <a href="https://learn.microsoft.com/partner-center/developer/get-invoice-by-id">{@code GET /v1/invoices/<invoice>}</a>
     * (App+User only; safe to repeat);
     * <a href="https://learn.microsoft.com/partner-center/developer/get-invoice-statement">{@code GET /v1/invoices/<invoice>/documents/statement}</a>
     * (App+User only; safe to repeat).
     * <!-- end -->
     *
     * @param folder where to; made when it does not exist
     * @param atOnce how many files are loaded at a time, 1 to 32
     * @return the saved export
     * @throws IllegalArgumentException when the folder holds another export, or another version of this one
     * @throws IllegalStateException when another process or thread is saving to it
     * @throws IOException when it cannot be written
     * @throws io.github.azureplan.errors.DamagedDataException when a file is not what it should be
     */
    public SavedExport<S> saveTo(Path folder, int atOnce) throws IOException {
        if (atOnce < 1 || atOnce > 32) {
            throw new IllegalArgumentException("atOnce: must be 1 to 32, was " + atOnce);
        }
        return new ExportSaver<>(this, grant.names(), folder, atOnce).save();
    }

    @Override
    public String toString() {
        return "Export[" + request + ", " + grant.names().size() + " files, eTag " + eTag() + "]";
    }
}
