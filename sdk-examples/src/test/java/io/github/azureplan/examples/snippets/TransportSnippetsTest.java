package io.github.azureplan.examples.snippets;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azureplan.AzurePlanClient;
import io.github.azureplan.RawRequest;
import io.github.azureplan.RawResponse;
import io.github.azureplan.backend.BackendServer;
import io.github.azureplan.backend.Fault;
import io.github.azureplan.backend.InMemoryBackend;
import io.github.azureplan.common.CallOptions;
import io.github.azureplan.common.CustomerId;
import io.github.azureplan.common.Endpoints;
import io.github.azureplan.common.Page;
import io.github.azureplan.common.Service;
import io.github.azureplan.customers.Customer;
import io.github.azureplan.customers.CustomerQuery;
import io.github.azureplan.transport.CallListener;
import io.github.azureplan.transport.OkHttpTransport;
import io.github.azureplan.transport.Transport;
import io.github.azureplan.transport.TransportRequest;
import io.github.azureplan.transport.TransportResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.LongAdder;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Test;

class TransportSnippetsTest extends Reporting {
    // tag::wrap[]
    /** Counts bytes-on-the-wire requests to each host; everything else stays with the transport below. */
    record Counting(Transport below, Map<String, LongAdder> requests) implements Transport {
        @Override
        public TransportResponse send(TransportRequest request) throws IOException {
            requests.computeIfAbsent(request.uri().getHost(), host -> new LongAdder())
                    .increment();
            // once; whether to repeat is not for a transport to decide
            return below.send(request);
        }

        @Override
        public void close() {
            below.close();
        }
    }
    // end::wrap[]

    @Test
    void a_transport_wraps_another() {
        InMemoryBackend backend = InMemoryBackend.create();
        Map<String, LongAdder> requests = new ConcurrentHashMap<>();
        AzurePlanClient client = backend.clientBuilder()
                .transport(new Counting(backend, requests))
                .build();
        client.customers().list().toList();
        assertThat(requests).containsKey("api.partnercenter.microsoft.com");
    }

    @Test
    void an_okhttp_client_brings_proxy_tls_and_interceptors() throws IOException {
        InMemoryBackend backend = InMemoryBackend.create();
        try (BackendServer server = BackendServer.start(backend, 0)) {
            // tag::okhttp[]
            // proxy(…), sslSocketFactory(…), eventListener(…)
            OkHttpClient company = new OkHttpClient.Builder()
                    .connectTimeout(Duration.ofSeconds(5))
                    .build();
            // its own repeats and redirects: off
            try (OkHttpTransport transport = OkHttpTransport.of(company);
                    // in production: AzurePlanClient.builder()
                    AzurePlanClient client = backend.clientBuilder()
                            .endpoints(Endpoints.of(server.uri()))
                            .transport(transport)
                            .build()) {
                client.customers().list().toList();
            }
            // end::okhttp[]
            assertThat(backend.requests()).isNotEmpty();
        }
    }

    @Test
    void a_listener_feeds_metrics() {
        InMemoryBackend backend = InMemoryBackend.create();
        backend.faults().add(Fault.status(503));
        List<String> logged = new ArrayList<>();
        // tag::listener[]
        Map<String, LongAdder> meters = new ConcurrentHashMap<>();
        CallListener metrics = new CallListener() {
            @Override
            public void attempt(Attempt attempt) {
                String outcome = attempt.failure() == null ? "ok" : attempt.failure();
                meters.computeIfAbsent(attempt.operation() + " " + outcome, key -> new LongAdder())
                        .increment();
            }

            @Override
            public void drift(String where, String value) {
                // once for each, nothing is lost
                logged.add("the service has something new: " + where);
            }
        };
        AzurePlanClient client = backend.clientBuilder().listener(metrics).build();
        // end::listener[]
        client.customers().list().toList();
        assertThat(meters).hasSize(2);
        assertThat(logged).isEmpty();
    }

    @Test
    void ids_tie_a_call_to_the_callers_own_trace() {
        Stage stage = new Stage();
        UUID trace = UUID.fromString("0d5b6a0e-7c51-4c3f-8f6e-1f6f3a6f0c11");
        // tag::correlation[]
        AzurePlanClient traced = stage.client.with(CallOptions.none().correlationId(trace));
        // end::correlation[]
        assertThat(traced.customers().list().toList()).isEmpty();
    }

    // tag::fanout[]
    static <T> List<T> forEach(ExecutorService threads, List<CustomerId> customers, CustomerTask<T> task)
            throws Exception {
        List<Callable<T>> calls = new ArrayList<>();
        for (CustomerId id : customers) {
            // blocking calls; each holds a platform thread of the transport until its headers are there
            calls.add(() -> task.of(id));
        }
        List<T> results = new ArrayList<>();
        for (Future<T> each : threads.invokeAll(calls)) {
            results.add(each.get());
        }
        return results;
    }

    interface CustomerTask<T> {
        T of(CustomerId id);
    }
    // end::fanout[]

    @Test
    void many_threads_share_one_client() throws Exception {
        Stage stage = new Stage();
        List<CustomerId> customers = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            customers.add(stage.another("customer" + i));
        }
        ExecutorService threads = threads();
        try {
            List<String> plans = forEach(
                    threads,
                    customers,
                    id -> stage.client.customer(id).azurePlan().purchase().id().text());
            assertThat(plans).doesNotHaveDuplicates().hasSize(20);
        } finally {
            threads.shutdown();
        }
    }

    /** Virtual threads where the JDK has them: the project itself is compiled for 17. */
    private static ExecutorService threads() {
        try {
            return (ExecutorService) Objects.requireNonNull(
                    Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null));
        } catch (ReflectiveOperationException e) {
            return Executors.newCachedThreadPool();
        }
    }

    @Test
    void a_listing_is_read_by_page_and_resumed() {
        Stage stage =
                new Stage(InMemoryBackend.builder().customersDefaultPageSize(2).build());
        for (int i = 0; i < 5; i++) {
            stage.another("customer" + i);
        }
        AzurePlanClient client = stage.client;
        // tag::pages[]
        String token = null;
        for (Page<Customer> page :
                client.customers().list(CustomerQuery.all().pageSize(2)).pages()) {
            report(page.items().size());
            token = page.nextToken(); // keep it; null after the last page
            break;
        }
        List<Customer> rest = client.customers()
                .list(CustomerQuery.all().pageSize(2))
                .from(token) // tomorrow, in another process
                .toList();
        // end::pages[]
        assertThat(rest).hasSize(3);
    }

    @Test
    void what_has_no_method_goes_through_raw() {
        Stage stage = new Stage();
        CustomerId id = stage.customer().id();
        AzurePlanClient client = stage.client;
        // tag::raw[]
        RawResponse response = client.raw() // signed in like any other call
                .send(RawRequest.get(Service.PARTNER_CENTER, "/customers/" + id + "/subscriptions"));
        String json = response.text();
        // end::raw[]
        assertThat(json).contains("totalCount");
    }
}
