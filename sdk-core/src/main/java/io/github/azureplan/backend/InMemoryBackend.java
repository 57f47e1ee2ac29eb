package io.github.azureplan.backend;

import io.github.azureplan.AzurePlanClient;
import io.github.azureplan.auth.AccessToken;
import io.github.azureplan.auth.AuthKind;
import io.github.azureplan.auth.TokenProvider;
import io.github.azureplan.common.CurrencyCode;
import io.github.azureplan.common.Market;
import io.github.azureplan.common.PartnerType;
import io.github.azureplan.common.PrincipalId;
import io.github.azureplan.common.TenantId;
import io.github.azureplan.internal.backend.Rooms;
import io.github.azureplan.internal.backend.kernel.AgreementSettings;
import io.github.azureplan.internal.backend.kernel.AzureSettings;
import io.github.azureplan.internal.backend.kernel.BillingSettings;
import io.github.azureplan.internal.backend.kernel.CatalogSettings;
import io.github.azureplan.internal.backend.kernel.CustomerSettings;
import io.github.azureplan.internal.backend.kernel.FaultPlan;
import io.github.azureplan.internal.backend.kernel.Ids;
import io.github.azureplan.internal.backend.kernel.Journal;
import io.github.azureplan.internal.backend.kernel.Machine;
import io.github.azureplan.internal.backend.kernel.OrderSettings;
import io.github.azureplan.internal.backend.kernel.Partner;
import io.github.azureplan.internal.backend.kernel.PricingSettings;
import io.github.azureplan.internal.backend.kernel.RatingSettings;
import io.github.azureplan.internal.backend.kernel.Settings;
import io.github.azureplan.internal.backend.kernel.SimulatedClock;
import io.github.azureplan.internal.backend.kernel.State;
import io.github.azureplan.internal.backend.kernel.SubscriptionSettings;
import io.github.azureplan.internal.backend.kernel.Tokens;
import io.github.azureplan.internal.backend.kernel.TransitionSettings;
import io.github.azureplan.internal.backend.login.LoginRoom;
import io.github.azureplan.internal.backend.pricing.ExchangeRates;
import io.github.azureplan.internal.backend.subscriptions.RoleAssignment;
import io.github.azureplan.retry.Sleeper;
import io.github.azureplan.transport.Transport;
import io.github.azureplan.transport.TransportRequest;
import io.github.azureplan.transport.TransportResponse;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The services of the Azure plan in memory: takes the bytes of a request, answers with bytes. It answers at the global
 * addresses of the services and at any loopback address with the paths of {@link BackendServer}. Safe for use by many
 * threads; everything it does follows from its seed, its settings and what is asked of it.
 */
public final class InMemoryBackend implements Transport {
    private static final Instant DEFAULT_START = Instant.parse("2026-03-02T08:00:00Z");

    /** Everything a backend knows at one moment, its time included. Costs nothing to keep. */
    public static final class Snapshot {
        private final Settings settings;
        private final State state;
        private final Instant at;

        private Snapshot(Settings settings, State state, Instant at) {
            this.settings = settings;
            this.state = state;
            this.at = at;
        }

        /**
         * The time on the backend's clock when the snapshot was taken.
         *
         * @return the moment
         */
        public Instant at() {
            return at;
        }

        @Override
        public String toString() {
            return "Snapshot[" + at + "]";
        }
    }

    private final Settings settings;
    private final SimulatedClock time;
    private final FaultPlan plan = new FaultPlan();
    private final Journal journal = new Journal();
    private final Machine machine;

    private InMemoryBackend(Settings settings, SimulatedClock time) {
        this.settings = settings;
        this.time = time;
        this.machine = new Machine(settings, time, plan, journal, Rooms.all(time, plan, journal));
    }

    /**
     * A backend with the usual settings: a direct partner in Germany who is billed in euro, on 2 March 2026 at 8:00 UTC,
     * with a clock that stands still.
     *
     * @return the backend
     */
    public static InMemoryBackend create() {
        return builder().build();
    }

    /**
     * Starts a backend with settings of its own.
     *
     * @return the builder
     */
    public static Builder builder() {
        return new Builder();
    }

    @Override
    public TransportResponse send(TransportRequest request) throws IOException {
        return machine.send(request);
    }

    /**
     * The backend's time.
     *
     * @return the clock
     */
    public BackendClock clock() {
        return new BackendClock(time);
    }

    /**
     * A sleeper that does not sleep: it moves the backend's clock to the end of the wait, unless the clock is there
     * already, so that waits at the same time overlap.
     *
     * @return the sleeper
     */
    public Sleeper sleeper() {
        return duration -> {
            Instant end = time.instant().plus(duration);
            if (Thread.interrupted()) {
                throw new InterruptedException("interrupted while waiting");
            }
            time.moveTo(end);
        };
    }

    /**
     * A client of this backend: its transport, its clock, its tokens, and a sleeper that moves the clock in place of
     * waiting. Closing the client leaves the backend as it is.
     *
     * @return a client that signs in both as the application and as a user
     */
    public AzurePlanClient client() {
        return clientBuilder().build();
    }

    /**
     * The settings of {@link #client()}, to be changed before the client is built.
     *
     * @return a builder that is set up for this backend
     */
    public AzurePlanClient.Builder clientBuilder() {
        return AzurePlanClient.builder()
                .transport(this)
                .appOnly(tokens())
                .appUser(tokens())
                .clock(clock())
                .sleeper(sleeper());
    }

    /**
     * Tokens this backend takes, of the asked kind, for 60 to 90 minutes of its clock; App+User tokens carry the proof of
     * multi-factor authentication.
     *
     * @return the provider
     */
    public TokenProvider tokens() {
        return tokens(true);
    }

    /**
     * Like {@link #tokens()}, but the user signed in without multi-factor authentication.
     *
     * @return the provider
     */
    public TokenProvider tokensWithoutMfa() {
        return tokens(false);
    }

    private TokenProvider tokens(boolean mfa) {
        return request -> {
            TenantId customer = request.customerTenant();
            Tokens.Minted minted = Tokens.mint(
                    machine.context(),
                    request.audience(),
                    customer == null ? settings.partner().tenantId() : customer.text(),
                    request.kind() == AuthKind.APP_USER,
                    mfa);
            return new AccessToken(minted.text(), minted.expiresAt());
        };
    }

    /**
     * What a program needs to sign in at the backend's own token endpoint.
     *
     * @return the registered application and a fresh refresh token
     */
    public SignIn signIn() {
        Ids ids = new Ids(settings.seed());
        return new SignIn(
                partnerTenant(),
                Tokens.clientId(ids),
                LoginRoom.clientSecret(ids),
                LoginRoom.refreshToken(machine.context(), true));
    }

    /**
     * The tenant of the partner whose Partner Center this is.
     *
     * @return the tenant
     */
    public TenantId partnerTenant() {
        return TenantId.of(settings.partner().tenantId());
    }

    /**
     * The group in the partner's tenant whose members act on behalf of customers: Owner of every new Azure subscription.
     *
     * @return the object id of AdminAgents
     */
    public PrincipalId adminAgents() {
        return PrincipalId.of(RoleAssignment.adminAgents(new Ids(settings.seed())));
    }

    /**
     * The partner user behind App+User tokens.
     *
     * @return the user's object id in the partner's tenant
     */
    public PrincipalId partnerUser() {
        return PrincipalId.of(Tokens.userId(new Ids(settings.seed())));
    }

    /**
     * What happens outside the API.
     *
     * @return the world
     */
    public World world() {
        return new World(machine);
    }

    /**
     * Trouble on the line and in the services.
     *
     * @return the faults
     */
    public Faults faults() {
        return new Faults(plan);
    }

    /**
     * The last 10,000 requests, oldest first.
     *
     * @return the journal
     */
    public List<RecordedRequest> requests() {
        return journal.entries().stream()
                .map(e -> new RecordedRequest(e.method(), e.path(), e.status(), e.at()))
                .toList();
    }

    /**
     * Keeps the present state and time. Faults and the journal are not part of it.
     *
     * @return the snapshot
     */
    public Snapshot snapshot() {
        return new Snapshot(settings, machine.state(), time.instant());
    }

    /**
     * Goes back to a snapshot, its time included.
     *
     * @param snapshot one of this backend, of a fork, or of a backend with the same settings
     * @throws IllegalArgumentException when it comes from a backend with other settings
     */
    public void restore(Snapshot snapshot) {
        if (!snapshot.settings.equals(settings)) {
            throw new IllegalArgumentException("snapshot: comes from a backend with other settings");
        }
        machine.restore(snapshot.state);
        time.set(snapshot.at);
    }

    /**
     * A second backend that goes on from the present state and time, and that knows no faults yet.
     *
     * @return the new backend
     */
    public InMemoryBackend fork() {
        InMemoryBackend twin = new InMemoryBackend(settings, time.copyAt(time.instant()));
        twin.machine.restore(machine.state());
        return twin;
    }

    /** Settings of a backend. Each has a default; those whose real rule is not published say so. */
    public static final class Builder {
        private long seed = 1;
        private Instant start = DEFAULT_START;
        private @Nullable Clock source;
        private PartnerType partnerType = PartnerType.DIRECT;
        private boolean sandbox;
        private String country = "DE";
        private String currency = "EUR";
        private boolean enforceMfa = true;
        private boolean anyToken;
        private boolean legacyAttestationRetired;
        private boolean enhancedAttestationOffered = true;
        private int duplicateAttestationStatus = 409;
        private @Nullable LocalDate mcaValidFrom;
        private Set<String> unsoldCountries = Set.of("CN");
        private Set<String> closedViews = CatalogSettings.USUAL.closedViews();
        private Set<String> segments = CatalogSettings.USUAL.segments();
        private boolean secondPlanRefused = true;
        private @Nullable Duration orderVisibleAfter;
        private @Nullable Duration orderPendingFor;
        private Duration checkoutTakes = Duration.ZERO;
        private Duration subscriptionChangesAfter = SubscriptionSettings.USUAL.changesAfter();
        private @Nullable Duration registrationAfter;
        private @Nullable Integer aliasPolls;
        private @Nullable Duration aliasRetryAfter;
        private Duration aliasThrottle = Duration.ZERO;
        private Duration azureKnowsPlanAfter = Duration.ZERO;
        private boolean azureThrottle;
        private boolean secondBillingAccount;
        private @Nullable Duration entitlementChangesAfter;
        private @Nullable Duration transitionPendingFor;
        private @Nullable Duration transitionRunningFor;
        private Duration legacyRecentFor = TransitionSettings.USUAL.recentFor();
        private boolean ineligibleRefused;
        private int customersDefaultPageSize = 100;
        private Duration customerVisibleAfter = Duration.ZERO;
        private boolean legacyAddressValidation;
        private int throttlePerMinute;
        private boolean priceApiRegistered = true;
        private boolean rateCardAccess = true;
        private final Map<String, Path> priceSheets = new HashMap<>();
        private @Nullable Integer exportPolls;
        private @Nullable Duration exportRetryAfter;
        private boolean manifestLinked;
        private int rowsPerBlob = 1000;
        private Duration sasLife = Duration.ofHours(1);
        private Duration exportsKept = BillingSettings.USUAL.exportsKept();
        private boolean unbilledHeldBack;
        private BigDecimal earnedCreditPercent = RatingSettings.USUAL.creditPercent();
        private final Map<String, String> billingCurrencies = new HashMap<>();
        private final Map<String, BigDecimal> taxPercents = new HashMap<>();
        private boolean roundingOf2021;

        private Builder() {}

        /**
         * What all ids follow from. Default 1.
         *
         * @param value any number
         * @return this builder
         */
        public Builder seed(long value) {
            this.seed = value;
            return this;
        }

        /**
         * Where the clock starts. Default 2026-03-02T08:00:00Z.
         *
         * @param value the moment
         * @return this builder
         */
        public Builder startAt(Instant value) {
            this.start = Objects.requireNonNull(value, "value");
            return this;
        }

        /**
         * Lets the clock run with another one, from that one's time on, plus every advance. Default: it stands still. So
         * that nobody waits for minutes of real time, orders are then visible and completed at once and an alias succeeds
         * at the first poll, unless set otherwise.
         *
         * @param real where real time comes from, for example {@link Clock#systemUTC()}
         * @return this builder
         */
        public Builder runningWith(Clock real) {
            this.source = Objects.requireNonNull(real, "real");
            this.start = real.instant();
            return this;
        }

        /**
         * The kind of partner. Default direct.
         *
         * @param value the kind
         * @return this builder
         */
        public Builder partnerType(PartnerType value) {
            this.partnerType = Objects.requireNonNull(value, "value");
            return this;
        }

        /**
         * Whether the partner's account is an integration sandbox, with the limits of one. Default off.
         *
         * @param value on or off
         * @return this builder
         */
        public Builder integrationSandbox(boolean value) {
            this.sandbox = value;
            return this;
        }

        /**
         * Where the partner is and what it is billed in. Default Germany and euro.
         *
         * @param value the country
         * @param billing the currency of its invoices
         * @return this builder
         */
        public Builder partnerLocation(Market value, CurrencyCode billing) {
            this.country = value.toString();
            this.currency = billing.toString();
            return this;
        }

        /**
         * Whether Partner Center refuses App+User tokens without multi-factor authentication. Default on.
         *
         * @param value on or off
         * @return this builder
         */
        public Builder enforceMfa(boolean value) {
            this.enforceMfa = value;
            return this;
        }

        /**
         * Whether any bearer token counts as App+User with multi-factor authentication. Default off.
         *
         * @param value on or off
         * @return this builder
         */
        public Builder anyToken(boolean value) {
            this.anyToken = value;
            return this;
        }

        /**
         * Whether the attestation call that was announced to end on 5 January 2026 has ended. Default off.
         *
         * @param value on or off
         * @return this builder
         */
        public Builder legacyAttestationRetired(boolean value) {
            this.legacyAttestationRetired = value;
            return this;
        }

        /**
         * Whether the enhanced attestation can be begun, as was announced for 2025. Default on.
         *
         * @param value on or off
         * @return this builder
         */
        public Builder enhancedAttestationOffered(boolean value) {
            this.enhancedAttestationOffered = value;
            return this;
        }

        /**
         * The HTTP status with which an attestation that is on record already is refused, code 600061; it is not
         * published. Default 409.
         *
         * @param value 400 to 499
         * @return this builder
         */
        public Builder duplicateAttestationStatus(int value) {
            if (value < 400 || value > 499) {
                throw new IllegalArgumentException("duplicateAttestationStatus: must be from 400 to 499, was " + value);
            }
            this.duplicateAttestationStatus = value;
            return this;
        }

        /**
         * Makes agreements from before a day invalid, as was announced for those from before April 2023. Default: all
         * count.
         *
         * @param value the first day (UTC) whose agreements count
         * @return this builder
         */
        public Builder mcaValidFrom(LocalDate value) {
            this.mcaValidFrom = Objects.requireNonNull(value, "value");
            return this;
        }

        /**
         * Where the Azure plan is not sold. Default: China.
         *
         * @param countries the countries, none for a plan that is sold everywhere
         * @return this builder
         */
        public Builder notSoldIn(Market... countries) {
            this.unsoldCountries = Stream.of(countries).map(Market::toString).collect(Collectors.toUnmodifiableSet());
            return this;
        }

        /**
         * The views of the catalog that are closed to the partner. Default none.
         *
         * @param views names as {@code TargetView} has them, such as {@code SoftwarePerpetual}
         * @return this builder
         */
        public Builder closedViews(String... views) {
            this.closedViews = lowerCase(views);
            return this;
        }

        /**
         * The kinds of customer the partner may ask the catalog of a country for. Default commercial, education and
         * nonprofit; a sandbox account always has commercial and education only.
         *
         * @param names of {@code commercial}, {@code education}, {@code government} and {@code nonprofit}
         * @return this builder
         */
        public Builder segments(String... names) {
            this.segments = lowerCase(names);
            return this;
        }

        private static Set<String> lowerCase(String... names) {
            return Stream.of(names).map(n -> n.toLowerCase(Locale.ROOT)).collect(Collectors.toUnmodifiableSet());
        }

        /**
         * Whether a second Azure plan for the same customer and reseller is refused. Default on.
         *
         * @param value on or off
         * @return this builder
         */
        public Builder secondPlanRefused(boolean value) {
            this.secondPlanRefused = value;
            return this;
        }

        /**
         * How long a new order stays out of the list. Default 3 minutes, none with
         * a running clock; the service says up to 15.
         *
         * @param value not negative
         * @return this builder
         */
        public Builder orderVisibleAfter(Duration value) {
            this.orderVisibleAfter = notNegative(value, "orderVisibleAfter");
            return this;
        }

        /**
         * How long a new order is pending. Default 2 minutes, none with a running clock.
         *
         * @param value not negative
         * @return this builder
         */
        public Builder orderPendingFor(Duration value) {
            this.orderPendingFor = notNegative(value, "orderPendingFor");
            return this;
        }

        /**
         * How long the service works on a checkout, or on the cancellation of an order. During this time another checkout
         * of the same cart is refused, first with 409/800064, in the second half with 409/800060, and so is a change of the
         * cart (409/800064) or another cancellation (409/800014). Default none.
         *
         * @param value not negative
         * @return this builder
         */
        public Builder checkoutTakes(Duration value) {
            this.checkoutTakes = notNegative(value, "checkoutTakes");
            return this;
        }

        /**
         * How long a change of a Partner Center subscription takes. Default none: the change is answered 200 and shows at
         * once. With more it is answered 202 and shows only then.
         *
         * @param value not negative
         * @return this builder
         */
        public Builder subscriptionChangesAfter(Duration value) {
            this.subscriptionChangesAfter = notNegative(value, "subscriptionChangesAfter");
            return this;
        }

        /**
         * How long the registration of a subscription for reservations takes. Default 30 seconds, none with a running
         * clock.
         *
         * @param value not negative
         * @return this builder
         */
        public Builder registrationAfter(Duration value) {
            this.registrationAfter = notNegative(value, "registrationAfter");
            return this;
        }

        /**
         * How many times the alias of a new Azure subscription is read before it has succeeded. Default 2, with a running
         * clock 1.
         *
         * @param value not negative
         * @return this builder
         */
        public Builder aliasPolls(int value) {
            if (value < 0) {
                throw new IllegalArgumentException("aliasPolls: must not be negative, was " + value);
            }
            this.aliasPolls = value;
            return this;
        }

        /**
         * What the alias of a new Azure subscription says in {@code Retry-After} while it is in progress. Default nothing,
         * with a running clock 1 second.
         *
         * @param value not negative, sent in whole seconds, zero for nothing
         * @return this builder
         */
        public Builder aliasRetryAfter(Duration value) {
            this.aliasRetryAfter = notNegative(value, "aliasRetryAfter");
            return this;
        }

        /**
         * For how long after the creation of an Azure subscription another one is refused with 429, as reported from the
         * field. Default not at all.
         *
         * @param value not negative
         * @return this builder
         */
        public Builder aliasThrottle(Duration value) {
            this.aliasThrottle = notNegative(value, "aliasThrottle");
            return this;
        }

        /**
         * For how long Azure knows nothing of a plan that was just bought, as reported from the field: its customer is not
         * listed below the billing account, and Azure subscriptions are refused with 403 {@code Forbidden}. Default not at
         * all.
         *
         * @param value not negative
         * @return this builder
         */
        public Builder azureKnowsPlanAfter(Duration value) {
            this.azureKnowsPlanAfter = notNegative(value, "azureKnowsPlanAfter");
            return this;
        }

        /**
         * Whether calls to Azure Resource Manager are counted against its published limits: for each subscription and for
         * the tenant 250 reads and 25 more a second, 200 writes or deletes and 10 more a second. Default off.
         *
         * @param value on or off
         * @return this builder
         */
        public Builder azureThrottle(boolean value) {
            this.azureThrottle = value;
            return this;
        }

        /**
         * Whether the partner has a second billing account in Azure, which bills the customers of other countries than the
         * partner's. Default off.
         *
         * @param value on or off
         * @return this builder
         */
        public Builder secondBillingAccount(boolean value) {
            this.secondBillingAccount = value;
            return this;
        }

        /**
         * How long the cancellation or reactivation of an Azure subscription takes that was asked of Partner Center.
         * Default 30 seconds.
         *
         * @param value not negative
         * @return this builder
         */
        public Builder entitlementChangesAfter(Duration value) {
            this.entitlementChangesAfter = notNegative(value, "entitlementChangesAfter");
            return this;
        }

        /**
         * How long the transition of a customer waits before it runs. Default 2 minutes, none with a running clock.
         *
         * @param value not negative
         * @return this builder
         */
        public Builder transitionPendingFor(Duration value) {
            this.transitionPendingFor = notNegative(value, "transitionPendingFor");
            return this;
        }

        /**
         * How long the transition of a customer runs. Default 20 minutes, with a running clock 1 second.
         *
         * @param value not negative
         * @return this builder
         */
        public Builder transitionRunningFor(Duration value) {
            this.transitionRunningFor = notNegative(value, "transitionRunningFor");
            return this;
        }

        /**
         * For how long a subscription of the older Azure offer is too recent to be moved. Default 7 days; how long it is
         * at the service is not published.
         *
         * @param value not negative, zero for never
         * @return this builder
         */
        public Builder legacyRecentFor(Duration value) {
            this.legacyRecentFor = notNegative(value, "legacyRecentFor");
            return this;
        }

        /**
         * Whether the question if a customer can be moved is refused with the error of the start when it cannot. Default
         * off: it is answered with no and a reason. Which of the two the service does is not published.
         *
         * @param value on or off
         * @return this builder
         */
        public Builder ineligibleRefused(boolean value) {
            this.ineligibleRefused = value;
            return this;
        }

        /**
         * How many customers a page holds when no size is asked for, and how many entries a page of Azure Resource Manager.
         * Default 100.
         *
         * @param value 1 to 500
         * @return this builder
         */
        public Builder customersDefaultPageSize(int value) {
            if (value < 1 || value > 500) {
                throw new IllegalArgumentException("customersDefaultPageSize: must be from 1 to 500, was " + value);
            }
            this.customersDefaultPageSize = value;
            return this;
        }

        /**
         * How long a customer that was created through the API cannot be read or listed. Default: not at all.
         *
         * @param value not negative
         * @return this builder
         */
        public Builder customerVisibleAfter(Duration value) {
            this.customerVisibleAfter = notNegative(value, "customerVisibleAfter");
            return this;
        }

        /**
         * Whether an address that is not good is answered as until 2020: refused, with a JSON text in the description of
         * the error. Default: no.
         *
         * @param value whether
         * @return this builder
         */
        public Builder legacyAddressValidation(boolean value) {
            this.legacyAddressValidation = value;
            return this;
        }

        /**
         * Limits the calls to Partner Center per group of operations and customer. Default: no limit.
         *
         * @param perMinute the calls in one minute of the backend's clock, 0 for no limit
         * @return this builder
         */
        public Builder throttle(int perMinute) {
            if (perMinute < 0) {
                throw new IllegalArgumentException("perMinute: must not be negative, was " + perMinute);
            }
            this.throttlePerMinute = perMinute;
            return this;
        }

        /**
         * Whether the application is registered for the price API with all its permissions. Default on; when off, price
         * sheets and exchange rates answer 400, as the service does then.
         *
         * @param value on or off
         * @return this builder
         */
        public Builder priceApiRegistered(boolean value) {
            this.priceApiRegistered = value;
            return this;
        }

        /**
         * Serves a price sheet of the user's own, for example a real one, in place of the invented one. It is read at each
         * request and served plain or as an archive, as is asked for. What is used and billed here goes by the invented
         * prices all the same.
         *
         * @param view the view, such as {@code azure_consumption}
         * @param market the market
         * @param month the month
         * @param file a CSV file or a zip archive of one
         * @return this builder
         * @throws IllegalArgumentException when there is no such file
         */
        public Builder priceSheet(String view, Market market, YearMonth month, Path file) {
            if (!Files.isRegularFile(file)) {
                throw new IllegalArgumentException("file: there is no file " + file);
            }
            priceSheets.put(view.toLowerCase(Locale.ROOT) + " " + market + " " + month, file);
            return this;
        }

        /**
         * Whether the partner's account may see the rate cards of the older offer. Default on.
         *
         * @param value on or off
         * @return this builder
         */
        public Builder rateCardAccess(boolean value) {
            this.rateCardAccess = value;
            return this;
        }

        /**
         * How many times an export of billing data is read before it is done. Default 2, with a running clock 1.
         *
         * @param value not negative
         * @return this builder
         */
        public Builder exportPolls(int value) {
            if (value < 0) {
                throw new IllegalArgumentException("exportPolls: must not be negative, was " + value);
            }
            this.exportPolls = value;
            return this;
        }

        /**
         * What a running export says in {@code Retry-After}. Default 10 seconds, with a running clock 1 second.
         *
         * @param value not negative, sent in whole seconds
         * @return this builder
         */
        public Builder exportRetryAfter(Duration value) {
            this.exportRetryAfter = notNegative(value, "exportRetryAfter");
            return this;
        }

        /**
         * Whether a finished export only links to its manifest, as the published sample shows, or holds it, as seen in the
         * field. Default: it holds it.
         *
         * @param value whether it is linked only
         * @return this builder
         */
        public Builder manifestLinked(boolean value) {
            this.manifestLinked = value;
            return this;
        }

        /**
         * How many lines a file of an export holds at most. Default 1000.
         *
         * @param value at least 1
         * @return this builder
         */
        public Builder rowsPerBlob(int value) {
            if (value < 1) {
                throw new IllegalArgumentException("rowsPerBlob: must be at least 1, was " + value);
            }
            this.rowsPerBlob = value;
            return this;
        }

        /**
         * How long the address of a file of an export can be used. Default 1 hour.
         *
         * @param value not negative
         * @return this builder
         */
        public Builder sasLife(Duration value) {
            this.sasLife = notNegative(value, "sasLife");
            return this;
        }

        /**
         * How long an export and its files are kept; after that they are 410. Default 30 days.
         *
         * @param value not negative
         * @return this builder
         */
        public Builder exportsKept(Duration value) {
            this.exportsKept = notNegative(value, "exportsKept");
            return this;
        }

        /**
         * Whether the running month's unbilled data is held back until the last month's invoice is out, as may happen.
         * Default off.
         *
         * @param value on or off
         * @return this builder
         */
        public Builder unbilledHeldBack(boolean value) {
            this.unbilledHeldBack = value;
            return this;
        }

        /**
         * The rate of the partner earned credit. Default 15, as all guides have it; the newest questions and answers send to
         * the price list for it.
         *
         * @param percent from 0 to 100
         * @return this builder
         */
        public Builder earnedCreditPercent(BigDecimal percent) {
            this.earnedCreditPercent = percent(percent, "earnedCreditPercent");
            return this;
        }

        /**
         * What customers of a country are billed in, as before August 2021. Each currency has an invoice of its own. Default:
         * the partner's currency for all.
         *
         * @param country where the customers are
         * @param currency what they are billed in
         * @return this builder
         * @throws IllegalArgumentException when the currency has no exchange rates
         */
        public Builder billingCurrency(Market country, CurrencyCode currency) {
            if (!ExchangeRates.knows(currency.text())) {
                throw new IllegalArgumentException(
                        "currency: there are no exchange rates for " + currency + "; choose another currency");
            }
            billingCurrencies.put(country.text(), currency.text());
            return this;
        }

        /**
         * The tax on what customers of a country are charged, shown on reconciliation lines and part of invoices. An
         * assumption: no page says how tax is computed. Default: no tax anywhere.
         *
         * @param country where the customers are
         * @param percent from 0 to 100
         * @return this builder
         */
        public Builder taxPercent(Market country, BigDecimal percent) {
            taxPercents.put(country.text(), percent(percent, "taxPercent"));
            return this;
        }

        /**
         * Whether amounts are rounded as the guide of 2021 has it: each daily row is cut to cents, and a reconciliation row
         * is the sum of its days. Default off: daily rows are not rounded, and reconciliation rows are cut to cents in
         * dollars and once more in the billing currency.
         *
         * @param value on or off
         * @return this builder
         */
        public Builder roundingOf2021(boolean value) {
            this.roundingOf2021 = value;
            return this;
        }

        /**
         * Makes the backend.
         *
         * @return the backend
         * @throws IllegalArgumentException when there are no exchange rates for the partner's currency
         */
        public InMemoryBackend build() {
            if (!ExchangeRates.knows(currency)) {
                throw new IllegalArgumentException(
                        "partnerLocation: there are no exchange rates for " + currency + "; choose another currency");
            }
            Ids ids = new Ids(seed);
            Partner partner = new Partner(
                    Partner.Type.valueOf(partnerType.name()),
                    ids.guid("partner"),
                    ids.digits(7, "partner mpn"),
                    "Sample Partner",
                    country,
                    currency,
                    sandbox);
            boolean running = source != null;
            Settings settings = new Settings(
                    seed,
                    partner,
                    enforceMfa,
                    anyToken,
                    throttlePerMinute,
                    new CustomerSettings(customersDefaultPageSize, customerVisibleAfter, legacyAddressValidation),
                    new AgreementSettings(
                            legacyAttestationRetired,
                            enhancedAttestationOffered,
                            duplicateAttestationStatus,
                            mcaValidFrom),
                    new CatalogSettings(unsoldCountries, closedViews, segments),
                    orderSettings(running),
                    subscriptionSettings(running),
                    azureSettings(running),
                    new PricingSettings(rateCardAccess, priceSheets),
                    transitionSettings(running),
                    billingSettings(running),
                    new RatingSettings(earnedCreditPercent, billingCurrencies, taxPercents, roundingOf2021));
            Clock from = source == null ? Clock.fixed(start, ZoneOffset.UTC) : source;
            return new InMemoryBackend(settings, new SimulatedClock(from, start));
        }

        private OrderSettings orderSettings(boolean running) {
            return new OrderSettings(
                    secondPlanRefused,
                    orElse(orderVisibleAfter, running ? Duration.ZERO : OrderSettings.USUAL.visibleAfter()),
                    orElse(orderPendingFor, running ? Duration.ZERO : OrderSettings.USUAL.pendingFor()),
                    checkoutTakes);
        }

        private SubscriptionSettings subscriptionSettings(boolean running) {
            return new SubscriptionSettings(
                    subscriptionChangesAfter,
                    orElse(
                            registrationAfter,
                            running ? Duration.ZERO : SubscriptionSettings.USUAL.registrationAfter()));
        }

        private AzureSettings azureSettings(boolean running) {
            return new AzureSettings(
                    orElse(aliasPolls, running ? 1 : AzureSettings.USUAL.aliasPolls()),
                    orElse(aliasRetryAfter, running ? Duration.ofSeconds(1) : AzureSettings.USUAL.aliasRetryAfter()),
                    aliasThrottle,
                    azureKnowsPlanAfter,
                    azureThrottle,
                    secondBillingAccount,
                    orElse(
                            entitlementChangesAfter,
                            running ? Duration.ZERO : AzureSettings.USUAL.entitlementChangesAfter()));
        }

        private TransitionSettings transitionSettings(boolean running) {
            return new TransitionSettings(
                    orElse(transitionPendingFor, running ? Duration.ZERO : TransitionSettings.USUAL.pendingFor()),
                    orElse(
                            transitionRunningFor,
                            running ? Duration.ofSeconds(1) : TransitionSettings.USUAL.runningFor()),
                    legacyRecentFor,
                    ineligibleRefused);
        }

        private BillingSettings billingSettings(boolean running) {
            return new BillingSettings(
                    priceApiRegistered,
                    orElse(exportPolls, running ? 1 : BillingSettings.USUAL.exportPolls()),
                    orElse(
                            exportRetryAfter,
                            running ? Duration.ofSeconds(1) : BillingSettings.USUAL.exportRetryAfter()),
                    manifestLinked,
                    rowsPerBlob,
                    sasLife,
                    exportsKept,
                    unbilledHeldBack);
        }

        private static BigDecimal percent(BigDecimal value, String name) {
            if (value.signum() < 0 || value.compareTo(new BigDecimal(100)) > 0 || value.scale() > 6) {
                throw new IllegalArgumentException(
                        name + ": must be from 0 to 100 with at most 6 decimals, was " + value.toPlainString());
            }
            return value;
        }

        private static <T> T orElse(@Nullable T set, T usual) {
            return set == null ? usual : set;
        }

        private static Duration notNegative(Duration value, String name) {
            if (value.isNegative()) {
                throw new IllegalArgumentException(name + ": must not be negative, was " + value);
            }
            return value;
        }
    }
}
