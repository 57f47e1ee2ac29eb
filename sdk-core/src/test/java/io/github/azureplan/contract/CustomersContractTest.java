package io.github.azureplan.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.azureplan.backend.Fault;
import io.github.azureplan.common.CallOptions;
import io.github.azureplan.common.CustomerId;
import io.github.azureplan.common.Page;
import io.github.azureplan.customers.Address;
import io.github.azureplan.customers.Customer;
import io.github.azureplan.customers.CustomerQuery;
import io.github.azureplan.errors.ConflictException;
import io.github.azureplan.errors.ErrorCode;
import io.github.azureplan.errors.ForbiddenException;
import io.github.azureplan.errors.NotFoundException;
import io.github.azureplan.errors.Outcome;
import io.github.azureplan.errors.TransportException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

class CustomersContractTest {
    @OnEveryTransport
    void a_domain_is_free_until_somebody_takes_it(Lab lab) {
        assertThat(lab.client().customers().domainAvailable("lindbolaget.onmicrosoft.com"))
                .isTrue();
        lab.client().customers().create(lab.newCustomer("lindbolaget"));
        assertThat(lab.client().customers().domainAvailable("LindBolaget.onmicrosoft.com"))
                .isFalse();
        lab.backend().world().domainTaken("elsewhere.onmicrosoft.com");
        assertThat(lab.client().customers().domainAvailable("elsewhere.onmicrosoft.com"))
                .isFalse();
    }

    @OnEveryTransport
    void an_address_is_checked_by_the_service(Lab lab) {
        Address address = Address.builder()
                .addressLine1("1 Main Street")
                .city("Springfield")
                .state("IL")
                .postalCode("62701")
                .country("US")
                .build();
        assertThat(lab.client().customers().validateAddress(address).status()).isNotNull();
    }

    @OnEveryTransport
    void a_new_customer_shows_its_credentials_once_and_can_be_read(Lab lab) {
        Customer made = lab.client().customers().create(lab.newCustomer("lindbolaget"));
        assertThat(made.userCredentials()).isNotNull();
        assertThat(made.toString())
                .doesNotContain(made.userCredentials().password().reveal());
        Customer read = lab.client().customers().get(made.id());
        assertThat(read.userCredentials()).isNull();
        assertThat(read.companyProfile().domain()).isEqualTo("lindbolaget.onmicrosoft.com");
        assertThat(read.billingProfile().defaultAddress().city()).isEqualTo("Malmö");
    }

    @OnEveryTransport
    void a_creation_whose_answer_is_lost_makes_one_customer(Lab lab) {
        lab.backend().faults().add(Fault.loseAnswer().on("POST", "customers").times(2));
        Customer made = lab.client().customers().create(lab.newCustomer("lindbolaget"));
        assertThat(made.userCredentials()).isNotNull();
        assertThat(lab.requests("POST", "/customers")).isEqualTo(3);
        assertThat(lab.client().customers().list().toList()).hasSize(1);
    }

    @OnEveryTransport
    void a_creation_given_up_is_resumed_with_its_request_id(Lab lab) {
        lab.backend().faults().add(Fault.loseAnswer().on("POST", "customers").times(5));
        TransportException lost = catchThrowableOfType(
                TransportException.class, () -> lab.client().customers().create(lab.newCustomer("lindbolaget")));
        assertThat(lost.outcome()).isEqualTo(Outcome.UNKNOWN);
        UUID key = UUID.fromString(lost.resumeWith().orElseThrow().id());
        Customer made =
                lab.client().with(CallOptions.none().requestId(key)).customers().create(lab.newCustomer("lindbolaget"));
        assertThat(made.userCredentials()).isNotNull();
        assertThat(lab.client().customers().list().toList()).hasSize(1);
    }

    @OnEveryTransport
    void a_taken_domain_is_a_conflict(Lab lab) {
        lab.backend().world().domainTaken("lindbolaget.onmicrosoft.com");
        assertThatThrownBy(() -> lab.client().customers().create(lab.newCustomer("lindbolaget")))
                .isInstanceOf(ConflictException.class);
    }

    @OnEveryTransport
    void all_pages_are_listed_and_a_page_can_be_resumed(Lab lab) {
        for (int i = 0; i < 7; i++) {
            lab.backend().world().customer("SE", "bolag" + i + ".onmicrosoft.com", "Bolag " + i);
        }
        assertThat(lab.client().customers().list(CustomerQuery.all().pageSize(3)).stream()
                        .map(Customer::companyName)
                        .sorted()
                        .toList())
                .containsExactly("Bolag 0", "Bolag 1", "Bolag 2", "Bolag 3", "Bolag 4", "Bolag 5", "Bolag 6");
        List<Page<Customer>> pages = new ArrayList<>();
        lab.client().customers().list(CustomerQuery.all().pageSize(3)).pages().forEach(pages::add);
        assertThat(pages).extracting(p -> p.items().size()).containsExactly(3, 3, 1);
        String token = pages.get(0).next().orElseThrow();
        assertThat(lab.client()
                        .customers()
                        .list(CustomerQuery.all().pageSize(3))
                        .from(token)
                        .toList())
                .hasSize(4)
                .doesNotContainAnyElementsOf(pages.get(0).items());
    }

    @OnEveryTransport
    void customers_are_found_by_the_beginning_of_name_or_domain(Lab lab) {
        lab.backend().world().customer("SE", "alfa.onmicrosoft.com", "Alfa AB");
        lab.backend().world().customer("SE", "alfabet.onmicrosoft.com", "Letters & \"Signs\" AB");
        lab.backend().world().customer("SE", "beta.onmicrosoft.com", "Beta AB");
        assertThat(lab.client()
                        .customers()
                        .list(CustomerQuery.domainStartsWith("ALFA"))
                        .toList())
                .hasSize(2);
        assertThat(lab.client()
                        .customers()
                        .list(CustomerQuery.companyNameStartsWith("letters & \""))
                        .toList())
                .hasSize(1);
        assertThat(lab.client()
                        .customers()
                        .findByDomain("alfa.onmicrosoft.com")
                        .orElseThrow()
                        .companyName())
                .isEqualTo("Alfa AB");
        assertThat(lab.client().customers().findByDomain("gamma.onmicrosoft.com"))
                .isEmpty();
    }

    @OnEveryTransport
    void a_stranger_is_not_found_and_a_former_customer_is_forbidden(Lab lab) {
        CustomerId stranger = CustomerId.of("0f0f0f0f-1111-4222-8333-444444444444");
        assertThatThrownBy(() -> lab.client().customers().get(stranger)).isInstanceOf(NotFoundException.class);
        CustomerId former = lab.backend().world().customer("SE", "former.onmicrosoft.com", "Former");
        lab.backend().world().removeRelationship(former);
        ForbiddenException forbidden = catchThrowableOfType(
                ForbiddenException.class, () -> lab.client().customers().get(former));
        assertThat(forbidden.code()).isEqualTo(ErrorCode.NO_RELATIONSHIP);
        assertThat(lab.client().customers().find(former)).isEmpty();
        assertThat(lab.client().customers().find(stranger)).isEmpty();
    }

    @OnEveryTransport
    void bad_input_is_refused_before_anything_is_sent(Lab lab) {
        lab.client();
        int before = lab.backend().requests().size();
        assertThatThrownBy(() -> CustomerId.of("contoso"))
                .hasMessageContaining("customer id")
                .hasMessageContaining("Customer.id()");
        assertThatThrownBy(() -> lab.client().customers().domainAvailable("https://x.example"))
                .hasMessageContaining("domain");
        assertThatThrownBy(() -> CustomerQuery.domainStartsWith(" ")).hasMessageContaining("domain");
        assertThatThrownBy(() -> Address.builder()
                        .addressLine1("Storgatan 4")
                        .city("Malmö")
                        .postalCode("1")
                        .country("XX")
                        .build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("country");
        assertThatThrownBy(() -> lab.newCustomer("")).isInstanceOf(IllegalArgumentException.class);
        assertThat(lab.backend().requests()).hasSize(before);
    }
}
