package io.github.azureplan.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.azureplan.AzurePlanClient;
import io.github.azureplan.CustomerScope;
import io.github.azureplan.backend.InMemoryBackend;
import io.github.azureplan.common.CustomerId;
import io.github.azureplan.errors.AgreementRequiredException;
import io.github.azureplan.plans.AzurePlan;
import io.github.azureplan.plans.FilePurchaseJournal;
import io.github.azureplan.plans.PurchaseJournal;
import io.github.azureplan.subscriptions.SubscriptionStatus;
import io.github.azureplan.transport.Transport;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * A purchase that dies at any station is finished by the next one that shares its journal, and nothing is bought twice:
 * with a backend that refuses no second plan and shows orders as late as the service may.
 */
class PurchaseCrashTest {
    /** The process ends here. */
    private static final class Died extends Error {
        private static final long serialVersionUID = 1L;
    }

    /** Counts what a purchase does outside itself, and dies at one of these stations. */
    private static final class Stations {
        private final int last;
        private final boolean after;
        private int passed;

        /** Dies at a station, before or after what happens there. */
        Stations(int last, boolean after) {
            this.last = last;
            this.after = after;
        }

        <T> T pass(Supplier<T> what) {
            passed++;
            if (passed == last && !after) {
                throw new Died();
            }
            T result = what.get();
            if (passed == last) {
                throw new Died();
            }
            return result;
        }

        Transport on(Transport inner) {
            return request -> pass(() -> {
                try {
                    return inner.send(request);
                } catch (java.io.IOException e) {
                    throw new java.io.UncheckedIOException(e);
                }
            });
        }

        PurchaseJournal on(PurchaseJournal inner) {
            return new PurchaseJournal() {
                @Override
                public String putIfAbsent(Key key, String cartId) {
                    return pass(() -> inner.putIfAbsent(key, cartId));
                }

                @Override
                public Optional<String> get(Key key) {
                    return pass(() -> inner.get(key));
                }

                @Override
                public String replace(Key key, String expired, String cartId) {
                    return pass(() -> inner.replace(key, expired, cartId));
                }
            };
        }
    }

    /** A customer, a backend of the worst kind, and a journal that survives. */
    private static final class Shop {
        final InMemoryBackend backend = InMemoryBackend.builder()
                .secondPlanRefused(false)
                .orderVisibleAfter(Duration.ofMinutes(15))
                .orderPendingFor(Duration.ofMinutes(14))
                .build();
        final PurchaseJournal journal = PurchaseJournal.inMemory();
        final CustomerId customer = backend.world().customer("SE", "bolag.example", "Bolag AB");

        AzurePlanClient client(Stations stations) {
            return backend.clientBuilder()
                    .transport(stations.on(backend))
                    .purchaseJournal(stations.on(journal))
                    .build();
        }

        AzurePlanClient client(PurchaseJournal shared) {
            return backend.clientBuilder()
                    .transport(backend)
                    .purchaseJournal(shared)
                    .build();
        }

        CustomerScope scope() {
            return client(journal).customer(customer);
        }

        void boughtOnce(AzurePlan plan) {
            backend.clock().advance(Duration.ofDays(2));
            assertThat(scope().azurePlans().list()).extracting(AzurePlan::id).containsExactly(plan.id());
            assertThat(scope().orders().list().toList()).hasSize(1);
        }
    }

    /** How many stations a purchase passes when nothing happens. */
    private static int stations(boolean afresh) {
        Shop shop = new Shop();
        prepared(shop, afresh);
        Stations all = new Stations(Integer.MAX_VALUE, false);
        shop.client(all).customer(shop.customer).azurePlan().purchase();
        return all.passed;
    }

    /** A cart is noted already, made when the customer had no agreement. */
    private static void prepared(Shop shop, boolean afresh) {
        if (!afresh) {
            assertThatThrownBy(() -> shop.scope().azurePlan().purchase())
                    .isInstanceOf(AgreementRequiredException.class);
        }
        shop.backend.world().acceptAgreement(shop.customer);
    }

    private static final List<Duration> LATER = List.of(
            Duration.ZERO,
            Duration.ofMinutes(10),
            Duration.ofDays(7).minus(Duration.ofMinutes(50)),
            Duration.ofDays(8));

    @TestFactory
    Stream<DynamicTest> a_purchase_that_died_anywhere_is_finished_once() {
        return Stream.of(true, false).flatMap(afresh -> {
            int count = stations(afresh);
            assertThat(count).isGreaterThan(8);
            return Stream.iterate(1, n -> n <= count, n -> n + 1)
                    .flatMap(n -> Stream.of(false, true)
                            .map(after -> DynamicTest.dynamicTest(
                                    (afresh ? "afresh" : "with a cart noted") + ", died "
                                            + (after ? "after " : "before ") + n,
                                    () -> {
                                        for (Duration later : LATER) {
                                            died(afresh, n, after, later);
                                        }
                                    })));
        });
    }

    private static void died(boolean afresh, int station, boolean after, Duration later) {
        Shop shop = new Shop();
        prepared(shop, afresh);
        AzurePlanClient doomed = shop.client(new Stations(station, after));
        assertThatThrownBy(() -> doomed.customer(shop.customer).azurePlan().purchase())
                .isInstanceOf(Died.class);
        shop.backend.clock().advance(later);
        AzurePlan plan = shop.scope().azurePlan().purchase();
        assertThat(plan.status()).isEqualTo(SubscriptionStatus.ACTIVE);
        assertThat(shop.scope().azurePlan().purchase().id()).isEqualTo(plan.id());
        shop.boughtOnce(plan);
    }

    @Test
    void a_cart_that_grew_old_unordered_is_replaced_whenever_it_is_taken_up() {
        Duration life = Duration.ofDays(7);
        for (long minutes : new long[] {61, 60, 59, 50, 46, 45, 44, 20, 1, 0, -1, -600}) {
            Shop shop = new Shop();
            assertThatThrownBy(() -> shop.scope().azurePlan().purchase())
                    .isInstanceOf(AgreementRequiredException.class);
            shop.backend.world().acceptAgreement(shop.customer);
            shop.backend.clock().advance(life.minus(Duration.ofMinutes(minutes)));
            AzurePlan plan = shop.scope().azurePlan().purchase();
            assertThat(plan.status()).isEqualTo(SubscriptionStatus.ACTIVE);
            shop.boughtOnce(plan);
        }
    }

    @Test
    void an_order_made_in_the_last_hours_of_a_cart_is_not_made_again_when_the_cart_is_gone() {
        Duration life = Duration.ofDays(7);
        for (long begin : new long[] {90, 61, 59, 46, 30, 5}) {
            for (long resume : new long[] {begin, begin - 2, 1, 0, -1, -5}) {
                Shop shop = new Shop();
                assertThatThrownBy(() -> shop.scope().azurePlan().purchase())
                        .isInstanceOf(AgreementRequiredException.class);
                shop.backend.world().acceptAgreement(shop.customer);
                shop.backend.clock().advance(life.minus(Duration.ofMinutes(begin)));
                AzurePlanClient doomed = shop.backend
                        .clientBuilder()
                        .purchaseJournal(shop.journal)
                        .transport(request -> {
                            var answer = shop.backend.send(request);
                            if (request.uri().getPath().endsWith("/checkout")) {
                                throw new Died();
                            }
                            return answer;
                        })
                        .build();
                assertThatThrownBy(
                                () -> doomed.customer(shop.customer).azurePlan().purchase())
                        .isInstanceOf(Died.class);
                shop.backend.clock().advance(Duration.ofMinutes(begin - resume));
                AzurePlan plan = shop.scope().azurePlan().purchase();
                shop.boughtOnce(plan);
            }
        }
    }

    @Test
    void sixteen_threads_of_two_clients_with_one_journal_buy_one_plan(@TempDir Path folder) throws Exception {
        for (int round = 0; round < 5; round++) {
            Shop shop = new Shop();
            shop.backend.world().acceptAgreement(shop.customer);
            Path shared = folder.resolve("round" + round);
            List<AzurePlanClient> clients =
                    List.of(shop.client(FilePurchaseJournal.in(shared)), shop.client(FilePurchaseJournal.in(shared)));
            ExecutorService threads = Executors.newFixedThreadPool(16);
            List<Future<AzurePlan>> plans = new ArrayList<>();
            for (int i = 0; i < 16; i++) {
                AzurePlanClient client = clients.get(i % 2);
                plans.add(threads.submit(
                        () -> client.customer(shop.customer).azurePlan().purchase()));
            }
            Set<Object> ids = ConcurrentHashMap.newKeySet();
            AzurePlan plan = null;
            for (Future<AzurePlan> each : plans) {
                plan = each.get();
                ids.add(plan.id());
            }
            threads.shutdown();
            assertThat(ids).hasSize(1);
            shop.boughtOnce(plan);
        }
    }

    @Test
    void a_journal_that_fails_stops_the_purchase_before_anything_is_ordered() {
        Shop shop = new Shop();
        shop.backend.world().acceptAgreement(shop.customer);
        PurchaseJournal broken = new PurchaseJournal() {
            @Override
            public String putIfAbsent(Key key, String cartId) {
                throw new IllegalStateException("disk full");
            }

            @Override
            public Optional<String> get(Key key) {
                return Optional.empty();
            }

            @Override
            public String replace(Key key, String expired, String cartId) {
                throw new IllegalStateException("disk full");
            }
        };
        assertThatThrownBy(() ->
                        shop.client(broken).customer(shop.customer).azurePlan().purchase())
                .hasMessage("disk full");
        shop.backend.clock().advance(Duration.ofHours(1));
        assertThat(shop.scope().orders().list().toList()).isEmpty();
    }
}
