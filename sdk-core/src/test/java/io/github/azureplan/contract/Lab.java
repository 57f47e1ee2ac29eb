package io.github.azureplan.contract;

import io.github.azureplan.AzurePlanClient;
import io.github.azureplan.CustomerScope;
import io.github.azureplan.RawRequest;
import io.github.azureplan.RawResponse;
import io.github.azureplan.agreements.Attestation;
import io.github.azureplan.backend.BackendServer;
import io.github.azureplan.backend.InMemoryBackend;
import io.github.azureplan.catalog.Availability;
import io.github.azureplan.catalog.CatalogItemId;
import io.github.azureplan.common.CustomerId;
import io.github.azureplan.common.Endpoints;
import io.github.azureplan.common.MpnId;
import io.github.azureplan.common.Service;
import io.github.azureplan.customers.Address;
import io.github.azureplan.customers.NewCustomer;
import io.github.azureplan.internal.backend.kernel.Ids;
import io.github.azureplan.plans.AzurePlan;
import io.github.azureplan.transport.OkHttpTransport;
import io.github.azureplan.transport.Transport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A backend, a client that reaches it over one front, and what tests need again and again. */
final class Lab implements AutoCloseable {
    private final Front front;
    private final List<AutoCloseable> open = new CopyOnWriteArrayList<>();
    private BackendServer server;
    private UnaryOperator<InMemoryBackend.Builder> settings = builder -> builder;
    private InMemoryBackend backend;
    private AzurePlanClient client;
    private int customers;

    Lab(Front front) {
        this.front = front;
    }

    /** Sets the backend up in another way; before its first use. */
    Lab backend(UnaryOperator<InMemoryBackend.Builder> change) {
        if (backend != null) {
            throw new IllegalStateException("the backend is made already");
        }
        settings = change;
        return this;
    }

    /** A fresh laboratory on the same front; the caller closes it. */
    Lab another() {
        return new Lab(front);
    }

    InMemoryBackend backend() {
        if (backend == null) {
            backend = settings.apply(InMemoryBackend.builder()).build();
        }
        return backend;
    }

    AzurePlanClient client() {
        if (client == null) {
            client = client(builder -> builder);
        }
        return client;
    }

    /** Another client on the same front, as a second process would have it. */
    AzurePlanClient client(UnaryOperator<AzurePlanClient.Builder> change) {
        return connected(change.apply(backend().clientBuilder()), UnaryOperator.identity());
    }

    /** A client of exactly these settings, sent over this front through a wrapper of its transport. */
    AzurePlanClient connected(AzurePlanClient.Builder builder, UnaryOperator<Transport> wrapper) {
        Transport transport = backend();
        if (front == Front.OVER_HTTP) {
            transport = OkHttpTransport.create();
            open.add(transport);
            builder.endpoints(Endpoints.of(server().uri()));
        }
        AzurePlanClient made = builder.transport(wrapper.apply(transport)).build();
        open.add(made);
        return made;
    }

    private synchronized BackendServer server() {
        if (server == null) {
            try {
                server = BackendServer.start(backend(), 0);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            open.add(0, server);
        }
        return server;
    }

    /** A new customer as a user would make it. */
    NewCustomer newCustomer(String name) {
        Address address = Address.builder()
                .firstName("Greta")
                .lastName("Lind")
                .addressLine1("Storgatan 4")
                .city("Malmö")
                .postalCode("211 34")
                .country("SE")
                .phoneNumber("+46 40 123456")
                .build();
        return NewCustomer.builder()
                .domain(name + ".onmicrosoft.com")
                .companyName(name)
                .billingProfile(io.github.azureplan.customers.BillingProfile.builder()
                        .email("greta@" + name + ".example")
                        .culture("sv-SE")
                        .language("sv")
                        .companyName(name)
                        .defaultAddress(address)
                        .build())
                .build();
    }

    CustomerScope customer() {
        customers++;
        CustomerId id = client().customers()
                .create(newCustomer("lindbolaget" + customers))
                .id();
        return client().customer(id);
    }

    /** A customer who may order. */
    CustomerScope attested() {
        CustomerScope customer = customer();
        customer.agreements().attest(attestation());
        return customer;
    }

    /** The catalog item under which a SKU, product and SKU joined by a colon, can be bought now. */
    static CatalogItemId item(CustomerScope customer, String sku) {
        String[] parts = sku.split(":", -1);
        return customer.catalog().availabilities(parts[0], parts[1]).stream()
                .filter(Availability::purchasable)
                .findFirst()
                .orElseThrow()
                .catalogItemId();
    }

    /** The same for a reservation, which the catalog shows as part of an Azure plan only. */
    CatalogItemId reservation(CustomerScope customer, String sku) {
        RawResponse answer = client().raw()
                .send(RawRequest.get(
                        Service.PARTNER_CENTER,
                        "/customers/" + customer.id() + "/products/" + sku.replace(":", "/skus/")
                                + "/availabilities?reservationScope=AzurePlan"));
        // the present availability is listed behind the last one
        Matcher items = Pattern.compile("\"catalogItemId\":\"([^\"]+)\"").matcher(answer.text());
        String last = null;
        while (items.find()) {
            last = items.group(1);
        }
        return CatalogItemId.of(last);
    }

    AzurePlan plan() {
        return attested().azurePlan().purchase();
    }

    static Attestation attestation() {
        return Attestation.acceptedBy("Greta", "Lind", "greta@lindbolaget.example")
                .on(LocalDate.of(2026, 2, 27));
    }

    /** The partner's own MPN id, where the backend was given no seed. */
    static MpnId ownMpnId() {
        return MpnId.of(new Ids(1).digits(7, "partner mpn"));
    }

    /** How often a request of this kind has reached the backend. */
    long requests(String method, String pathEnd) {
        return backend().requests().stream()
                .filter(request -> request.method().equals(method))
                .filter(request ->
                        request.path().toLowerCase(java.util.Locale.ROOT).endsWith(pathEnd))
                .count();
    }

    @Override
    public void close() {
        for (int i = open.size() - 1; i >= 0; i--) {
            try {
                open.get(i).close();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
