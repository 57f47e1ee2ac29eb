package io.github.azureplan.examples.snippets;

import io.github.azureplan.AzurePlanClient;
import io.github.azureplan.CustomerScope;
import io.github.azureplan.backend.InMemoryBackend;
import io.github.azureplan.backend.Meter;
import io.github.azureplan.common.CurrencyCode;
import io.github.azureplan.common.CustomerId;
import io.github.azureplan.common.Market;
import io.github.azureplan.customers.Address;
import io.github.azureplan.customers.NewCustomer;
import io.github.azureplan.plans.AzurePlan;
import io.github.azureplan.plans.AzureSubscription;
import io.github.azureplan.plans.NewAzureSubscription;
import java.math.BigDecimal;
import java.time.Period;
import java.time.YearMonth;

/** What a snippet presupposes: a backend, a client of it, and a customer as far on its way as the snippet needs. */
final class Stage {
    static final CurrencyCode EUR = CurrencyCode.of("EUR");
    static final Market US = Market.of("US");
    static final YearMonth MARCH = YearMonth.of(2026, 3);

    final InMemoryBackend backend;
    final AzurePlanClient client;

    Stage() {
        this(InMemoryBackend.create());
    }

    Stage(InMemoryBackend backend) {
        this.backend = backend;
        this.client = backend.client();
    }

    /** A customer that has not accepted anything yet. */
    CustomerScope newcomer() {
        return client.customer(backend.world().customer("US", "contoso.onmicrosoft.com", "Contoso"));
    }

    /** A customer that may order. */
    CustomerScope customer() {
        CustomerScope customer = newcomer();
        backend.world().acceptAgreement(customer.id());
        return customer;
    }

    /** Another customer that may order. */
    CustomerId another(String name) {
        CustomerId id = backend.world().customer("US", name + ".onmicrosoft.com", name);
        backend.world().acceptAgreement(id);
        return id;
    }

    AzurePlan plan() {
        return customer().azurePlan().purchase();
    }

    /** A month of use of a few meters with two days without access, and the day after its invoice. */
    AzureSubscription billedMonth() {
        AzureSubscription subscription = plan().azureSubscriptions().create(NewAzureSubscription.named("production"));
        use(subscription);
        backend.clock().advance(Period.ofDays(8));
        backend.world().access(subscription.id(), null);
        backend.clock().advance(Period.ofDays(1));
        backend.world().access(subscription.id(), "Owner");
        backend.clock().advance(Period.ofDays(28)); // 9 April
        return subscription;
    }

    void use(AzureSubscription subscription) {
        backend.clock().advance(Period.ofDays(1));
        for (Meter meter : backend.world().meters().subList(0, 3)) {
            backend.world().use(subscription.id(), meter.meterId(), new BigDecimal("24"));
        }
    }

    /** The data of a new customer; the pages show how it is written out. */
    static Address address() {
        return Address.builder()
                .firstName("Ada")
                .lastName("Lovelace")
                .addressLine1("1 Main Street")
                .city("Springfield")
                .state("IL")
                .postalCode("62701")
                .country("US")
                .build();
    }

    static NewCustomer newCustomer() {
        return NewCustomer.builder()
                .domain("contoso.onmicrosoft.com")
                .companyName("Contoso")
                .billingProfile(OnboardSnippetsTest.profile(address()))
                .build();
    }
}
