package io.github.azureplan.samples;

import io.github.azureplan.AzurePlanClient;
import io.github.azureplan.CustomerScope;
import io.github.azureplan.agreements.AgreementStatus;
import io.github.azureplan.agreements.Attestation;
import io.github.azureplan.backend.InMemoryBackend;
import io.github.azureplan.catalog.AzurePlanOffer;
import io.github.azureplan.catalog.CatalogItemId;
import io.github.azureplan.common.CallOptions;
import io.github.azureplan.common.Market;
import io.github.azureplan.customers.Address;
import io.github.azureplan.customers.BillingProfile;
import io.github.azureplan.customers.Customer;
import io.github.azureplan.customers.CustomerQuery;
import io.github.azureplan.customers.NewCustomer;
import io.github.azureplan.errors.AgreementRequiredException;
import io.github.azureplan.errors.AzurePlanException;
import io.github.azureplan.errors.Outcome;
import io.github.azureplan.errors.PlanInUseException;
import io.github.azureplan.orders.Cart;
import io.github.azureplan.orders.CartLine;
import io.github.azureplan.orders.CheckoutResult;
import io.github.azureplan.plans.AzurePlan;
import io.github.azureplan.plans.AzureSubscription;
import io.github.azureplan.plans.NewAzureSubscription;
import io.github.azureplan.subscriptions.Subscription;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;

/** What the package pages and the README show; each passage between two marks is run and stands there word for word. */
final class Samples {
    private Samples() {}

    static void readme() {
        NewCustomer newCustomer = newCustomer("contoso");
        // tag::readme[]
        InMemoryBackend backend = InMemoryBackend.create(); // no account, no network, its own clock
        AzurePlanClient client =
                backend.client(); // in production: AzurePlanClient.builder().appOnly(…).appUser(…).build()

        Customer contoso = client.customers().create(newCustomer);
        CustomerScope customer = client.customer(contoso.id());
        if (!customer.agreements().status().canOrder()) {
            customer.agreements()
                    .attest(Attestation.acceptedBy("Ada", "Lovelace", "ada@contoso.example")
                            .on(LocalDate.of(2026, 2, 27)));
        }
        AzurePlan plan = customer.azurePlan().purchase(); // catalog, cart, checkout, wait; safe to repeat
        AzureSubscription dev = plan.azureSubscriptions().create(NewAzureSubscription.named("dev"));
        // end::readme[]
        check(dev.planId().equals(plan.id()));
    }

    static Customer customers(AzurePlanClient client) {
        // tag::customers[]
        Address address = Address.builder()
                .firstName("Ada")
                .lastName("Lovelace")
                .addressLine1("1 Main Street")
                .city("Springfield")
                .state("IL")
                .postalCode("62701")
                .country("US")
                .build();
        Customer contoso = client.customers()
                .create(NewCustomer.builder()
                        .domain("contoso.onmicrosoft.com")
                        .companyName("Contoso")
                        .billingProfile(BillingProfile.builder()
                                .email("ada@contoso.example")
                                .culture("en-US")
                                .language("en")
                                .companyName("Contoso")
                                .defaultAddress(address)
                                .build())
                        .build());
        for (Customer found : client.customers().list(CustomerQuery.companyNameStartsWith("con"))) {
            client.customers().get(found.id());
        }
        // end::customers[]
        return contoso;
    }

    static void agreements(CustomerScope customer) {
        // tag::agreements[]
        AgreementStatus status = customer.agreements().status();
        if (!status.canOrder()) {
            customer.agreements()
                    .attest(Attestation.acceptedBy("Ada", "Lovelace", "ada@contoso.example")
                            .on(LocalDate.of(2026, 2, 27)));
        }
        // end::agreements[]
        check(customer.agreements().status().canOrder());
    }

    static CatalogItemId catalog(AzurePlanClient client) {
        // tag::catalog[]
        AzurePlanOffer offer = client.catalog().azurePlan(Market.of("US")).orElseThrow();
        CatalogItemId item = offer.catalogItemId(); // for a cart made now; it changes over time
        // end::catalog[]
        return item;
    }

    static void orders(CustomerScope customer, CatalogItemId item) {
        // tag::orders[]
        Cart cart = customer.carts().create(List.of(CartLine.builder(item).build()));
        CheckoutResult result = customer.carts().checkout(cart.id()); // repeat it freely: the orders are made once
        if (!result.complete()) {
            result.orderErrors().forEach(error -> report(error.description()));
        }
        // end::orders[]
        check(result.complete());
    }

    static void subscriptions(CustomerScope customer) {
        // tag::subscriptions[]
        for (Subscription subscription : customer.subscriptions().list()) {
            report(subscription.offerName() + ": " + subscription.status());
            if (subscription.isAzurePlan()) {
                customer.subscriptions().rename(subscription.id(), "Production");
            }
        }
        // end::subscriptions[]
    }

    static void plans(CustomerScope customer) {
        // tag::plans[]
        AzurePlan plan = customer.with(CallOptions.deadline(Duration.ofMinutes(20)))
                .azurePlan()
                .purchase();
        AzureSubscription dev = plan.azureSubscriptions().create(NewAzureSubscription.named("dev"));
        plan.azureSubscriptions().rename(dev.id(), "development");
        plan.azureSubscriptions().cancel(dev.id());
        try {
            plan.suspend();
        } catch (PlanInUseException e) {
            report("still active: " + e.activeSubscriptions());
        }
        // end::plans[]
        check(plan.azureSubscriptions().find(dev.id()).isPresent());
    }

    static void errors(CustomerScope customer) {
        // tag::errors[]
        try {
            customer.azurePlan().purchase();
        } catch (AgreementRequiredException e) {
            report(e.nextStep()); // attest, or let the customer accept; then repeat
        } catch (AzurePlanException e) {
            if (e.outcome() == Outcome.UNKNOWN) {
                report("repeat the purchase, it resumes with " + e.resumeWith().orElseThrow());
            }
            throw e;
        }
        // end::errors[]
    }

    static NewCustomer newCustomer(String name) {
        return NewCustomer.builder()
                .domain(name + ".onmicrosoft.com")
                .companyName(name)
                .billingProfile(BillingProfile.builder()
                        .email("ada@" + name + ".example")
                        .culture("en-US")
                        .language("en")
                        .companyName(name)
                        .defaultAddress(Address.builder()
                                .firstName("Ada")
                                .lastName("Lovelace")
                                .addressLine1("1 Main Street")
                                .city("Springfield")
                                .state("IL")
                                .postalCode("62701")
                                .country("US")
                                .build())
                        .build())
                .build();
    }

    private static void report(String text) {
        check(text != null && !text.isBlank());
    }

    private static void check(boolean holds) {
        if (!holds) {
            throw new AssertionError("the sample does not do what it says");
        }
    }
}
