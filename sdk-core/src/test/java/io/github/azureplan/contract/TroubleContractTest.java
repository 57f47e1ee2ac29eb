package io.github.azureplan.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.azureplan.AzurePlanClient;
import io.github.azureplan.CustomerScope;
import io.github.azureplan.backend.Fault;
import io.github.azureplan.common.CallOptions;
import io.github.azureplan.common.CustomerId;
import io.github.azureplan.errors.DeadlineExceededException;
import io.github.azureplan.errors.InterruptedCallException;
import io.github.azureplan.errors.MalformedResponseException;
import io.github.azureplan.errors.MfaRequiredException;
import io.github.azureplan.errors.Outcome;
import io.github.azureplan.errors.ServerErrorException;
import io.github.azureplan.errors.ThrottledException;
import io.github.azureplan.errors.TransportException;
import io.github.azureplan.retry.RetryPolicy;
import io.github.azureplan.subscriptions.SubscriptionStatus;
import io.github.azureplan.transport.CallListener;
import io.github.azureplan.transport.Headers;
import io.github.azureplan.transport.Transport;
import io.github.azureplan.transport.TransportResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

class TroubleContractTest {
    private static CustomerId someone(Lab lab) {
        return lab.backend().world().customer("SE", "bolag.onmicrosoft.com", "Bolag AB");
    }

    /** A transport that rewrites the bodies of answers. */
    private static UnaryOperator<Transport> rewriting(UnaryOperator<String> change) {
        return inner -> request -> {
            try (TransportResponse response = inner.send(request)) {
                String body = new String(response.body().readAllBytes(), StandardCharsets.UTF_8);
                return TransportResponse.of(
                        response.status(),
                        Headers.of("Content-Type", "application/json"),
                        change.apply(body).getBytes(StandardCharsets.UTF_8));
            }
        };
    }

    @OnEveryTransport
    void html_once_is_passed_over_and_html_for_ever_is_a_typed_error(Lab lab) {
        CustomerId id = someone(lab);
        lab.backend().faults().add(Fault.html().on("GET", "customers/*").times(1));
        assertThat(lab.client().customers().get(id).id()).isEqualTo(id);
        lab.backend().faults().add(Fault.html().on("GET", "customers/*").times(5));
        MalformedResponseException html = catchThrowableOfType(
                MalformedResponseException.class, () -> lab.client().customers().get(id));
        assertThat(html.outcome()).isEqualTo(Outcome.NOT_APPLIED);
        assertThat(html).hasMessageContaining("HTML").hasMessageContaining("request ");
    }

    @OnEveryTransport
    void an_empty_body_where_a_customer_is_due_is_a_typed_error(Lab lab) {
        CustomerId id = someone(lab);
        AzurePlanClient client = lab.connected(lab.backend().clientBuilder(), rewriting(body -> ""));
        MalformedResponseException empty = catchThrowableOfType(
                MalformedResponseException.class, () -> client.customers().get(id));
        assertThat(empty.status()).isEqualTo(200);
        assertThat(empty).hasMessageContaining("empty");
    }

    @OnEveryTransport
    void a_body_cut_short_is_read_again_and_never_taken_for_the_whole(Lab lab) {
        CustomerId id = someone(lab);
        lab.backend().faults().add(Fault.cutBody().on("GET", "customers/*").times(2));
        assertThat(lab.client().customers().get(id).companyName()).isEqualTo("Bolag AB");
        lab.backend().faults().add(Fault.cutBody().on("GET", "customers/*").times(5));
        TransportException cut = catchThrowableOfType(
                TransportException.class, () -> lab.client().customers().get(id));
        assertThat(cut).hasMessageContaining("body cut").hasMessageContaining("5 attempts");
    }

    @OnEveryTransport
    void a_checkout_whose_answer_is_cut_short_buys_once(Lab lab) {
        CustomerScope customer = lab.attested();
        lab.backend().faults().add(Fault.cutBody().on("POST", "checkout").times(2));
        assertThat(customer.azurePlan().purchase().status()).isEqualTo(SubscriptionStatus.ACTIVE);
        lab.backend().clock().advance(Duration.ofHours(1));
        assertThat(customer.orders().list().toList()).hasSize(1);
    }

    @OnEveryTransport
    void words_and_members_of_tomorrow_are_kept_and_reported(Lab lab) {
        CustomerId id = someone(lab);
        Set<String> drift = ConcurrentHashMap.newKeySet();
        CallListener listener = new CallListener() {
            @Override
            public void drift(String where, String value) {
                drift.add(where);
            }
        };
        AzurePlanClient client = lab.connected(
                lab.backend().clientBuilder().listener(listener),
                rewriting(body ->
                        body.replace("\"reseller\"", "\"co_seller\"").replaceFirst("\\{", "{\"loyaltyLevel\":3,")));
        assertThat(client.customers().get(id).relationshipToPartner().text()).isEqualTo("co_seller");
        assertThat(client.customers().get(id).relationshipToPartner().known()).isFalse();
        assertThat(drift)
                .anyMatch(where -> where.contains("RelationshipToPartner"))
                .anyMatch(where -> where.contains("loyaltyLevel"));
    }

    @OnEveryTransport
    void a_storm_of_429_is_waited_out_or_ends_typed(Lab lab) {
        CustomerId id = someone(lab);
        lab.backend()
                .faults()
                .add(Fault.throttle(Duration.ofSeconds(57))
                        .on("GET", "customers/*")
                        .times(4));
        assertThat(lab.client().customers().get(id).id()).isEqualTo(id);
        lab.backend()
                .faults()
                .add(Fault.throttle(Duration.ofSeconds(57))
                        .on("GET", "customers/*")
                        .times(5));
        ThrottledException storm = catchThrowableOfType(
                ThrottledException.class, () -> lab.client().customers().get(id));
        assertThat(storm.retryAfter()).contains(Duration.ofSeconds(57));
        assertThat(storm.retryable()).isTrue();
    }

    @OnEveryTransport
    void a_sick_service_is_asked_five_times_and_no_more(Lab lab) {
        CustomerId id = someone(lab);
        lab.backend().faults().add(Fault.status(503).on("GET", "customers/*").times(99));
        ServerErrorException sick = catchThrowableOfType(
                ServerErrorException.class, () -> lab.client().customers().get(id));
        assertThat(sick.status()).isEqualTo(503);
        assertThat(lab.requests("GET", id.text())).isEqualTo(5);
    }

    @OnEveryTransport
    void a_deadline_ends_waits_for_a_sick_service(Lab lab) {
        CustomerId id = someone(lab);
        lab.backend()
                .faults()
                .add(Fault.throttle(Duration.ofSeconds(30))
                        .on("GET", "customers/*")
                        .times(99));
        assertThatThrownBy(() -> lab.client()
                        .with(CallOptions.deadline(Duration.ofSeconds(45)))
                        .customers()
                        .get(id))
                .isInstanceOf(DeadlineExceededException.class)
                .hasMessageContaining("HTTP 429");
    }

    @OnEveryTransport
    void a_user_without_mfa_is_told_so(Lab lab) {
        CustomerId id = someone(lab);
        AzurePlanClient client = lab.client(b -> b.appOnly(lab.backend().tokensWithoutMfa())
                .appUser(lab.backend().tokensWithoutMfa()));
        MfaRequiredException mfa = catchThrowableOfType(
                MfaRequiredException.class,
                () -> client.customer(id).agreements().status());
        assertThat(mfa.nextStep()).contains("multi-factor");
    }

    @OnEveryTransport
    void a_client_without_a_user_is_refused_before_anything_is_sent(Lab lab) {
        CustomerId id = someone(lab);
        AzurePlanClient appOnly = lab.connected(
                AzurePlanClient.builder()
                        .appOnly(lab.backend().tokens())
                        .clock(lab.backend().clock())
                        .sleeper(lab.backend().sleeper()),
                UnaryOperator.identity());
        assertThat(appOnly.customers().get(id).id()).isEqualTo(id);
        int before = lab.backend().requests().size();
        assertThatThrownBy(() -> appOnly.customer(id).agreements().attest(Lab.attestation()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("App+User");
        assertThat(lab.backend().requests()).hasSize(before);
    }

    @OnEveryTransport
    void tokens_are_renewed_when_the_clock_passes_their_end(Lab lab) {
        CustomerId id = someone(lab);
        lab.client().customers().get(id);
        lab.backend().clock().advance(Duration.ofDays(1));
        assertThat(lab.client().customers().get(id).id()).isEqualTo(id);
    }

    @OnEveryTransport
    void a_read_only_client_changes_nothing(Lab lab) {
        CustomerScope customer = lab.attested();
        AzurePlanClient reader = lab.client(AzurePlanClient.Builder::readOnly);
        assertThat(reader.customers().get(customer.id()).id()).isEqualTo(customer.id());
        assertThatThrownBy(() -> reader.customer(customer.id()).azurePlan().purchase())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("read-only");
        assertThat(lab.requests("POST", "/carts")).isZero();
    }

    @OnEveryTransport
    void an_interrupted_thread_ends_its_purchase_and_another_goes_on(Lab lab) {
        CustomerScope customer = lab.attested();
        AzurePlanClient doomed = lab.client(b -> b.sleeper(duration -> {
            throw new InterruptedException();
        }));
        InterruptedCallException interrupted = catchThrowableOfType(
                InterruptedCallException.class,
                () -> doomed.customer(customer.id()).azurePlan().purchase());
        assertThat(Thread.interrupted()).as("the flag is set again").isTrue();
        assertThat(interrupted.resumeWith()).isPresent();
        // The other client has a journal of its own; the plan on its way is waited for all the same.
        assertThat(customer.azurePlan().purchase().status()).isEqualTo(SubscriptionStatus.ACTIVE);
        assertThat(customer.azurePlans().list()).hasSize(1);
    }

    @OnEveryTransport
    void nothing_that_is_thrown_names_a_token_or_a_person(Lab lab) {
        CustomerScope customer = lab.customer();
        lab.backend().faults().add(Fault.status(500).on("POST", "agreements").times(99));
        AzurePlanClient once = lab.client(b -> b.retryPolicy(RetryPolicy.none()));
        assertThatThrownBy(() -> once.customer(customer.id()).agreements().attest(Lab.attestation()))
                .isInstanceOf(ServerErrorException.class)
                .satisfies(e -> assertThat(e.toString().toLowerCase(Locale.ROOT))
                        .doesNotContain("bearer")
                        .doesNotContain("greta")
                        .doesNotContain("lind@"));
    }
}
