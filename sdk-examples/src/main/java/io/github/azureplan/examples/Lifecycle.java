package io.github.azureplan.examples;

import io.github.azureplan.AzurePlanClient;
import io.github.azureplan.CustomerScope;
import io.github.azureplan.agreements.AgreementStatus;
import io.github.azureplan.agreements.Attestation;
import io.github.azureplan.backend.BackendServer;
import io.github.azureplan.backend.InMemoryBackend;
import io.github.azureplan.catalog.AzurePlanOffer;
import io.github.azureplan.common.CallOptions;
import io.github.azureplan.common.Endpoints;
import io.github.azureplan.common.Market;
import io.github.azureplan.customers.Address;
import io.github.azureplan.customers.BillingProfile;
import io.github.azureplan.customers.Customer;
import io.github.azureplan.customers.CustomerQuery;
import io.github.azureplan.customers.NewCustomer;
import io.github.azureplan.errors.AgreementRequiredException;
import io.github.azureplan.orders.Order;
import io.github.azureplan.plans.AzurePlan;
import io.github.azureplan.plans.AzureSubscription;
import io.github.azureplan.plans.NewAzureSubscription;
import io.github.azureplan.transport.OkHttpTransport;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * A customer's way from nothing to Azure subscriptions under an Azure plan and to the first bill, on the reference
 * backend: in memory, or with {@code --http} over a loopback socket through OkHttp. Nothing here needs an account.
 */
public final class Lifecycle {
    private static final String DOMAIN = "lindgren-foods.onmicrosoft.com";

    private final Report report = new Report();
    private final InMemoryBackend backend;
    private final AzurePlanClient client;

    private Lifecycle(InMemoryBackend backend, AzurePlanClient client) {
        this.backend = backend;
        // What takes long tells how far it is.
        this.client = client.with(CallOptions.none().progress(report));
    }

    /**
     * Runs the example.
     *
     * @param args {@code --http} to talk to the backend over a socket
     * @throws IOException when no port is free
     */
    public static void main(String[] args) throws IOException {
        boolean http = List.of(args).contains("--http");
        for (String arg : args) {
            if (!arg.equals("--http")) {
                throw new IllegalArgumentException("unknown option " + arg + "; the only one is --http");
            }
        }
        // Small files, so that an export has several of them.
        InMemoryBackend backend = InMemoryBackend.builder().rowsPerBlob(60).build();
        if (!http) {
            try (AzurePlanClient client = backend.client()) {
                new Lifecycle(backend, client).run("in memory");
            }
            return;
        }
        try (BackendServer server = BackendServer.start(backend, 0);
                OkHttpTransport transport = OkHttpTransport.create();
                AzurePlanClient client = backend.clientBuilder()
                        .endpoints(Endpoints.of(server.uri()))
                        .transport(transport)
                        .build()) {
            new Lifecycle(backend, client).run("over " + server.uri());
        }
    }

    private void run(String how) {
        long begin = System.nanoTime();
        Instant first = backend.clock().now();
        report.title(About.product() + ": the lifecycle, offline, " + how);
        CustomerScope customer = customer();
        agreement(customer);
        catalog(customer);
        AzurePlan plan = plan(customer);
        AzureSubscription subscription = subscriptions(plan);
        new BillingMonth(report, backend, client, Market.of("US")).run(subscription);
        report.step(11, "Done");
        Duration passed = Duration.between(first, backend.clock().now());
        report.line(
                "time",
                String.format(
                        Locale.ROOT,
                        "%.1f s here, %d days on the backend's clock",
                        (System.nanoTime() - begin) / 1e9,
                        passed.toDays()));
        report.line("requests", backend.requests().size());
    }

    private CustomerScope customer() {
        report.step(1, "A customer");
        // tag::customer[]
        Address address = Address.builder()
                .firstName("Astrid")
                .lastName("Lindgren")
                .addressLine1("1 Main Street")
                .city("Springfield")
                .state("IL")
                .postalCode("62701")
                .country("US")
                .phoneNumber("+1 217 555 0100")
                .build();
        boolean free = client.customers().domainAvailable(DOMAIN);
        String checked =
                String.valueOf(client.customers().validateAddress(address).status());
        Customer made = client.customers()
                .create(NewCustomer.builder()
                        .domain(DOMAIN)
                        .companyName("Lindgren Foods")
                        .billingProfile(BillingProfile.builder()
                                .email("astrid@lindgren-foods.example")
                                .culture("en-US")
                                .language("en")
                                .companyName("Lindgren Foods")
                                .defaultAddress(address)
                                .build())
                        .build());
        // end::customer[]
        report.line("domain", DOMAIN + (free ? " is free" : " is taken"));
        report.line("address", checked);
        report.line("created", made.companyName() + ", " + made.id());
        report.line("first password", "shown once: " + (made.userCredentials() != null ? "yes, now" : "no"));
        List<Customer> found = client.customers()
                .list(CustomerQuery.companyNameStartsWith("lind"))
                .toList();
        report.line(
                "found by name",
                found.stream().map(Customer::companyName).collect(Collectors.joining(", ")) + " (prefix \"lind\")");
        return client.customer(made.id());
    }

    private void agreement(CustomerScope customer) {
        report.step(2, "The Microsoft Customer Agreement");
        // tag::attest[]
        AgreementStatus status = customer.agreements().status();
        if (!status.canOrder()) {
            report.line("may order", "no; open ways: " + status.openWays());
            tryTooEarly(customer);
            customer.agreements()
                    .attest(Attestation.acceptedBy("Astrid", "Lindgren", "astrid@lindgren-foods.example")
                            .on(LocalDate.of(2026, 2, 27)));
        }
        // end::attest[]
        AgreementStatus after = customer.agreements().status();
        report.line("attested", "accepted by a person of the customer on 2026-02-27");
        report.line("may order", after.canOrder() ? "yes" : "no");
        report.line(
                "note",
                "this form of attestation was announced to end in production on 2026-01-05;\n"
                        + "where it has ended, the customer accepts in the Microsoft 365 admin center");
    }

    private void tryTooEarly(CustomerScope customer) {
        try {
            customer.azurePlan().purchase();
            throw new IllegalStateException("the purchase should have been refused");
        } catch (AgreementRequiredException e) {
            report.line("buying too early", "refused, HTTP " + e.status() + ", code " + e.code());
            report.line("  next step", Report.wrapped(e.nextStep()));
        }
    }

    private void catalog(CustomerScope customer) {
        report.step(3, "The catalog of the customer's country");
        // tag::catalog[]
        AzurePlanOffer offer = customer.catalog().azurePlan().orElseThrow();
        // end::catalog[]
        report.line("product", offer.product().title() + ", " + offer.product().id());
        report.line("SKU", offer.sku().id() + ", needs " + offer.sku().purchasePrerequisites());
        report.line("catalog item", offer.catalogItemId() + " (looked up each time, never stored)");
    }

    private AzurePlan plan(CustomerScope customer) {
        report.step(4, "The Azure plan");
        // tag::purchase[]
        AzurePlan plan = customer.azurePlan().purchase();
        // end::purchase[]
        report.line("plan", plan.id() + ", " + plan.status());
        AzurePlan again = customer.azurePlan().purchase();
        report.line("bought again", again.id().equals(plan.id()) ? "the same plan, nothing ordered" : "ANOTHER PLAN");
        backend.clock().advance(Duration.ofMinutes(15));
        List<Order> orders = customer.orders().list().toList();
        report.line("orders", orders.size() + ", " + orders.get(0).status());
        return plan;
    }

    private AzureSubscription subscriptions(AzurePlan plan) {
        report.step(5, "Azure subscriptions under the plan, without another order");
        // tag::subscriptions[]
        AzureSubscription dev = plan.azureSubscriptions().create(NewAzureSubscription.named("dev"));
        AzureSubscription test = plan.azureSubscriptions().create(NewAzureSubscription.named("test"));
        plan.azureSubscriptions().rename(dev.id(), "development");
        plan.azureSubscriptions().cancel(test.id());
        // end::subscriptions[]
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("name", "status", "id"));
        for (AzureSubscription subscription : plan.azureSubscriptions().list()) {
            rows.add(List.of(
                    String.valueOf(subscription.name()),
                    String.valueOf(subscription.status()),
                    subscription.id().text()));
        }
        report.table(rows);
        return dev;
    }
}
