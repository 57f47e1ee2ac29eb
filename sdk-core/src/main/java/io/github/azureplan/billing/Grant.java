package io.github.azureplan.billing;

import io.github.azureplan.common.Secret;
import io.github.azureplan.errors.DamagedDataException;
import io.github.azureplan.errors.ServiceException;
import io.github.azureplan.internal.wire.Encoding;
import io.github.azureplan.internal.wire.Wire;
import java.net.URI;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;

/**
 * The right to read the files of an export: its manifest, with a token that is replaced when it has run out. Safe for
 * use by many threads, of which one fetches the new token for all.
 */
final class Grant {
    private static final int GONE = 410;
    private static final int MAX_FILES = 100_000;

    private final Wire wire;
    private final ExportRequest<?> request;
    private final String operationId;
    private final List<String> names;
    private final ReentrantLock lock = new ReentrantLock();
    private volatile ExportManifest manifest;

    Grant(Wire wire, ExportRequest<?> request, String operationId, ExportManifest manifest) {
        this.wire = wire.unhurried();
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
        String path = Arrays.stream(name.split("/", -1))
                .map(segment -> Encoding.segment("blob name", segment))
                .collect(Collectors.joining("/"));
        Secret token = Objects.requireNonNull(manifest.sasToken());
        String sas = token.reveal();
        // The token is signed text: it goes on the wire byte for byte.
        return URI.create(
                Objects.requireNonNull(manifest.rootDirectory()).toString().replaceAll("/+$", "") + "/" + path + "?"
                        + (sas.startsWith("?") ? sas.substring(1) : sas));
    }

    /**
     * A manifest with another token than the one that was refused.
     *
     * @param refused the manifest whose token was refused
     * @param reading the file that is being read, for messages
     * @throws DamagedDataException when the data has been made anew meanwhile
     */
    ExportManifest renewed(ExportManifest refused, String reading) {
        lock.lock();
        try {
            if (!manifest.equals(refused)) {
                return manifest; // another thread was refused too and came first
            }
            ExportManifest fresh = read();
            boolean same = Objects.equals(fresh.eTag(), refused.eTag())
                    && checked(fresh).equals(names);
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
        } finally {
            lock.unlock();
        }
    }

    /** Of the operation, or, when it is too old to be known, of another one for the same; its eTag decides. */
    private ExportManifest read() {
        try {
            return new OperationReader(wire, request, operationId).await();
        } catch (ServiceException e) {
            if (e.status() != GONE) {
                throw e;
            }
            String again = new Exports(wire).start(request).id();
            return new OperationReader(wire, request, again).await();
        }
    }
}
