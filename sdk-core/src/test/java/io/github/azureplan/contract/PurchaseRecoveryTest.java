package io.github.azureplan.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.azureplan.AzurePlanClient;
import io.github.azureplan.CustomerScope;
import io.github.azureplan.backend.Fault;
import io.github.azureplan.common.CallOptions;
import io.github.azureplan.errors.BadRequestException;
import io.github.azureplan.errors.ErrorCode;
import io.github.azureplan.errors.ForbiddenException;
import io.github.azureplan.errors.PlanInUseException;
import io.github.azureplan.errors.ResumePoint;
import io.github.azureplan.errors.ServiceException;
import io.github.azureplan.plans.AzurePlan;
import io.github.azureplan.plans.PlanOrder;
import io.github.azureplan.plans.PlanPurchase;
import io.github.azureplan.subscriptions.SubscriptionStatus;
import io.github.azureplan.transport.Headers;
import io.github.azureplan.transport.Transport;
import io.github.azureplan.transport.TransportRequest;
import io.github.azureplan.transport.TransportResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** What a purchase makes of answers that say "done before" or "undone since", and how long what it gives can be used. */
class PurchaseRecoveryTest {
    private static final CallOptions HURRIED = CallOptions.deadline(Duration.ofMinutes(30));

    @OnEveryTransport
    void a_plan_outlives_the_deadline_of_the_purchase_that_gave_it(Lab lab) {
        CustomerScope customer = lab.attested().with(HURRIED);
        AzurePlan bought = customer.azurePlan().purchase();
        AzurePlan found = customer.azurePlan().purchase();
        AzurePlan checked = customer.azurePlan().check().plan();
        lab.backend().clock().advance(Duration.ofHours(1));
        for (AzurePlan plan : new AzurePlan[] {bought, found, checked}) {
            assertThat(plan.azureSubscriptions().list().toList()).hasSize(1);
            assertThat(catchThrowableOfType(PlanInUseException.class, plan::suspend))
                    .isNotNull();
        }
    }

    @OnEveryTransport
    void the_time_to_wait_for_an_order_runs_from_the_wait(Lab lab) {
        CustomerScope customer = lab.attested().with(HURRIED);
        PlanOrder order = customer.azurePlan().order(PlanPurchase.usual());
        lab.backend().clock().advance(Duration.ofHours(1));
        assertThat(order.await().status()).isEqualTo(SubscriptionStatus.ACTIVE);
        lab.backend().clock().advance(Duration.ofHours(1));
        assertThat(order.await().azureSubscriptions().list().toList()).hasSize(1);
    }

    private static void submittedAfterALostAnswer(Lab lab) {
        lab.backend().faults().add(Fault.loseAnswer().on("POST", "checkout"));
        lab.backend().faults().add(Fault.status(400, "800065").on("POST", "checkout"));
    }

    @OnEveryTransport
    void a_cart_that_was_submitted_by_a_lost_checkout_has_its_plan_waited_for(Lab lab) {
        lab.backend(b -> b.orderVisibleAfter(Duration.ofMinutes(10)).orderPendingFor(Duration.ofMinutes(4)));
        CustomerScope customer = lab.attested();
        submittedAfterALostAnswer(lab);
        AzurePlan plan = customer.azurePlan().purchase();
        assertThat(plan.status()).isEqualTo(SubscriptionStatus.ACTIVE);
        assertThat(lab.requests("POST", "/carts")).isEqualTo(1);
        lab.backend().clock().advance(Duration.ofHours(1));
        assertThat(customer.azurePlans().list()).extracting(AzurePlan::id).containsExactly(plan.id());
    }

    @OnEveryTransport
    void a_cart_that_was_submitted_by_a_lost_checkout_has_its_order_followed(Lab lab) {
        lab.backend(b -> b.orderVisibleAfter(Duration.ZERO).orderPendingFor(Duration.ofMinutes(10)));
        CustomerScope customer = lab.attested();
        submittedAfterALostAnswer(lab);
        PlanOrder order = customer.azurePlan().order(PlanPurchase.usual());
        assertThat(order.orderId())
                .contains(customer.orders().list().toList().get(0).id());
        assertThat(order.await().status()).isEqualTo(SubscriptionStatus.ACTIVE);
    }

    /** Shows one order as cancelled and its subscription as never made, as soon as it is told to. */
    private static final class Undone {
        private String order = "none";
        private String subscription = "none";

        void undo(CustomerScope customer, AzurePlan plan) {
            order = customer.orders().list().toList().get(0).id();
            subscription = plan.id().text();
        }

        Transport on(Transport inner) {
            return request -> {
                String path = request.uri().getPath();
                if (path.endsWith("/subscriptions/" + subscription)) {
                    return json(404, "{\"code\":\"20003\",\"description\":\"No such subscription.\"}");
                }
                if (path.endsWith("/subscriptions") && !subscription.equals("none")) {
                    return json(200, "{\"totalCount\":0,\"items\":[]}");
                }
                return path.endsWith("/orders/" + order) ? cancelled(inner, request) : inner.send(request);
            };
        }

        private static TransportResponse cancelled(Transport inner, TransportRequest request) throws IOException {
            try (TransportResponse answer = inner.send(request)) {
                String body = new String(answer.body().readAllBytes(), StandardCharsets.UTF_8);
                return json(answer.status(), body.replaceAll("\"status\":\"completed\"", "\"status\":\"cancelled\""));
            }
        }
    }

    private static TransportResponse json(int status, String body) {
        return TransportResponse.of(
                status, Headers.of("Content-Type", "application/json"), body.getBytes(StandardCharsets.UTF_8));
    }

    @OnEveryTransport
    void an_order_that_was_cancelled_after_it_had_a_subscription_makes_room_for_another(Lab lab) {
        lab.backend(b -> b.secondPlanRefused(false));
        CustomerScope calm = lab.attested();
        Undone undone = new Undone();
        AzurePlanClient client = lab.connected(lab.backend().clientBuilder(), undone::on);
        CustomerScope customer = client.customer(calm.id());
        AzurePlan first = customer.azurePlan().purchase();
        lab.backend().clock().advance(Duration.ofHours(1));
        undone.undo(calm, first);
        AzurePlan second = customer.azurePlan().purchase();
        assertThat(second.id()).isNotEqualTo(first.id());
    }

    @OnEveryTransport
    void waiting_for_a_plan_whose_order_was_cancelled_ends_at_once(Lab lab) {
        CustomerScope calm = lab.attested();
        Undone undone = new Undone();
        AzurePlanClient client = lab.connected(lab.backend().clientBuilder(), undone::on);
        PlanOrder order = client.customer(calm.id()).azurePlan().order(PlanPurchase.usual());
        AzurePlan plan = order.await();
        lab.backend().clock().advance(Duration.ofHours(1));
        undone.undo(calm, plan);
        ServiceException ended = catchThrowableOfType(ServiceException.class, order::await);
        assertThat(ended).hasMessageContaining("was cancelled");
        assertThat(ended.resumeWith().orElseThrow().kind()).isEqualTo(ResumePoint.Kind.CART);
    }

    @OnEveryTransport
    void a_refusal_inside_the_answer_of_a_checkout_has_the_type_of_its_code(Lab lab) {
        CustomerScope calm = lab.attested();
        assertThat(refusedInside(lab, calm, "900123"))
                .isInstanceOf(ForbiddenException.class)
                .extracting(ServiceException::code)
                .isEqualTo(ErrorCode.RESELLER_AGREEMENT_MISSING);
        assertThat(refusedInside(lab, calm, "800016")).isInstanceOf(BadRequestException.class);
    }

    private static ServiceException refusedInside(Lab lab, CustomerScope calm, String code) {
        AzurePlanClient client = lab.connected(
                lab.backend().clientBuilder(),
                inner -> request -> request.uri().getPath().endsWith("/checkout")
                        ? json(201, "{\"orders\":[],\"orderErrors\":[{\"orderGroupId\":\"0\",\"code\":" + code + "}]}")
                        : inner.send(request));
        return catchThrowableOfType(
                ServiceException.class,
                () -> client.customer(calm.id()).azurePlan().purchase());
    }
}
