package io.github.azureplan.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.azureplan.AzurePlanClient;
import io.github.azureplan.backend.Fault;
import io.github.azureplan.common.CallOptions;
import io.github.azureplan.common.CustomerId;
import io.github.azureplan.common.MpnId;
import io.github.azureplan.common.PartnerType;
import io.github.azureplan.common.TenantId;
import io.github.azureplan.customers.Address;
import io.github.azureplan.customers.BillingProfile;
import io.github.azureplan.customers.Customer;
import io.github.azureplan.customers.CustomerQuery;
import io.github.azureplan.customers.NewCustomer;
import io.github.azureplan.errors.AzurePlanException;
import io.github.azureplan.errors.BadRequestException;
import io.github.azureplan.errors.ConflictException;
import io.github.azureplan.errors.ErrorCode;
import io.github.azureplan.errors.NotFoundException;
import io.github.azureplan.errors.Outcome;
import io.github.azureplan.errors.TransportException;
import io.github.azureplan.transport.Headers;
import io.github.azureplan.transport.TransportResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** A customer is made once, whatever happens on the way; its credentials are shown once, or again to who kept the id. */
class CustomerCreationContractTest {
    private static final TenantId RESELLER = TenantId.of("5c1d1d3c-5b0e-4c57-9a51-6d8cb1a3f001");

    /** A creation that was made and whose every answer was lost; the exception the caller got. */
    private static TransportException given_up(Lab lab, NewCustomer customer) {
        lab.backend().faults().add(Fault.loseAnswer().on("POST", "customers").times(5));
        return catchThrowableOfType(
                TransportException.class, () -> lab.client().customers().create(customer));
    }

    private static AzurePlanClient keyed(Lab lab, UUID key) {
        return lab.client().with(CallOptions.none().requestId(key));
    }

    @OnEveryTransport
    void the_same_request_id_shows_the_credentials_again_for_a_day(Lab lab) {
        UUID key = UUID.fromString("3f1f2a9e-0001-4000-8000-000000000001");
        Customer first = keyed(lab, key).customers().create(lab.newCustomer("lindbolaget"));
        lab.backend().clock().advance(Duration.ofHours(23));
        Customer again = keyed(lab, key).customers().create(lab.newCustomer("lindbolaget"));
        assertThat(again).isEqualTo(first);
        assertThat(again.hasUserCredentials()).isTrue();

        lab.backend().clock().advance(Duration.ofHours(2));
        Customer late = keyed(lab, key).customers().create(lab.newCustomer("lindbolaget"));
        assertThat(late.id()).isEqualTo(first.id());
        assertThat(late.hasUserCredentials()).isFalse();
        assertThat(late.userCredentials()).isNull();
        assertThat(late.billingProfile()).as("the customer is read whole").isNotNull();
        assertThat(lab.client().customers().list().toList()).hasSize(1);
    }

    @OnEveryTransport
    void a_creation_given_up_and_made_anew_finds_the_customer_without_its_credentials(Lab lab) {
        assertThat(given_up(lab, lab.newCustomer("lindbolaget")).outcome()).isEqualTo(Outcome.UNKNOWN);
        Customer found = lab.client().customers().create(lab.newCustomer("lindbolaget"));
        assertThat(found.hasUserCredentials()).isFalse();
        assertThat(found.companyName()).isEqualTo("lindbolaget");
        assertThat(lab.client().customers().list().toList())
                .extracting(Customer::id)
                .containsExactly(found.id());
    }

    @OnEveryTransport
    void the_customer_of_a_lost_answer_is_found_even_when_it_shows_late(Lab lab) {
        lab.backend(b -> b.customerVisibleAfter(Duration.ofSeconds(40)));
        TransportException lost = given_up(lab, lab.newCustomer("lindbolaget"));
        lab.backend().clock().advance(Duration.ofHours(25));
        lab.backend().world().hide(CustomerId.of(idByBytes(lab)), Duration.ofSeconds(40));
        UUID key = UUID.fromString(lost.resumeWith().orElseThrow().id());
        Customer found = keyed(lab, key).customers().create(lab.newCustomer("lindbolaget"));
        assertThat(found.hasUserCredentials()).isFalse();
        assertThat(found.id().text()).isEqualTo(idByBytes(lab));
    }

    private static String idByBytes(Lab lab) {
        return lab.client().customers().list().first().orElseThrow().id().text();
    }

    @OnEveryTransport
    void a_domain_of_a_stranger_stays_a_conflict_that_says_what_to_do(Lab lab) {
        lab.backend().world().domainTaken("lindbolaget.onmicrosoft.com");
        ConflictException taken = catchThrowableOfType(
                ConflictException.class, () -> lab.client().customers().create(lab.newCustomer("lindbolaget")));
        assertThat(taken.nextStep())
                .contains("another domain", "domainAvailable", "request id")
                .contains("lindbolaget.onmicrosoft.com");
        assertThat(taken.retryable()).isFalse();
        assertThat(taken.outcome()).isEqualTo(Outcome.NOT_APPLIED);
    }

    @OnEveryTransport
    void a_domain_of_another_customer_of_ours_is_not_taken_for_the_new_one(Lab lab) {
        CustomerId other = lab.backend().world().customer("SE", "lindbolaget.onmicrosoft.com", "Helt annat AB");
        ConflictException taken = catchThrowableOfType(
                ConflictException.class, () -> lab.client().customers().create(lab.newCustomer("lindbolaget")));
        assertThat(taken.nextStep()).contains(other.text()).contains("another company name");
    }

    @OnEveryTransport
    void a_refusal_that_is_no_conflict_comes_as_it_is(Lab lab) {
        NewCustomer good = lab.newCustomer("lindbolaget");
        BillingProfile bad =
                good.billingProfile().toBuilder().language("swedish").build();
        BadRequestException refused = catchThrowableOfType(
                BadRequestException.class,
                () -> lab.client()
                        .customers()
                        .create(NewCustomer.builder()
                                .domain("lindbolaget.onmicrosoft.com")
                                .billingProfile(bad)
                                .build()));
        assertThat(refused.code()).isEqualTo(ErrorCode.INVALID_PROPERTY);
        assertThat(lab.client().customers().list().toList()).isEmpty();
    }

    @OnEveryTransport
    void a_request_id_never_brings_the_customer_of_another_domain(Lab lab) {
        UUID key = UUID.fromString("3f1f2a9e-0001-4000-8000-000000000002");
        keyed(lab, key).customers().create(lab.newCustomer("lindbolaget"));
        assertThatThrownBy(() -> keyed(lab, key).customers().create(lab.newCustomer("bergbolaget")))
                .isInstanceOf(BadRequestException.class);
        assertThat(lab.client().customers().list().toList()).hasSize(1);
    }

    @OnEveryTransport
    void an_answer_about_another_domain_is_not_taken_for_the_new_customer(Lab lab) {
        AzurePlanClient client = lab.connected(lab.backend().clientBuilder(), inner -> request -> {
            try (TransportResponse answer = inner.send(request)) {
                String body = new String(answer.body().readAllBytes(), StandardCharsets.UTF_8);
                return TransportResponse.of(
                        answer.status(),
                        Headers.of("Content-Type", "application/json"),
                        body.replace("lindbolaget.onmicrosoft.com", "bergbolaget.onmicrosoft.com")
                                .getBytes(StandardCharsets.UTF_8));
            }
        });
        assertThatThrownBy(() -> client.customers().create(lab.newCustomer("lindbolaget")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("request id");
    }

    @OnEveryTransport
    void this_client_waits_for_a_customer_it_has_just_made(Lab lab) {
        lab.backend(b -> b.customerVisibleAfter(Duration.ofSeconds(20)));
        Customer made = lab.client().customers().create(lab.newCustomer("lindbolaget"));
        AzurePlanClient stranger = lab.client(b -> b);
        assertThatThrownBy(() -> stranger.customers().get(made.id())).isInstanceOf(NotFoundException.class);
        assertThat(stranger.customers().find(made.id())).isEmpty();
        assertThat(lab.client().customers().get(made.id()).id()).isEqualTo(made.id());
        assertThat(stranger.customers().find(made.id())).isPresent();
    }

    @OnEveryTransport
    void patience_with_a_new_customer_ends(Lab lab) {
        lab.backend(b -> b.customerVisibleAfter(Duration.ofMinutes(10)));
        Customer made = lab.client().customers().create(lab.newCustomer("lindbolaget"));
        var before = lab.backend().clock().instant();
        assertThatThrownBy(() -> lab.client().customers().get(made.id())).isInstanceOf(NotFoundException.class);
        assertThat(Duration.between(before, lab.backend().clock().instant()))
                .isBetween(Duration.ofSeconds(15), Duration.ofMinutes(1));
        AzurePlanClient hasty = lab.client().with(CallOptions.deadline(Duration.ofSeconds(2)));
        assertThatThrownBy(() -> hasty.customer(made.id()).profiles().billing()).isInstanceOf(NotFoundException.class);
    }

    @OnEveryTransport
    void many_callers_with_one_wish_make_one_customer(Lab lab) throws Exception {
        AzurePlanClient client = lab.client();
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Future<Customer>> callers = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                callers.add(threads.submit(() -> client.customers().create(lab.newCustomer("lindbolaget"))));
            }
            Set<CustomerId> ids = new HashSet<>();
            int shown = 0;
            for (Future<Customer> caller : callers) {
                Customer got = caller.get();
                ids.add(got.id());
                shown += got.hasUserCredentials() ? 1 : 0;
            }
            assertThat(ids).hasSize(1);
            assertThat(shown).as("callers that were shown the credentials").isEqualTo(1);
        } finally {
            threads.shutdownNow();
        }
    }

    @OnEveryTransport
    void in_any_weather_one_customer_is_made_for_each_domain(Lab lab) {
        Random random = new Random(20260302L);
        List<Fault> troubles = List.of(
                Fault.loseAnswer(),
                Fault.cutBody(),
                Fault.html(),
                Fault.status(500),
                Fault.status(503),
                Fault.timeoutBefore(),
                Fault.refuse(),
                Fault.delay(Duration.ofMinutes(3)));
        int gone = 0;
        for (int i = 0; i < 40; i++) {
            boolean ownId = random.nextBoolean();
            UUID key = new UUID(random.nextLong(), random.nextLong());
            for (int j = random.nextInt(9); j > 0; j--) {
                Fault trouble = troubles.get(random.nextInt(troubles.size()));
                lab.backend().faults().add(trouble.on("POST", "customers").times(1));
            }
            AzurePlanClient client = ownId ? keyed(lab, key) : lab.client();
            Customer made = insist(client, lab.newCustomer("bolag" + i));
            lab.backend().faults().clear();
            assertThat(made.companyName()).isEqualTo("bolag" + i);
            if (ownId) {
                assertThat(made.hasUserCredentials())
                        .as("credentials of bolag%s", i)
                        .isTrue();
            }
            gone += made.hasUserCredentials() ? 0 : 1;
        }
        assertThat(lab.client().customers().list().toList()).hasSize(40);
        assertThat(gone).as("creations whose credentials were lost").isPositive();
    }

    /** A caller who repeats until it works. */
    private static Customer insist(AzurePlanClient client, NewCustomer wanted) {
        for (int i = 0; i < 20; i++) {
            try {
                return client.customers().create(wanted);
            } catch (AzurePlanException e) {
                assertThat(e).isNotInstanceOf(ConflictException.class);
            }
        }
        throw new AssertionError("never made");
    }

    @OnEveryTransport
    void a_provider_makes_customers_for_its_resellers_as_a_user(Lab lab) {
        lab.backend(b -> b.partnerType(PartnerType.INDIRECT_PROVIDER));
        lab.backend().world().indirectReseller(RESELLER, MpnId.of("4000123"));
        NewCustomer wanted = resellers(lab, "lindbolaget");
        Customer made = lab.client().customers().create(wanted);
        assertThat(made.associatedPartnerId()).isEqualTo(RESELLER);
        lab.client().customers().create(lab.newCustomer("eget"));
        assertThat(lab.client()
                        .customers()
                        .list(CustomerQuery.ofIndirectReseller(RESELLER).pageSize(1))
                        .toList())
                .extracting(Customer::id)
                .containsExactly(made.id());
        assertThat(lab.client().customers().create(wanted).hasUserCredentials())
                .as("the same wish again")
                .isFalse();
        assertThatThrownBy(() -> lab.client().customers().create(lab.newCustomer("lindbolaget")))
                .as("the reseller's customer is not the provider's own")
                .isInstanceOf(ConflictException.class);

        AzurePlanClient app = lab.connected(
                AzurePlanClient.builder()
                        .appOnly(lab.backend().tokens())
                        .clock(lab.backend().clock())
                        .sleeper(lab.backend().sleeper()),
                transport -> transport);
        int before = lab.backend().requests().size();
        assertThatThrownBy(() -> app.customers().create(resellers(lab, "bergbolaget")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("App+User");
        assertThatThrownBy(() -> app.customers()
                        .list(CustomerQuery.ofIndirectReseller(RESELLER))
                        .first())
                .isInstanceOf(IllegalStateException.class);
        assertThat(lab.backend().requests()).hasSize(before);
        assertThat(app.customers().create(lab.newCustomer("bergbolaget")).hasUserCredentials())
                .isTrue();
    }

    private static NewCustomer resellers(Lab lab, String name) {
        return NewCustomer.builder()
                .domain(name + ".onmicrosoft.com")
                .billingProfile(lab.newCustomer(name).billingProfile())
                .associatedPartnerId(RESELLER)
                .build();
    }

    @OnEveryTransport
    void a_registration_number_goes_along_where_it_is_given(Lab lab) {
        Customer made = lab.client().customers().create(registered(lab, "IN", "ABCDE1234F", "+91 20 1234"));
        assertThat(made.companyProfile().organizationRegistrationNumber()).isEqualTo("ABCDE1234F");
        assertThatThrownBy(() -> registered(lab, "KZ", null, "+7 727 123"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("organizationRegistrationNumber: missing; KZ");
        assertThatThrownBy(() -> registered(lab, "KZ", "123456789012", ""))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("phoneNumber: missing; KZ");
    }

    static NewCustomer registered(Lab lab, String country, String number, String phone) {
        Address address = Address.builder()
                .firstName("Asha")
                .lastName("Rao")
                .addressLine1("7 Hill Road")
                .city("Pune")
                .postalCode("411001")
                .country(country)
                .phoneNumber(phone)
                .build();
        NewCustomer.Builder customer = NewCustomer.builder()
                .domain("raogroup.onmicrosoft.com")
                .billingProfile(lab.newCustomer("raogroup").billingProfile().toBuilder()
                        .defaultAddress(address)
                        .build());
        return number == null
                ? customer.build()
                : customer.organizationRegistrationNumber(number).build();
    }
}
