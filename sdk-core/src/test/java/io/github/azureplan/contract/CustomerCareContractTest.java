package io.github.azureplan.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.azureplan.CustomerScope;
import io.github.azureplan.backend.Fault;
import io.github.azureplan.common.CustomerId;
import io.github.azureplan.customers.Address;
import io.github.azureplan.customers.AddressStatus;
import io.github.azureplan.customers.AddressValidation;
import io.github.azureplan.customers.BillingProfile;
import io.github.azureplan.customers.CompanyProfile;
import io.github.azureplan.customers.CustomerQualification;
import io.github.azureplan.customers.NewQualification;
import io.github.azureplan.customers.Qualification;
import io.github.azureplan.customers.RelationshipToPartner;
import io.github.azureplan.customers.VettingStatus;
import io.github.azureplan.errors.BadRequestException;
import io.github.azureplan.errors.ErrorCode;
import io.github.azureplan.errors.ForbiddenException;
import io.github.azureplan.errors.NotFoundException;
import io.github.azureplan.errors.Outcome;
import io.github.azureplan.errors.PreconditionFailedException;
import io.github.azureplan.errors.TransportException;
import io.github.azureplan.plans.AzurePlan;
import io.github.azureplan.transport.Headers;
import io.github.azureplan.transport.TransportResponse;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;

/** Profiles, qualifications, addresses, and the end of it all. */
class CustomerCareContractTest {
    private static BillingProfile renamed(BillingProfile profile, String lastName) {
        return profile.toBuilder().lastName(lastName).build();
    }

    @OnEveryTransport
    void the_profiles_of_a_customer_are_read(Lab lab) {
        CustomerScope customer = lab.customer();
        CompanyProfile company = customer.profiles().company();
        assertThat(company.companyName()).isEqualTo("lindbolaget1");
        assertThat(company.address().city()).isEqualTo("Malmö");
        assertThat(company.tenantId().text()).isEqualTo(customer.id().text());
        BillingProfile billing = customer.profiles().billing();
        assertThat(billing.email()).isEqualTo("greta@lindbolaget1.example");
        assertThat(billing.etag()).isNotNull();
    }

    @OnEveryTransport
    void a_billing_profile_is_changed_and_carries_a_new_tag(Lab lab) {
        CustomerScope customer = lab.customer();
        BillingProfile read = customer.profiles().billing();
        BillingProfile updated = customer.profiles()
                .updateBilling(read.toBuilder()
                        .firstName("Greta")
                        .defaultAddress(read.defaultAddress().toBuilder()
                                .addressLine1("Storgatan 5")
                                .build())
                        .build());
        assertThat(updated.firstName()).isEqualTo("Greta");
        assertThat(updated.defaultAddress().addressLine1()).isEqualTo("Storgatan 5");
        assertThat(updated.etag()).isNotEqualTo(read.etag());
        assertThat(customer.profiles().billing()).isEqualTo(updated);
        assertThat(customer.profiles().updateBilling(renamed(updated, "Berg")).lastName())
                .isEqualTo("Berg");
    }

    @OnEveryTransport
    void a_profile_that_somebody_changed_meanwhile_is_not_overwritten(Lab lab) {
        CustomerScope customer = lab.customer();
        BillingProfile read = customer.profiles().billing();
        customer.profiles().updateBilling(renamed(read, "Berg"));
        PreconditionFailedException stale = catchThrowableOfType(
                PreconditionFailedException.class, () -> customer.profiles().updateBilling(renamed(read, "Dahl")));
        assertThat(stale.nextStep()).contains("Read the resource again");
        assertThat(stale.outcome()).isEqualTo(Outcome.NOT_APPLIED);
        assertThat(customer.profiles().billing().lastName()).isEqualTo("Berg");
    }

    @OnEveryTransport
    void an_update_whose_answer_is_lost_counts_as_made_and_is_made_once(Lab lab) {
        CustomerScope customer = lab.customer();
        BillingProfile read = customer.profiles().billing();
        for (Fault trouble : java.util.List.of(Fault.loseAnswer(), Fault.cutBody())) {
            lab.backend().faults().add(trouble.on("PUT", "**").times(1));
            BillingProfile before = customer.profiles().billing();
            BillingProfile updated = customer.profiles().updateBilling(renamed(before, trouble.toString()));
            assertThat(updated.lastName()).isEqualTo(trouble.toString());
            assertThat(updated).isEqualTo(customer.profiles().billing());
        }
        assertThat(lab.requests("PUT", "/profiles/billing")).isEqualTo(2);
        assertThat(read.lastName()).isNotEqualTo(customer.profiles().billing().lastName());
    }

    @OnEveryTransport
    void an_update_that_never_arrived_is_made_again(Lab lab) {
        CustomerScope customer = lab.customer();
        lab.backend().faults().add(Fault.status(503).on("PUT", "**").times(1));
        BillingProfile read = customer.profiles().billing();
        assertThat(customer.profiles().updateBilling(renamed(read, "Berg")).lastName())
                .isEqualTo("Berg");
        assertThat(lab.requests("PUT", "/profiles/billing")).isEqualTo(2);
    }

    @OnEveryTransport
    void an_update_that_met_another_on_its_way_says_that_its_end_is_unknown(Lab lab) {
        CustomerScope calm = lab.customer();
        BillingProfile read = calm.profiles().billing();
        AtomicBoolean first = new AtomicBoolean(true);
        var client = lab.connected(lab.backend().clientBuilder(), inner -> request -> {
            TransportResponse answer = inner.send(request);
            if (request.method().equals("PUT") && first.getAndSet(false)) {
                answer.close();
                // Ours was made, then somebody else's, and only then the connection broke.
                calm.profiles().updateBilling(renamed(calm.profiles().billing(), "Dahl"));
                throw new java.io.IOException("connection reset");
            }
            return answer;
        });
        PreconditionFailedException stale = catchThrowableOfType(
                PreconditionFailedException.class,
                () -> client.customer(calm.id()).profiles().updateBilling(renamed(read, "Berg")));
        assertThat(stale.outcome()).isEqualTo(Outcome.UNKNOWN);
        assertThat(calm.profiles().billing().lastName())
                .as("the other's change stands")
                .isEqualTo("Dahl");
    }

    @OnEveryTransport
    void what_this_version_does_not_know_of_a_profile_is_sent_back(Lab lab) {
        CustomerScope customer = lab.customer();
        AtomicReference<String> sent = new AtomicReference<>("");
        AtomicReference<String> tag = new AtomicReference<>("");
        var client = lab.connected(lab.backend().clientBuilder(), inner -> request -> {
            if (request.method().equals("PUT")) {
                sent.set(new String(request.body(), StandardCharsets.UTF_8));
                tag.set(request.headers().first("If-Match").orElse(""));
            }
            try (TransportResponse answer = inner.send(request)) {
                String body = new String(answer.body().readAllBytes(), StandardCharsets.UTF_8);
                return TransportResponse.of(
                        answer.status(),
                        Headers.of("Content-Type", "application/json"),
                        body.replaceFirst("\\{", "{\"invoiceTone\":\"formal\",").getBytes(StandardCharsets.UTF_8));
            }
        });
        BillingProfile read = client.customer(customer.id()).profiles().billing();
        assertThatThrownBy(() -> client.customer(customer.id()).profiles().updateBilling(renamed(read, "Berg")))
                .as("the backend takes only what it knows")
                .isInstanceOf(BadRequestException.class);
        assertThat(sent.get()).contains("\"invoiceTone\":\"formal\"").contains("\"email\"");
        assertThat(tag.get()).isEqualTo(read.etag().headerValue()).startsWith("\"");
    }

    @OnEveryTransport
    void a_profile_that_was_not_read_is_not_written(Lab lab) {
        CustomerScope customer = lab.customer();
        BillingProfile made = lab.newCustomer("x").billingProfile();
        int before = lab.backend().requests().size();
        assertThatThrownBy(() -> customer.profiles().updateBilling(made))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("etag: missing")
                .hasMessageContaining("profiles().billing()");
        assertThat(lab.backend().requests()).hasSize(before);
    }

    @OnEveryTransport
    void a_qualification_is_requested_reviewed_and_decided(Lab lab) {
        CustomerScope customer = lab.customer();
        assertThat(customer.qualifications().list().toList()).isEmpty();
        CustomerQualification asked = customer.qualifications()
                .request(NewQualification.of(Qualification.EDUCATION)
                        .educationSegment("HigherEducation")
                        .website("https://school.example"));
        assertThat(asked.vettingStatus()).isEqualTo(VettingStatus.IN_REVIEW);
        assertThat(asked.vettingCreateDate()).isEqualTo(lab.backend().clock().instant());
        customer.qualifications()
                .request(NewQualification.of(Qualification.GOVERNMENT_COMMUNITY_CLOUD)
                        .validationCode("GCC-7"));
        customer.qualifications().request(NewQualification.of(Qualification.STATE_OWNED_ENTITY));

        lab.backend().world().qualification(customer.id(), "Education", "Denied", "Not a school");
        assertThat(customer.qualifications().list().stream()
                        .filter(q -> Qualification.EDUCATION.equals(q.qualification()))
                        .findFirst()
                        .orElseThrow())
                .isEqualTo(new CustomerQualification(
                        Qualification.EDUCATION, VettingStatus.DENIED, "Not a school", asked.vettingCreateDate()));
        assertThat(customer.qualifications().list().toList())
                .extracting(CustomerQualification::qualification)
                .containsExactlyInAnyOrder(
                        Qualification.EDUCATION,
                        Qualification.GOVERNMENT_COMMUNITY_CLOUD,
                        Qualification.STATE_OWNED_ENTITY);
        assertThat(customer.qualifications()
                        .request(NewQualification.of(Qualification.EDUCATION))
                        .vettingStatus())
                .as("asked for again after a denial")
                .isEqualTo(VettingStatus.IN_REVIEW);
    }

    @OnEveryTransport
    void a_request_for_a_qualification_survives_a_lost_answer(Lab lab) {
        CustomerScope customer = lab.customer();
        lab.backend()
                .faults()
                .add(Fault.loseAnswer().on("POST", "**/qualifications").times(1));
        customer.qualifications().request(NewQualification.of(Qualification.EDUCATION));
        assertThat(customer.qualifications().list().toList()).hasSize(1);
    }

    @OnEveryTransport
    void a_qualification_that_cannot_be_set_is_refused_before_anything_is_sent(Lab lab) {
        for (String none : new String[] {"None", "nonprofit"}) {
            assertThatThrownBy(() -> NewQualification.of(Qualification.of(none)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith("qualification:");
        }
        assertThatThrownBy(() -> NewQualification.of(Qualification.EDUCATION).validationCode("GCC-7"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("validationCode:");
        assertThat(lab.backend().requests()).isEmpty();
    }

    @OnEveryTransport
    void an_invitation_is_an_address_in_the_admin_center(Lab lab) {
        assertThat(lab.client().customers().relationshipRequest().url())
                .hasHost("admin.microsoft.com")
                .hasParameter("partnerId", lab.backend().partnerTenant().text())
                .hasParameter("invType", "ResellerRelationship");
    }

    @OnEveryTransport
    void a_relationship_ends_only_without_active_subscriptions(Lab lab) {
        AzurePlan plan = lab.plan();
        CustomerId id = plan.customerId();
        ForbiddenException kept = catchThrowableOfType(
                ForbiddenException.class, () -> lab.client().customers().removeRelationship(id));
        assertThat(kept.description()).contains(plan.id().text());
        assertThat(lab.client().customers().get(id).relationshipToPartner()).isEqualTo(RelationshipToPartner.RESELLER);
    }

    @OnEveryTransport
    void after_the_end_of_the_relationship_nothing_is_reached_and_ending_it_again_is_no_error(Lab lab) {
        CustomerScope customer = lab.customer();
        assertThat(lab.client().customers().removeRelationship(customer.id())).isEqualTo(RelationshipToPartner.NONE);
        for (Runnable call : java.util.List.<Runnable>of(
                () -> lab.client().customers().get(customer.id()),
                () -> customer.profiles().billing(),
                () -> customer.qualifications().list().toList(),
                () -> customer.subscriptions().list().toList())) {
            ForbiddenException gone = catchThrowableOfType(ForbiddenException.class, call::run);
            assertThat(gone.code()).isEqualTo(ErrorCode.NO_RELATIONSHIP);
        }
        assertThat(lab.client().customers().removeRelationship(customer.id())).isEqualTo(RelationshipToPartner.NONE);
        assertThat(lab.client().customers().domainAvailable("lindbolaget1.onmicrosoft.com"))
                .isFalse();
    }

    @OnEveryTransport
    void an_end_whose_answer_is_lost_is_seen_by_reading(Lab lab) {
        CustomerScope customer = lab.customer();
        lab.backend().faults().add(Fault.loseAnswer().on("PATCH", "customers/*").times(1));
        assertThat(lab.client().customers().removeRelationship(customer.id())).isEqualTo(RelationshipToPartner.NONE);
        assertThat(lab.backend().requests().stream().filter(r -> r.method().equals("PATCH")))
                .hasSize(1);
    }

    @OnEveryTransport
    void a_sandbox_customer_is_deleted_with_all_it_has(Lab lab) {
        lab.backend(b -> b.integrationSandbox(true));
        AzurePlan plan = lab.plan();
        CustomerId id = plan.customerId();
        lab.client().customer(id).qualifications().request(NewQualification.of(Qualification.EDUCATION));
        lab.client().customers().delete(id);
        assertThatThrownBy(() -> lab.client().customers().get(id)).isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> lab.client().customers().delete(id)).isInstanceOf(NotFoundException.class);
        assertThat(lab.client().customers().list().toList()).isEmpty();

        CustomerScope next = lab.client()
                .customer(lab.client()
                        .customers()
                        .create(lab.newCustomer("lindbolaget1"))
                        .id());
        assertThat(next.id()).isNotEqualTo(id);
        assertThat(next.subscriptions().list().toList()).isEmpty();
        assertThat(next.orders().list().toList()).isEmpty();
        assertThat(next.agreements().status().canOrder()).isFalse();
        assertThat(next.qualifications().list().toList()).isEmpty();
    }

    @OnEveryTransport
    void a_deletion_whose_answer_is_lost_is_done(Lab lab) {
        lab.backend(b -> b.integrationSandbox(true));
        CustomerId id = lab.customer().id();
        lab.backend()
                .faults()
                .add(Fault.loseAnswer().on("DELETE", "customers/*").times(1));
        lab.client().customers().delete(id);
        assertThat(lab.client().customers().find(id)).isEmpty();
        lab.backend()
                .faults()
                .add(Fault.timeoutBefore().on("DELETE", "customers/*").times(5));
        CustomerId other = lab.customer().id();
        TransportException lost = catchThrowableOfType(
                TransportException.class, () -> lab.client().customers().delete(other));
        assertThat(lost.outcome()).isEqualTo(Outcome.UNKNOWN);
        lab.client().customers().delete(other);
    }

    @OnEveryTransport
    void an_address_is_judged_in_the_words_of_today_and_of_old(Lab lab) {
        lab.backend(b -> b.legacyAddressValidation(true));
        Address good = Address.builder()
                .addressLine1("1 Main Street")
                .city("Springfield")
                .state("IL")
                .postalCode("62701")
                .country("US")
                .build();
        assertThat(lab.client().customers().validateAddress(good).usable()).isTrue();
        Address streetOnly = good.toBuilder().addressLine1("Main Street").build();
        AddressValidation corrected = lab.client().customers().validateAddress(streetOnly);
        assertThat(corrected.status()).isEqualTo(AddressStatus.INTERACTION_REQUIRED);
        assertThat(corrected.usable()).isFalse();
        assertThat(corrected.originalAddress()).isEqualTo(streetOnly);
        assertThat(corrected.suggestedAddresses()).singleElement().satisfies(suggested -> {
            assertThat(suggested.addressLine1()).isEqualTo("1 Main Street");
            assertThat(suggested.state()).isEqualTo("IL");
            assertThat(suggested.country()).isEqualTo(good.country());
        });
        assertThat(corrected.validationMessage()).contains("'AddressLine1'").doesNotContain("&#39;");
        BadRequestException hopeless = catchThrowableOfType(
                BadRequestException.class,
                () -> lab.client()
                        .customers()
                        .validateAddress(good.toBuilder().postalCode("627").build()));
        assertThat(hopeless.code()).isEqualTo(ErrorCode.ADDRESS_INVALID);
    }
}
