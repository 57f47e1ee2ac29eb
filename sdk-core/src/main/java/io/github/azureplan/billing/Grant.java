package io.github.azureplan.billing;

import io.github.azureplan.common.Secret;
import io.github.azureplan.errors.DamagedDataException;
import io.github.azureplan.errors.ServiceException;
import io.github.azureplan.internal.wire.Encoding;
import io.github.azureplan.internal.wire.Wire;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The right to read the files of an export: its manifest, with a token that is replaced when it has run out. Safe for
 * use by many threads, of which one fetches the new token for all.
 */
final class Grant {
    private static final int GONE = 410;
    private static final int MAX_FILES = 100_000;

    private final ExportRequest<?> request;
    private final String operationId;
    private final List<String> names;
    private volatile ExportManifest manifest;

    Grant(ExportRequest<?> request, String operationId, ExportManifest manifest) {
        this.request = request;
        this.operationId = operationId;
        this.names = checked(manifest);
        this.manifest = manifest;
    }

    /** The names of all files; refuses a manifest that does not name them all and once. */
    private static List<String> checked(ExportManifest manifest) {
        URI root = manifest.rootDirectory();
        if (root == null || manifest.sasToken() == null) {
            throw OperationReader.malformed("the manifest names no directory or no token", "$.rootDirectory");
        }
        if (!root.isAbsolute() || root.getRawQuery() != null || root.getRawFragment() != null) {
            throw OperationReader.malformed("the directory is no plain address", "$.rootDirectory");
        }
        List<ExportManifest.Blob> blobs = manifest.blobs();
        if (manifest.blobCount() != null && manifest.blobCount() != blobs.size()) {
            throw OperationReader.malformed(
                    "the manifest counts " + manifest.blobCount() + " files and names " + blobs.size(), "$.blobs");
        }
        if (blobs.size() > MAX_FILES) {
            throw OperationReader.malformed("the manifest names more than " + MAX_FILES + " files", "$.blobs");
        }
        if (blobs.isEmpty()) {
            withToken(manifest, ""); // a file's address is looked at with its name
        }
        Set<String> seen = new HashSet<>();
        return blobs.stream()
                .map(blob -> {
                    String name = blob.name();
                    if (name == null || name.isBlank()) {
                        throw OperationReader.malformed("a file of the manifest has no name", "$.blobs");
                    }
                    if (!seen.add(name.toLowerCase(Locale.ROOT))) {
                        throw OperationReader.malformed("the manifest names a file twice", "$.blobs");
                    }
                    address(manifest, name);
                    return name;
                })
                .toList();
    }

    List<String> names() {
        return names;
    }

    ExportManifest manifest() {
        return manifest;
    }

    static URI address(ExportManifest manifest, String name) {
        String path;
        try {
            path = Arrays.stream(name.split("/", -1))
                    .map(segment -> Encoding.segment("blob name", segment))
                    .collect(Collectors.joining("/"));
        } catch (IllegalArgumentException e) {
            throw OperationReader.malformed("the name of a file leads out of the directory or nowhere", "$.blobs");
        }
        return withToken(manifest, path);
    }

    /** The token is signed text: it goes on the wire byte for byte, or, where it cannot, not at all. */
    private static URI withToken(ExportManifest manifest, String path) {
        Secret token = Objects.requireNonNull(manifest.sasToken());
        String sas = token.reveal();
        String directory =
                Objects.requireNonNull(manifest.rootDirectory()).toString().replaceAll("/+$", "");
        try {
            URI address = new URI(directory + "/" + path + "?" + (sas.startsWith("?") ? sas.substring(1) : sas));
            if (address.getRawFragment() == null) {
                return address;
            }
        } catch (URISyntaxException e) {
            // said below and without a cause: its message quotes the whole address, and with it the token
        }
        throw OperationReader.malformed("the token is no text of a query", "$.sasToken");
    }

    /**
     * A manifest with another token than the one that was refused.
     *
     * @param by makes the requests: within the deadline of whoever opens the file, or without one while it is read
     * @param refused the manifest whose token was refused
     * @param reading the file that is being read, for messages
     * @throws DamagedDataException when the data has been made anew meanwhile
     */
    ExportManifest renewed(Wire by, ExportManifest refused, String reading) {
        return by.exclusively(this, "renewing the token of an export", () -> renewedAlone(by, refused, reading));
    }

    private ExportManifest renewedAlone(Wire by, ExportManifest refused, String reading) {
        if (!manifest.equals(refused)) {
            return manifest; // another thread was refused too and came first
        }
        ExportManifest fresh = read(by.withoutRequestId());
        boolean same = Objects.equals(fresh.eTag(), refused.eTag())
                && Set.copyOf(checked(fresh)).equals(Set.copyOf(names));
        if (!same) {
            throw new DamagedDataException(
                    reading,
                    0,
                    null,
                    "the data was made anew while it was read (eTag " + refused.eTag() + " before, " + fresh.eTag()
                            + " now); read the export again from its beginning",
                    null);
        }
        manifest = fresh;
        return fresh;
    }

    /** Of the operation, or, when it is too old to be known, of another one for the same; its eTag decides. */
    private ExportManifest read(Wire by) {
        try {
            return new OperationReader(by, request, operationId).await();
        } catch (ServiceException e) {
            if (e.status() != GONE) {
                throw e;
            }
            String again = new Exports(by).start(request).id();
            return new OperationReader(by, request, again).await();
        }
    }
}
