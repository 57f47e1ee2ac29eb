package io.github.azureplan.billing;

import io.github.azureplan.common.Endpoints;
import io.github.azureplan.internal.export.JsonRows;
import io.github.azureplan.internal.wire.Pipeline;
import io.github.azureplan.internal.wire.Wire;
import io.github.azureplan.retry.RetryPolicy;
import io.github.azureplan.retry.Sleeper;
import io.github.azureplan.rows.Column;
import io.github.azureplan.rows.RowPart;
import io.github.azureplan.transport.CallListener;
import io.github.azureplan.transport.OkHttpTransport;
import io.github.azureplan.transport.Transport;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.Serial;
import java.io.Serializable;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One file of an export, to be read anywhere: a small value that can be serialized, sent to another machine and opened
 * there without a client and without signing in. Immutable.
 *
 * <p>It carries the address of the file with its token, which opens the whole directory of the export until
 * {@link #expiresAt()}: a secret, to be sent over channels that may carry one and not to be kept. There is no sign-in
 * where it is opened, so that nothing can renew it; hand out partitions anew, or take {@link Export#files()} in the
 * process that has the client.
 *
 * <pre>{@code
 * List<ExportPartition<UsageLines>> parts = export.partitions();   // here
 * try (UsageLines lines = part.open()) { … }                       // there
 * }</pre>
 *
 * @param <S> the reader of its lines
 */
public final class ExportPartition<S extends BillingLines<?, S>> implements Serializable {
    @Serial
    private static final long serialVersionUID = 1L;

    /** Kind of its lines. */
    private final String kind;

    /** Name of the file. */
    private final String name;

    /** Address of the file with its token. */
    private final String address;

    /** Version of the data, or null. */
    private final @Nullable String eTag;

    /** End of the token's life in milliseconds since 1970, or 0. */
    private final long expiresAt;

    /** Attribute set of its lines. */
    private final AttributeSet attributes;

    /** Names of the columns to read; none for all. */
    private final ArrayList<String> only;

    ExportPartition(ExportRequest<S> request, String name, URI address, ExportManifest manifest) {
        this(
                request.kind().word(),
                name,
                address.toString(),
                manifest.eTag(),
                manifest.expiresAt().map(Instant::toEpochMilli).orElse(0L),
                request.attributes(),
                List.of());
    }

    private ExportPartition(
            String kind,
            String name,
            String address,
            @Nullable String eTag,
            long expiresAt,
            AttributeSet attributes,
            List<String> only) {
        this.kind = kind;
        this.name = name;
        this.address = address;
        this.eTag = eTag;
        this.expiresAt = expiresAt;
        this.attributes = attributes;
        this.only = new ArrayList<>(only);
    }

    /**
     * The file.
     *
     * @return its name below the export's directory
     */
    public String name() {
        return name;
    }

    /**
     * The version of the data.
     *
     * @return the export's tag, or null when the service gave none
     */
    public @Nullable String eTag() {
        return eTag;
    }

    /**
     * Until when it can be opened.
     *
     * @return the end of the token's life, or empty when it names none
     */
    public Optional<Instant> expiresAt() {
        return expiresAt == 0 ? Optional.empty() : Optional.of(Instant.ofEpochMilli(expiresAt));
    }

    /**
     * The same, to be read with some columns only.
     *
     * @param wanted columns of the line's table
     * @return the partition
     * @throws IllegalArgumentException when a column is of another table
     */
    public ExportPartition<S> only(Column<?>... wanted) {
        List<String> names = new ArrayList<>();
        for (Column<?> column : wanted) {
            if (!kind().table().columns().contains(column)) {
                throw new IllegalArgumentException(
                        "column " + column + ": is not a column of the table '" + kind().table() + "'");
            }
            names.add(column.name());
        }
        return new ExportPartition<>(kind, name, address, eTag, expiresAt, attributes, names);
    }

    /**
     * Opens the file with a connection of its own, which is closed with the lines.
     *
     * <p><!-- GET_EXPORT_FILE -->
     * Endpoint: <a href="https://learn.microsoft.com/graph/api/resources/partners-billing-manifest">{@code GET }</a>
     * (no sign-in; safe to repeat).
     * <!-- end -->
     *
     * @return the lines; to be closed
     * @throws io.github.azureplan.errors.ForbiddenException when the token has run out
     */
    public S open() {
        Transport own = OkHttpTransport.create();
        try {
            return open(own, true);
        } catch (RuntimeException e) {
            own.close();
            throw e;
        }
    }

    /**
     * Opens the file over a transport that may serve many.
     *
     * <p><!-- GET_EXPORT_FILE -->
     * Endpoint: <a href="https://learn.microsoft.com/graph/api/resources/partners-billing-manifest">{@code GET }</a>
     * (no sign-in; safe to repeat).
     * <!-- end -->
     *
     * @param transport sends the requests; not closed
     * @return the lines; to be closed
     * @throws io.github.azureplan.errors.ForbiddenException when the token has run out
     */
    public S open(Transport transport) {
        return open(transport, false);
    }

    private S open(Transport transport, boolean closes) {
        Wire wire = Wire.of(new Pipeline(new Pipeline.Settings(
                transport,
                Endpoints.global(),
                Map.of(),
                RetryPolicy.standard(),
                CallListener.NONE,
                Clock.systemUTC(),
                Sleeper.system(),
                true,
                null)));
        RowPart part = new RowPart(name, () -> {
            BlobStream.Place place = new BlobStream.Place(name, URI.create(address), (by, refused) -> refused);
            BlobStream stream = new BlobStream(wire, wire, place);
            return closes ? new Closing(stream, transport) : stream;
        });
        JsonRows rows = new JsonRows(kind().table(), List.of(part));
        rows.openFirst();
        S lines = kind().reader().read(rows, attributes);
        try {
            return only.isEmpty() ? lines : lines.only(columns());
        } catch (RuntimeException e) {
            lines.close();
            throw e;
        }
    }

    private Column<?>[] columns() {
        return only.stream()
                .map(column -> kind().table()
                        .find(column)
                        .orElseThrow(() -> new IllegalArgumentException("column " + column
                                + ": is not known here; use the same version of the library on both sides")))
                .toArray(Column<?>[]::new);
    }

    @SuppressWarnings("unchecked") // the word stands for the type it was made with
    private LineKind<S> kind() {
        return (LineKind<S>) LineKind.of(kind);
    }

    /** What came over a wire is looked at before it is believed. */
    @Serial
    private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
        in.defaultReadObject();
        if (name == null || kind == null || attributes == null || only == null || !safe(address)) {
            throw new InvalidObjectException("this is no partition of an export");
        }
    }

    private static boolean safe(@Nullable String address) {
        try {
            return address != null && Endpoints.secure(URI.create(address));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    @Override
    public boolean equals(Object o) {
        return o instanceof ExportPartition<?> other
                && address.equals(other.address)
                && kind.equals(other.kind)
                && attributes == other.attributes
                && only.equals(other.only);
    }

    @Override
    public int hashCode() {
        return Arrays.asList(address, kind, attributes, only).hashCode();
    }

    /** Kind and name; neither address nor token. */
    @Override
    public String toString() {
        return "ExportPartition[" + kind + ", " + name + "]";
    }

    /** Closes the connection with the stream. */
    private static final class Closing extends FilterInputStream {
        private final Transport transport;

        Closing(BlobStream stream, Transport transport) {
            super(stream);
            this.transport = transport;
        }

        @Override
        public void close() throws IOException {
            super.close();
            transport.close();
        }
    }
}
