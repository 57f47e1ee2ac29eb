package io.github.azureplan.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azureplan.AzurePlanClient;
import io.github.azureplan.CustomerScope;
import io.github.azureplan.agreements.AgreementType;
import io.github.azureplan.backend.Fault;
import io.github.azureplan.backend.RecordedRequest;
import io.github.azureplan.common.CallOptions;
import io.github.azureplan.common.CustomerId;
import io.github.azureplan.customers.Customer;
import io.github.azureplan.errors.AzurePlanException;
import io.github.azureplan.errors.DeadlineExceededException;
import io.github.azureplan.errors.MalformedResponseException;
import io.github.azureplan.errors.Outcome;
import io.github.azureplan.errors.ServerErrorException;
import io.github.azureplan.errors.ThrottledException;
import io.github.azureplan.errors.TransportException;
import io.github.azureplan.errors.UnauthorizedException;
import io.github.azureplan.plans.AzurePlan;
import io.github.azureplan.plans.AzureSubscription;
import io.github.azureplan.plans.NewAzureSubscription;
import io.github.azureplan.plans.PurchaseJournal;
import io.github.azureplan.retry.RetryPolicy;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Many callers, bad weather: nearly every third request meets some trouble, and callers die half-way. Whoever keeps asking
 * gets an answer in the end, and nobody gets anything twice. {@code -Dweather.customers=1000 -Dweather.seed=7} for more.
 */
class RandomWeatherTest {
    private static final int CUSTOMERS = Integer.getInteger("weather.customers", 40);
    private static final long SEED = Long.getLong("weather.seed", 20260302L);
    private static final int THREADS = 8;
    private static final int TRIES = 60;

    /** What a caller's own program keeps, so that it survives its death. */
    private static final class Keeping {
        final PurchaseJournal journal = PurchaseJournal.inMemory();
        final AtomicInteger deaths = new AtomicInteger();
        final AtomicInteger failures = new AtomicInteger();
    }

    @OnEveryTransport
    void nobody_gets_anything_twice(Lab lab) throws Exception {
        storm(lab);
    }

    @OnEveryTransport
    void nobody_gets_anything_twice_where_nothing_else_would_prevent_it(Lab lab) throws Exception {
        lab.backend(b -> b.seed(2).secondPlanRefused(false).orderVisibleAfter(Duration.ofMinutes(15)));
        storm(lab);
    }

    private static void storm(Lab lab) throws Exception {
        Keeping keeping = new Keeping();
        AzurePlanClient shared = lab.client(b -> b.purchaseJournal(keeping.journal));
        troubles().forEach(lab.backend().faults()::add);
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            List<Future<?>> callers = new ArrayList<>();
            for (int i = 0; i < CUSTOMERS; i++) {
                Caller caller = new Caller(lab, keeping, shared, i);
                callers.add(threads.submit(caller::live));
            }
            for (Future<?> caller : callers) {
                caller.get();
            }
        } finally {
            threads.shutdownNow();
        }
        List<RecordedRequest> requests = lab.backend().requests();
        lab.backend().faults().clear();
        lab.backend().clock().advance(Duration.ofHours(2));
        inspect(lab.client());
        long troubled = requests.stream()
                .filter(r -> r.status() == 0 || r.status() >= 429)
                .count();
        assertThat(troubled).as("the weather was bad").isGreaterThan(CUSTOMERS);
        assertThat(keeping.deaths.get()).as("callers that died").isPositive();
        // The everyday run is silent; who asks for a bigger one wants to read what it met.
        System.getLogger(RandomWeatherTest.class.getName())
                .log(
                        System.getProperty("weather.customers") == null
                                ? System.Logger.Level.DEBUG
                                : System.Logger.Level.INFO,
                        "{0} customers, {1} requests, {2} of them troubled, {3} verbs failed and were repeated,"
                                + " {4} callers died",
                        CUSTOMERS,
                        requests.size(),
                        troubled,
                        keeping.failures,
                        keeping.deaths);
    }

    /** Nine troubles that together hit about three requests of ten. */
    private static List<Fault> troubles() {
        List<Fault> kinds = List.of(
                Fault.refuse(),
                Fault.timeoutBefore(),
                Fault.loseAnswer(),
                Fault.cutBody(),
                Fault.html(),
                Fault.throttle(Duration.ofSeconds(7)),
                Fault.status(503),
                Fault.status(502),
                Fault.status(500));
        List<Fault> faults = new ArrayList<>();
        for (int i = 0; i < kinds.size(); i++) {
            faults.add(kinds.get(i).random(0.039, SEED + i));
        }
        return faults;
    }

    private static void inspect(AzurePlanClient calm) {
        List<Customer> customers = calm.customers().list().toList();
        assertThat(customers).hasSize(CUSTOMERS);
        for (Customer each : customers) {
            CustomerScope customer = calm.customer(each.id());
            assertThat(customer.agreements()
                            .list(AgreementType.MICROSOFT_CUSTOMER_AGREEMENT)
                            .toList())
                    .as("attestations of %s", each.companyName())
                    .hasSize(1);
            assertThat(customer.orders().list().toList())
                    .as("orders of %s", each.companyName())
                    .hasSize(1);
            List<AzurePlan> plans = customer.azurePlans().list();
            assertThat(plans).as("plans of %s", each.companyName()).hasSize(1);
            assertThat(plans.get(0).azureSubscriptions().list().toList())
                    .as("Azure subscriptions of %s", each.companyName())
                    .hasSize(3)
                    .extracting(AzureSubscription::name)
                    .contains("dev", "prod");
        }
    }

    /** One caller with one customer to bring to an Azure plan. It asks until it has its answer, or dies on the way once. */
    private static final class Caller {
        private final Lab lab;
        private final Keeping keeping;
        private final String name;
        private final UUID key;
        private final int deadlyStation;
        private AzurePlanClient client;
        private int station;

        Caller(Lab lab, Keeping keeping, AzurePlanClient shared, int number) {
            this.lab = lab;
            this.keeping = keeping;
            this.client = shared;
            this.name = "bolag" + number;
            this.key = UUID.nameUUIDFromBytes((SEED + name).getBytes(StandardCharsets.UTF_8));
            // A third of the callers dies, each at one of the five stations.
            this.deadlyStation = new Random(SEED * 31 + number).nextInt(15);
        }

        void live() {
            CustomerId id = reach(c -> c.with(CallOptions.none().requestId(key))
                    .customers()
                    .create(lab.newCustomer(name))
                    .id());
            reach(c -> c.customer(id).agreements().attest(Lab.attestation()));
            reach(c -> c.customer(id).azurePlan().purchase());
            AzureSubscription dev = reach(c -> subscription(c, id, "dev"));
            AzureSubscription prod = reach(c -> subscription(c, id, "prod"));
            assertThat(dev.id()).isNotEqualTo(prod.id());
        }

        private static AzureSubscription subscription(AzurePlanClient client, CustomerId id, String name) {
            return client.customer(id)
                    .azurePlan()
                    .purchase()
                    .azureSubscriptions()
                    .create(NewAzureSubscription.named(name));
        }

        private <T> T reach(Function<AzurePlanClient, T> verb) {
            if (station++ == deadlyStation) {
                AzurePlanClient doomed =
                        lab.client(b -> b.purchaseJournal(keeping.journal).retryPolicy(RetryPolicy.none()));
                attempt(() -> verb.apply(doomed)); // whatever it was told, it dies with the caller
                doomed.close();
                keeping.deaths.incrementAndGet();
                client = lab.client(b -> b.purchaseJournal(keeping.journal));
            }
            for (int i = 0; i < TRIES; i++) {
                List<T> answer = attempt(() -> verb.apply(client));
                if (!answer.isEmpty()) {
                    return answer.get(0);
                }
            }
            throw new AssertionError(name + " has no answer at station " + station + " after " + TRIES + " tries");
        }

        /** The answer, or nothing after a trouble that weather may cause; any other failure is a defect. */
        private <T> List<T> attempt(Supplier<T> verb) {
            try {
                return List.of(verb.get());
            } catch (TransportException
                    | UnauthorizedException // the clock runs by hours here: tokens end on their way, again and again
                    | ThrottledException
                    | ServerErrorException
                    | MalformedResponseException
                    | DeadlineExceededException e) {
                keeping.failures.incrementAndGet();
                resumable(e);
                return List.of();
            }
        }

        private static void resumable(AzurePlanException e) {
            if (e.outcome() == Outcome.UNKNOWN) {
                assertThat(e.resumeWith()).as(e.getMessage()).isPresent();
            }
        }
    }
}
