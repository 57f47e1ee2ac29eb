package io.github.azureplan.samples;

import io.github.azureplan.AzurePlanClient;
import io.github.azureplan.CustomerScope;
import io.github.azureplan.RawRequest;
import io.github.azureplan.agreements.AgreementRules;
import io.github.azureplan.agreements.AgreementStatus;
import io.github.azureplan.agreements.AgreementType;
import io.github.azureplan.agreements.Attestation;
import io.github.azureplan.agreements.AttestationForm;
import io.github.azureplan.agreements.EnhancedAttestation;
import io.github.azureplan.agreements.StartedAttestation;
import io.github.azureplan.backend.InMemoryBackend;
import io.github.azureplan.catalog.AzurePlanOffer;
import io.github.azureplan.catalog.CatalogItemId;
import io.github.azureplan.common.CallOptions;
import io.github.azureplan.common.Market;
import io.github.azureplan.common.MpnId;
import io.github.azureplan.common.PartnerType;
import io.github.azureplan.common.Service;
import io.github.azureplan.common.TenantId;
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
import io.github.azureplan.partners.PartnerRelationship;
import io.github.azureplan.plans.AzurePlan;
import io.github.azureplan.plans.AzureSubscription;
import io.github.azureplan.plans.CreditReach;
import io.github.azureplan.plans.NewAzureSubscription;
import io.github.azureplan.plans.PartnerAccess;
import io.github.azureplan.subscriptions.Subscription;
import io.github.azureplan.transition.StartedTransition;
import io.github.azureplan.transition.TransitionPreview;
import io.github.azureplan.transition.TransitionReport;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;

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

    static void partners() {
        InMemoryBackend backend = InMemoryBackend.builder()
                .partnerType(PartnerType.INDIRECT_PROVIDER)
                .build();
        backend.world().indirectReseller(TenantId.of("7a5a6f1e-1f0c-4a0b-9b68-2c1f0c9d0001"), MpnId.of("5100001"));
        AzurePlanClient client = backend.clientBuilder()
                .partnerType(PartnerType.INDIRECT_PROVIDER)
                .build();
        // tag::partners[]
        List<MpnId> mayBeNamed = new ArrayList<>();
        for (PartnerRelationship reseller : client.partners().resellers()) {
            MpnId mpnId = reseller.mpnId();
            if (reseller.active()
                    && mpnId != null
                    && client.partners().agreementStatus(mpnId).signed()) {
                mayBeNamed.add(mpnId); // on orders: customer.azurePlan(mpnId).purchase()
            }
        }
        // end::partners[]
        check(mayBeNamed.size() == 1);
    }

    /** The path and the body of the last step are stand-ins: those of the attestation that this library models. */
    static void enhanced(CustomerScope customer, AzurePlanClient client) {
        String path = "/customers/" + customer.id() + "/agreements";
        String template = customer.agreements()
                .templates(AgreementType.MICROSOFT_CUSTOMER_AGREEMENT)
                .first()
                .orElseThrow()
                .templateId();
        UnaryOperator<String> bodyFor = id -> "{\"primaryContact\":{\"firstName\":\"Ada\",\"lastName\":\"Lovelace\","
                + "\"email\":\"ada@contoso.example\"},\"dateAgreed\":\"2026-02-27T00:00:00Z\",\"templateId\":\""
                + template
                + "\",\"type\":\"MicrosoftCustomerAgreement\"}";
        // tag::enhanced[]
        StartedAttestation started = customer.agreements()
                .startEnhanced(EnhancedAttestation.builder()
                        .country(Market.of("US"))
                        .language(Locale.US)
                        .companyName("Contoso")
                        .signatory("Ada", "Lovelace")
                        .build());
        String id = started.id().orElseThrow(() -> new IllegalStateException("look for the id in started.json()"));
        // Now the person accepts on Microsoft's page for this id. Then the agreement is created, with the path and
        // the body, and by the kind of credentials, that Microsoft's documentation says.
        client.raw()
                .send(RawRequest.post(Service.PARTNER_CENTER, path)
                        .json(bodyFor.apply(id))
                        .appUser());
        AgreementStatus status =
                customer.agreements().status(AgreementRules.none().attestation(AttestationForm.ENHANCED));
        // end::enhanced[]
        check(status.canOrder());
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
        PartnerAccess access = plan.azureSubscriptions().access(dev.id());
        if (access.status().credit() != CreditReach.WHOLE) {
            access.restore().customerSteps().ifPresent(steps -> report(steps.toText()));
        }
        plan.azureSubscriptions().cancel(dev.id());
        try {
            plan.suspend();
        } catch (PlanInUseException e) {
            report("still active: " + e.activeSubscriptions());
        }
        // end::plans[]
        check(plan.azureSubscriptions().find(dev.id()).isPresent());
    }

    static void transition(CustomerScope customer) {
        // tag::transition[]
        TransitionPreview before = customer.transition().preview(); // changes nothing
        before.obstacles().forEach(obstacle -> report(obstacle.description() + ": " + obstacle.remedy()));
        if (before.canStart()) {
            StartedTransition started = customer.transition().start(); // repeat it freely
            customer.with(CallOptions.deadline(Duration.ofHours(2)))
                    .transition()
                    .resume(started.id());
            TransitionReport after = customer.transition().verify(before);
            after.findings().forEach(finding -> report(finding.text()));
        }
        // end::transition[]
        check(customer.transition().verify(before).clean());
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
