package io.github.azureplan.billing;

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
import io.github.azureplan.internal.wire.Routes;
import io.github.azureplan.internal.wire.Wire;
import io.github.azureplan.transport.Headers;
import io.github.azureplan.transport.TransportResponse;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads an export's operation until it is done, and its manifest. Notes the request ids of the service. */
final class OperationReader {
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(30);
    private static final Duration POLL = Duration.ofSeconds(10);
    private static final Duration SHORTEST_POLL = Duration.ofSeconds(1);
    private static final String OPERATIONS = "/operations/";

    private final Wire wire;
    private final ExportRequest<?> request;
    private final String id;
    private final List<String> requestIds = new ArrayList<>();

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

    OperationReader(Wire wire, ExportRequest<?> request, String id) {
        this.wire = wire;
        this.request = request;
        this.id = id;
    }

    /** What an operation is called: the end of its address, or the whole of one that is not as documented. */
    static String idOf(String location) {
        int at = location.lastIndexOf(OPERATIONS);
        String end = at < 0 ? "" : location.substring(at + OPERATIONS.length());
        return end.isEmpty() || end.contains("/") || end.contains("?") ? location : end;
    }

    List<String> requestIds() {
        return List.copyOf(requestIds);
    }

    ExportManifest await() {
        Seen last = wire.await(
                this::look,
                new Wire.Wait<>(
                        request.route().name().toLowerCase(Locale.ROOT),
                        seen -> String.valueOf(seen.operation().status()),
                        seen -> seen.operation().done() || seen.operation().is("failed"),
                        LONGEST_WAIT,
                        new ResumePoint(ResumePoint.Kind.OPERATION, id),
                        OperationReader::pause));
        if (!last.operation().done()) {
            throw failed(last.operation().error());
        }
        return manifest(last.operation());
    }

    private static Duration pause(Seen seen) {
        Duration asked = seen.retryAfter();
        return asked == null ? POLL : asked.compareTo(SHORTEST_POLL) < 0 ? SHORTEST_POLL : asked;
    }

    private Seen look() {
        Call.Builder call = Call.on(Routes.GET_EXPORT_OPERATION);
        call = id.contains("/") ? call.at(address(id)) : call.path("operation", id);
        return wire.execute(call.decode(this::read));
    }

    private Seen read(TransportResponse response, Call.Reader reader) throws IOException {
        note(response.headers());
        return new Seen(reader.json(response, Operation.class), wire.retryAfter(response.headers()));
    }

    private void note(Headers headers) {
        headers.first("request-id").ifPresent(requestIds::add);
    }

    private ExportManifest manifest(Operation operation) {
        if (operation.resourceLocation() != null) {
            return operation.resourceLocation();
        }
        String link = operation.manifestLink();
        if (link == null) {
            throw malformed("the export is done and names no manifest", "$.resourceLocation");
        }
        return wire.execute(
                Call.on(Routes.GET_EXPORT_MANIFEST).at(address(link)).decode((response, reader) -> {
                    note(response.headers());
                    return reader.json(response, ExportManifest.class);
                }));
    }

    /** An address of Graph: absolute, or relative to its base. */
    private URI address(String text) {
        try {
            URI address = URI.create(text);
            if (address.isAbsolute()) {
                return address;
            }
            if (text.startsWith("/") && !text.startsWith("//")) {
                return URI.create(wire.endpoints().base(Service.GRAPH) + text);
            }
        } catch (IllegalArgumentException e) {
            // said below
        }
        throw malformed("the service names no address to follow", "$");
    }

    private ServiceException failed(@Nullable OperationError error) {
        String code = error == null || error.code() == null ? "" : error.code();
        String message = error == null || error.message() == null ? "" : error.message();
        ErrorDetails details = new ErrorDetails(
                request.route().name(),
                200,
                ErrorCode.of(code),
                message,
                requestIds.isEmpty() ? null : requestIds.get(requestIds.size() - 1),
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

    static MalformedResponseException malformed(String what, String path) {
        return new MalformedResponseException(
                "A billing export cannot be used: " + what, 200, path, Outcome.NOT_APPLIED, null, null);
    }
}
