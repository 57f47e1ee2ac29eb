package io.github.azureplan.internal.wire;

import io.github.azureplan.auth.AccessToken;
import io.github.azureplan.common.CallOptions;
import io.github.azureplan.common.Endpoints;
import io.github.azureplan.common.Service;
import io.github.azureplan.transport.Headers;
import io.github.azureplan.transport.TransportRequest;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Builds the request of one attempt; attempts of one logical call differ in their token and, once one was answered, in their id. */
final class Requests {
    private static final String USER_AGENT = "azureplan-sdk-java";
    private static final Set<String> WITH_BODY = Set.of("POST", "PUT", "PATCH");

    private final Call<?> call;
    private final URI address;
    private final Headers headers;
    private final byte @Nullable [] body;

    Requests(Pipeline pipeline, Call<?> call, CallOptions options, String correlationId) {
        this.call = call;
        this.address = address(call, pipeline.settings.endpoints());
        this.body = body(pipeline, call);
        this.headers = headers(pipeline, options, correlationId);
    }

    TransportRequest with(@Nullable AccessToken token, String requestId, Duration timeLeft, Duration idleTime) {
        Service service = call.route.service();
        Headers all = service == null ? headers : headers.and(idHeader(service), requestId);
        if (token != null) {
            all = all.and("Authorization", "Bearer " + token.value());
        }
        return new TransportRequest(call.route.method(), address, all, body, timeLeft, idleTime);
    }

    private static String idHeader(Service service) {
        return switch (service) {
            case PARTNER_CENTER -> "MS-RequestId";
            case RESOURCE_MANAGER -> "x-ms-client-request-id";
            case GRAPH, PRICING -> "client-request-id";
        };
    }

    private static byte @Nullable [] body(Pipeline pipeline, Call<?> call) {
        if (call.body != null) {
            return call.body instanceof byte[] bytes ? bytes : pipeline.json.write(call.body);
        }
        return WITH_BODY.contains(call.route.method()) ? new byte[0] : null;
    }

    /** The address, and for one that the service handed out the check that it may be followed. */
    private static URI address(Call<?> call, Endpoints endpoints) {
        Service service = call.route.service();
        URI absolute = call.address;
        if (absolute == null) {
            if (service == null) {
                throw new IllegalStateException(call.route.name() + " needs an address");
            }
            return Encoding.address(endpoints.base(service), call.route.template(), call.path, call.query);
        }
        if (service != null) {
            if (!endpoints.serviceOf(absolute).filter(service::equals).isPresent()) {
                throw new ForeignAddress(absolute);
            }
        } else if (!Endpoints.secure(absolute) || absolute.getRawUserInfo() != null) {
            throw new ForeignAddress(absolute);
        }
        return absolute;
    }

    private Headers headers(Pipeline pipeline, CallOptions options, String correlationId) {
        Headers made = call.headers;
        if (made.first("Accept").isEmpty()) {
            made = made.and("Accept", "application/json");
        }
        if (made.first("Accept-Encoding").isEmpty()) {
            made = made.and("Accept-Encoding", "gzip");
        }
        made = made.and("User-Agent", USER_AGENT);
        if (call.body != null) {
            made = made.and("Content-Type", "application/json");
        }
        Service service = call.route.service();
        if (service == null) {
            return made;
        }
        return switch (service) {
            case PARTNER_CENTER -> partnerCenter(made, pipeline, options, correlationId);
            case RESOURCE_MANAGER -> made.and("x-ms-correlation-request-id", correlationId);
            case GRAPH, PRICING -> made;
        };
    }

    private static Headers partnerCenter(Headers made, Pipeline pipeline, CallOptions options, String correlationId) {
        Headers all = made.and("MS-CorrelationId", correlationId).and("MS-Contract-Version", "v1");
        Optional<Locale> locale = options.locale();
        if (locale.isPresent()) {
            all = all.and("X-Locale", locale.get().toLanguageTag());
        }
        String application = pipeline.settings.application();
        return application == null ? all : all.and("MS-PartnerCenter-Application", application);
    }

    /** An address that came from the service and leads elsewhere; following it could give a token away. */
    static final class ForeignAddress extends RuntimeException {
        @java.io.Serial
        private static final long serialVersionUID = 1L;

        ForeignAddress(URI address) {
            super("the service handed out an address at " + address.getHost() + ", which is none of its own");
        }
    }
}
