package io.github.azureplan.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azureplan.AzurePlanClient;
import io.github.azureplan.CustomerScope;
import io.github.azureplan.agreements.AgreementType;
import io.github.azureplan.backend.Fault;
import io.github.azureplan.backend.RecordedRequest;
import io.github.azureplan.common.AzureSubscriptionId;
import io.github.azureplan.common.CallOptions;
import io.github.azureplan.common.CustomerId;
import io.github.azureplan.common.MpnId;
import io.github.azureplan.common.PartnerType;
import io.github.azureplan.common.PlanId;
import io.github.azureplan.common.TenantId;
import io.github.azureplan.customers.Customer;
import io.github.azureplan.errors.AzurePlanException;
import io.github.azureplan.errors.DeadlineExceededException;
import io.github.azureplan.errors.MalformedResponseException;
import io.github.azureplan.errors.Outcome;
import io.github.azureplan.errors.ServerErrorException;
import io.github.azureplan.errors.ServiceException;
import io.github.azureplan.errors.ThrottledException;
import io.github.azureplan.errors.TransportException;
import io.github.azureplan.errors.UnauthorizedException;
import io.github.azureplan.orders.Order;
import io.github.azureplan.plans.AzurePlan;
import io.github.azureplan.plans.AzurePlanSlot;
import io.github.azureplan.plans.AzureSubscription;
import io.github.azureplan.plans.FilePurchaseJournal;
import io.github.azureplan.plans.NewAzureSubscription;
import io.github.azureplan.transport.Transport;
import io.github.azureplan.transport.TransportRequest;
import io.github.azureplan.transport.TransportResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;

/**
 * Very many purchases at once, in bad weather, by processes that die: three of ten requests meet some trouble, some callers
 * end at a random request and begin again with the journal they left on the disk. Each caller asks until it is told; in the
 * end there is one plan for each customer, or for each reseller and customer, and nothing else twice. The everyday run is a
 * tenth of the full one: {@code -Dtest=PurchaseStormTest -Dstorm.purchases=10000}, other weather with
 * {@code -Dstorm.seed=7}.
 */
class PurchaseStormTest {
    private static final int PURCHASES = Integer.getInteger("storm.purchases", 1000);
    private static final int PLANS = PURCHASES / 20;
    private static final long SEED = Long.getLong("storm.seed", 20260302L);
    private static final int THREADS = 16;
    private static final int PROCESSES = 4;
    private static final int TRIES = 300;

    @TempDir
    Path journals;

    @OnEveryTransport
    void a_direct_partner_has_one_plan_per_customer(Lab lab) throws Exception {
        new Storm(lab, journals, false).run();
    }

    @OnEveryTransport
    void a_provider_has_one_plan_per_reseller_and_customer(Lab lab) throws Exception {
        lab.backend(b -> b.partnerType(PartnerType.INDIRECT_PROVIDER));
        new Storm(lab, journals, true).run();
    }

    @OnEveryTransport
    void a_direct_partner_has_one_plan_per_customer_where_nothing_else_would_prevent_two(Lab lab) throws Exception {
        lab.backend(b -> b.secondPlanRefused(false)
                .orderVisibleAfter(Duration.ofMinutes(15))
                .orderPendingFor(Duration.ofMinutes(15)));
        new Storm(lab, journals, false).run();
    }

    @OnEveryTransport
    void a_provider_has_one_plan_per_reseller_and_customer_where_nothing_else_would_prevent_two(Lab lab)
            throws Exception {
        lab.backend(b -> b.partnerType(PartnerType.INDIRECT_PROVIDER)
                .secondPlanRefused(false)
                .orderVisibleAfter(Duration.ofMinutes(15))
                .orderPendingFor(Duration.ofMinutes(15)));
        new Storm(lab, journals, true).run();
    }

    /** Whose plan is bought: by the number of the customer, and for whom. */
    private record Buyer(int customer, @Nullable MpnId reseller) {}

    /** What a process dies of. */
    private static final class Death extends Error {
        @java.io.Serial
        private static final long serialVersionUID = 1L;

        Death() {
            super("the process ends here", null, false, false);
        }
    }

    /** A way to the backend that ends the process at one of its requests, before it is sent or after it was answered. */
    private record Doomed(Transport way, AtomicInteger left, boolean afterAnswer) implements Transport {
        @Override
        public TransportResponse send(TransportRequest request) throws IOException {
            boolean last = left.getAndDecrement() == 0;
            if (last && !afterAnswer) {
                throw new Death();
            }
            TransportResponse answer = way.send(request);
            if (last) {
                answer.close();
                throw new Death();
            }
            return answer;
        }

        @Override
        public void close() {
            way.close();
        }
    }

    private static final class Storm {
        private final Lab lab;
        private final Path journals;
        private final List<MpnId> resellers;
        private final List<AzurePlanClient> processes = new ArrayList<>();
        private final Map<Integer, CustomerId> customers = new ConcurrentHashMap<>();
        private final Map<Buyer, PlanId> plans = new ConcurrentHashMap<>();
        private final Map<String, AzureSubscriptionId> subscriptions = new ConcurrentHashMap<>();
        private final AtomicInteger deaths = new AtomicInteger();
        private final AtomicLong repeats = new AtomicLong();
        private final AtomicInteger most = new AtomicInteger();

        Storm(Lab lab, Path journals, boolean indirect) {
            this.lab = lab;
            this.journals = journals;
            this.resellers = indirect ? List.of(MpnId.of("4711001"), MpnId.of("4711002")) : List.of();
        }

        void run() throws Exception {
            Instant begin = lab.backend().clock().instant();
            long start = System.nanoTime();
            for (MpnId reseller : resellers) {
                lab.backend().world().indirectReseller(TenantId.of(guid("reseller" + reseller)), reseller);
            }
            for (int i = 0; i < PROCESSES; i++) {
                processes.add(process());
            }
            troubles().forEach(lab.backend().faults()::add);
            List<RecordedRequest> seen = weather();
            lab.backend().faults().clear();
            lab.backend().clock().advance(Duration.ofHours(2));
            inspect();
            assertThat(deaths.get()).as("processes that died").isPositive();
            assertThat(repeats.get()).as("verbs that failed and were repeated").isPositive();
            long troubled = seen.stream()
                    .filter(r -> r.status() == 0 || r.status() >= 429 || r.status() == 408)
                    .count();
            System.getLogger(PurchaseStormTest.class.getName())
                    .log(
                            System.getProperty("storm.purchases") == null
                                    ? System.Logger.Level.DEBUG
                                    : System.Logger.Level.INFO,
                            "{0} purchases of {1} plans by {2} threads in {3} s ({4} of the backend''s time): {5} %"
                                    + " of the last {6} requests troubled, {7} verbs repeated, {8} times at most for"
                                    + " one answer, {9} processes died",
                            PURCHASES,
                            plans.size(),
                            THREADS,
                            (System.nanoTime() - start) / 1_000_000_000L,
                            Duration.between(begin, lab.backend().clock().instant()),
                            100 * troubled / seen.size(),
                            seen.size(),
                            repeats.get(),
                            most.get(),
                            deaths.get());
        }

        private AzurePlanClient process() {
            return lab.client(b -> b.purchaseJournal(FilePurchaseJournal.in(journals)));
        }

        private List<RecordedRequest> weather() throws Exception {
            int heads = resellers.isEmpty() ? PLANS : PLANS / resellers.size();
            List<Runnable> arrivals = new ArrayList<>();
            for (int i = 0; i < 2 * heads; i++) {
                int customer = i % heads;
                int number = i;
                arrivals.add(() -> arrive(customer, new Random(SEED ^ (0x5EEDL + number))));
            }
            storm(arrivals);
            List<Runnable> purchases = new ArrayList<>();
            for (int i = 0; i < PURCHASES; i++) {
                int turn = i % PLANS;
                Buyer buyer = new Buyer(turn % heads, resellers.isEmpty() ? null : resellers.get(turn / heads));
                long number = i;
                purchases.add(() -> buy(buyer, new Random(SEED * 31 + number)));
            }
            Collections.shuffle(purchases, new Random(SEED));
            storm(purchases);
            return lab.backend().requests();
        }

        private static void storm(List<Runnable> tasks) throws Exception {
            ExecutorService threads = Executors.newFixedThreadPool(THREADS);
            try {
                List<Future<?>> running = new ArrayList<>();
                tasks.forEach(task -> running.add(threads.submit(task)));
                for (Future<?> each : running) {
                    each.get();
                }
            } finally {
                threads.shutdownNow();
            }
        }

        /** Two callers for each customer, who share its request id as they would share a database. */
        private void arrive(int number, Random random) {
            String name = "stormbolag" + number;
            CustomerId id = reach(
                    random,
                    client -> client.with(CallOptions.none().requestId(UUID.fromString(guid(name))))
                            .customers()
                            .create(lab.newCustomer(name))
                            .id());
            assertThat(customers.computeIfAbsent(number, n -> id)).isEqualTo(id);
            reach(random, client -> client.customer(id).agreements().attest(Lab.attestation()));
        }

        private void buy(Buyer buyer, Random random) {
            CustomerId customer = customers.get(buyer.customer());
            AzurePlan plan = reach(
                    random, client -> slot(client.customer(customer), buyer).purchase());
            assertThat(plans.computeIfAbsent(buyer, b -> plan.id())).isEqualTo(plan.id());
            if (random.nextInt(10) == 0) {
                String name = random.nextBoolean() ? "dev" : "prod";
                AzureSubscription made = reach(
                        random,
                        client -> slot(client.customer(customer), buyer)
                                .purchase()
                                .azureSubscriptions()
                                .create(NewAzureSubscription.named(name)));
                assertThat(subscriptions.computeIfAbsent(buyer + name, key -> made.id()))
                        .isEqualTo(made.id());
            }
        }

        private static AzurePlanSlot slot(CustomerScope customer, Buyer buyer) {
            return buyer.reseller() == null ? customer.azurePlan() : customer.azurePlan(buyer.reseller());
        }

        /** Asks until there is an answer; one caller of ten dies on the way and begins again in a new process. */
        private <T> T reach(Random random, Function<AzurePlanClient, T> verb) {
            if (random.nextInt(10) == 0) {
                die(random, verb);
            }
            for (int i = 1; i <= TRIES; i++) {
                try {
                    T answer = verb.apply(processes.get(random.nextInt(PROCESSES)));
                    int tries = i;
                    most.updateAndGet(before -> Math.max(before, tries));
                    return answer;
                } catch (TransportException
                        | UnauthorizedException // the clock runs by hours here: tokens end on their way, again and
                        // again
                        | ThrottledException
                        | ServerErrorException
                        | MalformedResponseException
                        | DeadlineExceededException e) {
                    repeats.incrementAndGet();
                    requireResumable(e);
                } catch (ServiceException e) {
                    if (!e.retryable()) { // a refusal that was cut each time it was asked for
                        throw e;
                    }
                    repeats.incrementAndGet();
                    requireResumable(e);
                }
            }
            throw new AssertionError("no answer after " + TRIES + " tries");
        }

        private <T> void die(Random random, Function<AzurePlanClient, T> verb) {
            int requests = random.nextInt(10);
            boolean afterAnswer = random.nextBoolean();
            AtomicReference<Doomed> way = new AtomicReference<>();
            AzurePlanClient doomed = lab.connected(
                    lab.backend().clientBuilder().purchaseJournal(FilePurchaseJournal.in(journals)), transport -> {
                        way.set(new Doomed(transport, new AtomicInteger(requests), afterAnswer));
                        return way.get();
                    });
            try {
                assertThat(verb.apply(doomed)).isNotNull(); // it had fewer requests to make than it had left
            } catch (Death e) {
                deaths.incrementAndGet();
            } catch (AzurePlanException e) {
                requireResumable(e); // it lived to see the weather
            } finally {
                way.get().close(); // as the system closes the connections of a process that ended
            }
        }

        private static void requireResumable(AzurePlanException e) {
            if (e.outcome() == Outcome.UNKNOWN) {
                assertThat(e.resumeWith()).as(e.getMessage()).isPresent();
            }
        }

        private void inspect() {
            AzurePlanClient calm = lab.client();
            List<Customer> all = calm.customers().list().toList();
            assertThat(all).hasSize(customers.size());
            int found = 0;
            int made = 0;
            for (Customer each : all) {
                List<AzurePlan> own = calm.customer(each.id()).azurePlans().list();
                List<Order> orders = calm.customer(each.id()).orders().list().toList();
                assertThat(calm.customer(each.id())
                                .agreements()
                                .list(AgreementType.MICROSOFT_CUSTOMER_AGREEMENT)
                                .toList())
                        .as("attestations of %s", each.companyName())
                        .hasSize(1);
                assertThat(own).as("plans of %s", each.companyName()).hasSize(Math.max(1, resellers.size()));
                assertThat(orders).as("orders of %s", each.companyName()).hasSameSizeAs(own);
                assertThat(own).extracting(AzurePlan::reseller).doesNotHaveDuplicates();
                found += own.size();
                for (AzurePlan plan : own) {
                    made += plan.azureSubscriptions().list().toList().size() - 1; // one came with the plan
                }
            }
            assertThat(found).isEqualTo(PLANS).isEqualTo(plans.size());
            assertThat(made).as("Azure subscriptions").isEqualTo(subscriptions.size());
        }

        /** Ten troubles that together hit about three requests of ten. */
        private static List<Fault> troubles() {
            List<Fault> kinds = List.of(
                    Fault.refuse(),
                    Fault.timeoutBefore(),
                    Fault.loseAnswer(),
                    Fault.delay(Duration.ofMinutes(10)),
                    Fault.cutBody(),
                    Fault.html(),
                    Fault.throttle(Duration.ofSeconds(7)),
                    Fault.status(503),
                    Fault.status(502),
                    Fault.status(500));
            List<Fault> faults = new ArrayList<>();
            for (int i = 0; i < kinds.size(); i++) {
                faults.add(kinds.get(i).random(0.035, SEED + i));
            }
            return faults;
        }

        private static String guid(String name) {
            return UUID.nameUUIDFromBytes((SEED + name).getBytes(StandardCharsets.UTF_8))
                    .toString();
        }
    }
}
