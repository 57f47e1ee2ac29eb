package io.github.azureplan;

import io.github.azureplan.common.Service;
import io.github.azureplan.internal.wire.Call;
import io.github.azureplan.internal.wire.Repeat;
import io.github.azureplan.internal.wire.Route;
import io.github.azureplan.internal.wire.Wire;
import io.github.azureplan.transport.Headers;
import java.net.URI;

/** Calls this library has no method for, with the same sign-in, ids, repeats and errors as all others. */
public final class RawClient {
    private final Wire wire;

    RawClient(Wire wire) {
        this.wire = wire;
    }

    /**
     * Sends a request and reads the whole answer, at most 64 MB.
     *
     * @param request what to send
     * @return the answer, its status is 2xx
     * @throws io.github.azureplan.errors.ServiceException when the service refuses
     */
    public RawResponse send(RawRequest request) {
        Route route = new Route(
                "Raw " + request.method(),
                request.service(),
                request.method(),
                request.path(),
                request.auth(),
                repeat(request),
                "",
                "");
        Call.Builder call = Call.on(route).at(URI.create(wire.endpoints().base(request.service()) + request.path()));
        for (Headers.Field field : request.headers().fields()) {
            call.header(field.name(), field.value());
        }
        byte[] body = request.body();
        if (body != null) {
            call.body(body);
        }
        if (request.customerTenant() != null) {
            call.inTenantOf(request.customerTenant());
        }
        return wire.execute(call.decode(
                (response, reader) -> RawResponse.of(response.status(), response.headers(), reader.bytes(response))));
    }

    private static Repeat repeat(RawRequest request) {
        if (request.readsOnly()) {
            return Repeat.READ;
        }
        return switch (request.method()) {
            case "PUT", "DELETE" -> Repeat.IDEMPOTENT;
            case "POST" -> request.service() == Service.PARTNER_CENTER ? Repeat.KEYED : Repeat.TO_STATE;
            default -> Repeat.TO_STATE;
        };
    }
}
