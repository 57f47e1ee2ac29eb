package io.github.azureplan;

import io.github.azureplan.auth.AuthKind;
import io.github.azureplan.auth.TokenProvider;
import io.github.azureplan.billing.Billing;
import io.github.azureplan.catalog.Catalog;
import io.github.azureplan.common.CallOptions;
import io.github.azureplan.common.CustomerId;
import io.github.azureplan.common.Endpoints;
import io.github.azureplan.common.PartnerType;
import io.github.azureplan.customers.Customers;
import io.github.azureplan.internal.wire.Pipeline;
import io.github.azureplan.internal.wire.Wire;
import io.github.azureplan.partners.Partners;
import io.github.azureplan.plans.PurchaseJournal;
import io.github.azureplan.pricing.Prices;
import io.github.azureplan.retry.RetryPolicy;
import io.github.azureplan.retry.Sleeper;
import io.github.azureplan.transport.CallListener;
import io.github.azureplan.transport.OkHttpTransport;
import io.github.azureplan.transport.Transport;
import java.time.Clock;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The entry to everything: one client for one partner. Immutable and safe for use by many threads; make one and keep it.
 *
 * <pre>{@code
 * try (AzurePlanClient client = AzurePlanClient.builder().appOnly(appTokens).appUser(userTokens).build()) {
 *     Customer contoso = client.customers().findByDomain("contoso.onmicrosoft.com").orElseThrow();
 *     AzurePlan plan = client.customer(contoso.id()).azurePlan().purchase();
 * }
 * }</pre>
 *
 * <p>Methods that return another object of this library do no I/O; verbs such as {@code get}, {@code list} or
 * {@code purchase} do.
 */
public final class AzurePlanClient implements AutoCloseable {
    private final Wire wire;
    private final PurchaseJournal journal;
    private final @Nullable Transport ownTransport;

    private AzurePlanClient(Wire wire, PurchaseJournal journal, @Nullable Transport ownTransport) {
        this.wire = wire;
        this.journal = journal;
        this.ownTransport = ownTransport;
    }

    /**
     * Begins a client.
     *
     * @return a builder with the settings of production
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * A view of this client with other settings for its calls. The view shares everything else with this client and
     * must not outlive it; closing the view does nothing.
     *
     * @param options the settings; what they do not say stays as it is
     * @return the view
     */
    public AzurePlanClient with(CallOptions options) {
        return new AzurePlanClient(wire.with(options), journal, null);
    }

    /**
     * The partner among other partners: its indirect resellers, and who has signed the partner agreement.
     *
     * @return the partners; no I/O
     */
    public Partners partners() {
        return new Partners(wire);
    }

    /**
     * The partner's customers.
     *
     * @return the customers; no I/O
     */
    public Customers customers() {
        return new Customers(wire);
    }

    /**
     * One customer and everything that belongs to it.
     *
     * @param id the customer
     * @return the customer's scope; no I/O, the customer is not looked up
     */
    public CustomerScope customer(CustomerId id) {
        return new CustomerScope(wire, journal, Objects.requireNonNull(id, "id"));
    }

    /**
     * The catalog by country.
     *
     * @return the catalog; no I/O
     */
    public Catalog catalog() {
        return new Catalog(wire);
    }

    /**
     * The price list and exchange rates.
     *
     * @return the prices; no I/O
     */
    public Prices prices() {
        return new Prices(wire);
    }

    /**
     * Invoices, use and their proof.
     *
     * @return the billing; no I/O
     */
    public Billing billing() {
        return new Billing(wire);
    }

    /**
     * Calls this library has no method for.
     *
     * @return the raw client; no I/O
     */
    public RawClient raw() {
        return new RawClient(wire);
    }

    /** Closes what this client has opened itself; a transport that was given to the builder stays open. */
    @Override
    public void close() {
        if (ownTransport != null) {
            ownTransport.close();
        }
    }

    @Override
    public String toString() {
        return "AzurePlanClient[" + wire.endpoints() + "]";
    }

    /** Settings of a client. Not safe for use by several threads. */
    public static final class Builder {
        private final Map<AuthKind, TokenProvider> tokens = new EnumMap<>(AuthKind.class);
        private @Nullable Transport transport;
        private Endpoints endpoints = Endpoints.global();
        private RetryPolicy retryPolicy = RetryPolicy.standard();
        private CallListener listener = CallListener.NONE;
        private Clock clock = Clock.systemUTC();
        private Sleeper sleeper = Sleeper.system();
        private PurchaseJournal journal = PurchaseJournal.inMemory();
        private @Nullable PartnerType partnerType;
        private boolean readOnly;
        private @Nullable String application;

        private Builder() {}

        /**
         * Where App-only tokens come from. Used for every operation that accepts them.
         *
         * @param provider the source
         * @return this builder
         */
        public Builder appOnly(TokenProvider provider) {
            tokens.put(AuthKind.APP_ONLY, Objects.requireNonNull(provider, "appOnly"));
            return this;
        }

        /**
         * Where App+User tokens come from. Attesting agreements and creating Azure subscriptions need them.
         *
         * @param provider the source
         * @return this builder
         */
        public Builder appUser(TokenProvider provider) {
            tokens.put(AuthKind.APP_USER, Objects.requireNonNull(provider, "appUser"));
            return this;
        }

        /**
         * How bytes travel, in place of OkHttp. The client does not close it.
         *
         * @param value the transport
         * @return this builder
         */
        public Builder transport(Transport value) {
            this.transport = Objects.requireNonNull(value, "transport");
            return this;
        }

        /**
         * Where the services are, in place of the public cloud.
         *
         * @param value the endpoints
         * @return this builder
         */
        public Builder endpoints(Endpoints value) {
            this.endpoints = Objects.requireNonNull(value, "endpoints");
            return this;
        }

        /**
         * How often and how patiently failed attempts are repeated.
         *
         * @param value the policy
         * @return this builder
         */
        public Builder retryPolicy(RetryPolicy value) {
            this.retryPolicy = Objects.requireNonNull(value, "retryPolicy");
            return this;
        }

        /**
         * Who hears of attempts, for metrics and traces.
         *
         * @param value the listener
         * @return this builder
         */
        public Builder listener(CallListener value) {
            this.listener = Objects.requireNonNull(value, "listener");
            return this;
        }

        /**
         * The time, for deadlines and token lifetimes.
         *
         * @param value the clock
         * @return this builder
         */
        public Builder clock(Clock value) {
            this.clock = Objects.requireNonNull(value, "clock");
            return this;
        }

        /**
         * How the client waits.
         *
         * @param value the sleeper
         * @return this builder
         */
        public Builder sleeper(Sleeper value) {
            this.sleeper = Objects.requireNonNull(value, "sleeper");
            return this;
        }

        /**
         * Where purchases are noted, so that one that was cut off goes on with the same cart. The default forgets at the
         * end of the process; use {@link io.github.azureplan.plans.FilePurchaseJournal} or one of your own to survive a
         * crash.
         *
         * @param value the journal
         * @return this builder
         */
        public Builder purchaseJournal(PurchaseJournal value) {
            this.journal = Objects.requireNonNull(value, "purchaseJournal");
            return this;
        }

        /**
         * What kind of partner this is. With it the client refuses what this kind cannot do before anything is sent, and
         * says what to do instead; without it the service refuses, often without a reason.
         *
         * @param value the kind
         * @return this builder
         */
        public Builder partnerType(PartnerType value) {
            this.partnerType = Objects.requireNonNull(value, "partnerType");
            return this;
        }

        /**
         * Refuses every call that would change something, before it is sent.
         *
         * @return this builder
         */
        public Builder readOnly() {
            this.readOnly = true;
            return this;
        }

        /**
         * The name of your application, sent to Partner Center with each call.
         *
         * @param name a short name without control characters
         * @return this builder
         */
        public Builder application(String name) {
            // Checked here, so that a bad name fails now and not at the first call.
            this.application =
                    new io.github.azureplan.transport.Headers.Field("MS-PartnerCenter-Application", name).value();
            return this;
        }

        /**
         * Makes the client. No I/O.
         *
         * @return the client
         * @throws IllegalStateException when there is no source of tokens at all
         */
        public AzurePlanClient build() {
            if (tokens.isEmpty()) {
                throw new IllegalStateException(
                        "appOnly, appUser: at least one source of tokens is needed; give appOnly(…), appUser(…) or both");
            }
            Transport own = transport == null ? OkHttpTransport.create() : null;
            Transport used = own != null ? own : Objects.requireNonNull(transport);
            Pipeline pipeline = new Pipeline(new Pipeline.Settings(
                    used,
                    endpoints,
                    Map.copyOf(tokens),
                    retryPolicy,
                    listener,
                    clock,
                    sleeper,
                    readOnly,
                    application,
                    partnerType));
            return new AzurePlanClient(Wire.of(pipeline), journal, own);
        }
    }
}
