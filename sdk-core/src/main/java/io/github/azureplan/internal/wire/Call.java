package io.github.azureplan.internal.wire;

import io.github.azureplan.common.TenantId;
import io.github.azureplan.errors.ResumePoint;
import io.github.azureplan.transport.Headers;
import io.github.azureplan.transport.TransportResponse;
import java.io.IOException;
import java.lang.reflect.Type;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One logical call: a route with its values, and what becomes of the answer.
 *
 * @param <T> what the answer is turned into
 */
public final class Call<T> {
    /**
     * Turns an accepted answer into a value. It reads the body; one that is to be kept open is streamed instead.
     *
     * @param <T> the value
     */
    @FunctionalInterface
    public interface Decoder<T> {
        T decode(TransportResponse response, Reader reader) throws IOException;
    }

    /** Reads bodies for a decoder, within the client's bounds. */
    public interface Reader {
        @SuppressWarnings("TypeParameterUnusedInFormals") // the type is a parameter, only not as a class
        <T> T json(TransportResponse response, Type type) throws IOException;

        byte[] bytes(TransportResponse response) throws IOException;
    }

    final Route route;
    final Map<String, String> path;
    final List<Encoding.Parameter> query;
    final Headers headers;
    final @Nullable Object body;
    final Decoder<T> decoder;
    final Set<Integer> accepted;
    final @Nullable ResumePoint resume;
    final @Nullable TenantId customerTenant;
    final @Nullable Supplier<Optional<T>> stateReader;
    final @Nullable URI address;

    /** Whether the caller reads the body, in his own time. */
    final boolean streamed;

    private Call(Builder builder, Decoder<T> decoder, @Nullable Supplier<Optional<T>> stateReader, boolean streamed) {
        this.route = builder.route;
        this.path = Map.copyOf(builder.path);
        this.query = List.copyOf(builder.query);
        this.headers = Headers.of(builder.headers);
        this.body = builder.body;
        this.accepted = Set.copyOf(builder.accepted);
        this.resume = builder.resume;
        this.customerTenant = builder.customerTenant;
        this.address = builder.address;
        this.decoder = decoder;
        this.stateReader = stateReader;
        this.streamed = streamed;
    }

    /** A call of a route. */
    public static Builder on(Route route) {
        return new Builder(route);
    }

    /** Reads the state this call aims at, after its answer was lost; empty when it is not reached. */
    public Call<T> confirmedBy(Supplier<Optional<T>> reader) {
        Builder builder = new Builder(route);
        builder.path.putAll(path);
        builder.query.addAll(query);
        builder.headers.addAll(headers.fields());
        builder.body = body;
        builder.accepted.addAll(accepted);
        builder.resume = resume;
        builder.customerTenant = customerTenant;
        builder.address = address;
        return new Call<>(builder, decoder, reader, streamed);
    }

    /** Collects the values of a call. */
    public static final class Builder {
        private final Route route;
        private final Map<String, String> path = new HashMap<>();
        private final List<Encoding.Parameter> query = new ArrayList<>();
        private final List<Headers.Field> headers = new ArrayList<>();
        private final Set<Integer> accepted = new HashSet<>();
        private @Nullable Object body;
        private @Nullable ResumePoint resume;
        private @Nullable TenantId customerTenant;
        private @Nullable URI address;

        private Builder(Route route) {
            this.route = route;
        }

        /** The route that is called. */
        Route route() {
            return route;
        }

        /** The value of a placeholder of the template. */
        public Builder path(String name, Object value) {
            path.put(name, value.toString());
            return this;
        }

        /** A query parameter. */
        public Builder query(String name, Object value) {
            query.add(new Encoding.Parameter(name, value.toString()));
            return this;
        }

        /** A query parameter that is left out when null. */
        public Builder queryIf(String name, @Nullable Object value) {
            return value == null ? this : query(name, value);
        }

        /** A header of this call. */
        public Builder header(String name, String value) {
            headers.add(new Headers.Field(name, value));
            return this;
        }

        /** A header of this call that is left out when null. */
        public Builder headerIf(String name, @Nullable String value) {
            return value == null ? this : header(name, value);
        }

        /** A JSON body: a model, or a byte array that is JSON already. */
        public Builder body(Object value) {
            this.body = value;
            return this;
        }

        /** A status beside 2xx that is an answer here and no error. */
        public Builder accepting(int status) {
            accepted.add(status);
            return this;
        }

        /** What a repeated call resumes with when the answer is lost. */
        public Builder resume(ResumePoint.Kind kind, String id) {
            this.resume = new ResumePoint(kind, id);
            return this;
        }

        /** Signs in to the customer's tenant in place of the partner's. */
        public Builder inTenantOf(TenantId tenant) {
            this.customerTenant = tenant;
            return this;
        }

        /** An absolute address the service handed out, in place of the template; must belong to the route's service. */
        public Builder at(URI absolute) {
            this.address = absolute;
            return this;
        }

        /** Decodes the body as JSON. */
        public <T> Call<T> json(Class<T> type) {
            return json((Type) type);
        }

        /** Decodes the body as JSON of a generic type. */
        public <T> Call<T> json(Type type) {
            return decode((response, reader) -> reader.json(response, type));
        }

        /** Drops the body; the status says everything. */
        public Call<Integer> status() {
            return decode((response, reader) -> {
                reader.bytes(response);
                return response.status();
            });
        }

        /** Decodes by a function of one's own. */
        public <T> Call<T> decode(Decoder<T> decoder) {
            return new Call<>(this, decoder, null, false);
        }

        /** Gives the response as it is; the caller reads and closes it. */
        Call<TransportResponse> stream() {
            return new Call<>(this, (response, reader) -> response, null, true);
        }
    }
}
