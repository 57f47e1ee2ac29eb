package io.github.azureplan.contract;

import io.github.azureplan.AzurePlanClient;
import io.github.azureplan.CustomerScope;
import io.github.azureplan.RawRequest;
import io.github.azureplan.auth.AccessToken;
import io.github.azureplan.backend.ExistingSubscription;
import io.github.azureplan.backend.Fault;
import io.github.azureplan.backend.OrderFailure;
import io.github.azureplan.backend.PartnerRole;
import io.github.azureplan.common.Service;
import io.github.azureplan.errors.ForbiddenException;
import io.github.azureplan.errors.ServerErrorException;
import io.github.azureplan.errors.UnauthorizedException;
import io.github.azureplan.plans.AzurePlan;
import io.github.azureplan.transport.Headers;
import io.github.azureplan.transport.Transport;
import io.github.azureplan.transport.TransportRequest;
import io.github.azureplan.transport.TransportResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** What any operation can be refused for: the token, the user's roles, the service itself. */
final class ServiceErrorCases {
    private ServiceErrorCases() {}

    static List<ErrorCase> all() {
        return List.of(
                ErrorCase.of("401/400", UnauthorizedException.class, lab -> {
                    AccessToken unreadable = new AccessToken(
                            "no-token-of-anybody", lab.backend().clock().now().plus(Duration.ofHours(1)));
                    AzurePlanClient client =
                            lab.client(b -> b.appUser(r -> unreadable).appOnly(r -> unreadable));
                    client.customers().list().first();
                }),
                ErrorCase.of(
                        "401/800001",
                        UnauthorizedException.class,
                        lab -> lab.connected(lab.backend().clientBuilder(), ServiceErrorCases::withoutToken)
                                .customers()
                                .list()
                                .first()),
                ErrorCase.of("403/900150", ForbiddenException.class, lab -> {
                    CustomerScope customer = lab.customer();
                    lab.backend().world().partnerRoles(PartnerRole.HELPDESK_AGENT);
                    customer.agreements().attest(Lab.attestation());
                }),
                ErrorCase.of("403/900150", ForbiddenException.class, lab -> {
                    AzurePlan plan = lab.plan();
                    lab.backend().world().partnerRoles(PartnerRole.ADMIN_AGENT);
                    // A right that takes two roles together; only a user has roles.
                    lab.client()
                            .raw()
                            .send(RawRequest.post(
                                            Service.PARTNER_CENTER,
                                            "/customers/" + plan.customerId() + "/subscriptions/" + plan.id()
                                                    + "/azureEntitlements/"
                                                    + plan.azureSubscriptions()
                                                            .list()
                                                            .first()
                                                            .orElseThrow()
                                                            .id()
                                                    + "/cancel")
                                    .appUser());
                }),
                ErrorCase.of("500/800003", ServerErrorException.class, lab -> {
                    CustomerScope customer = lab.customer();
                    lab.backend()
                            .faults()
                            .add(Fault.status(500).on("GET", "subscriptions").times(9));
                    customer.subscriptions().list().toList();
                }),
                failing("500/800005", OrderFailure.CREATION_FAILED),
                failing("500/800087", OrderFailure.LINE_PROBLEM),
                ErrorCase.unclear("500/800094", ServerErrorException.class, lab -> {
                    CustomerScope customer = lab.customer();
                    String seats =
                            lab.backend().world().subscription(customer.id(), ExistingSubscription.olderSeats(3));
                    lab.backend().world().subscriptionChangesFail(customer.id(), true);
                    customer.subscriptions().rename(seats, "other");
                }),
                ErrorCase.of(
                        "501/0",
                        ServerErrorException.class,
                        lab -> lab.client().raw().send(RawRequest.get(Service.PARTNER_CENTER, "/what/nobody/models"))));
    }

    private static ErrorCase failing(String code, OrderFailure failure) {
        return ErrorCase.unclear(code, ServerErrorException.class, lab -> {
            CustomerScope customer = lab.attested();
            lab.backend().world().failNextOrder(customer.id(), "0", failure);
            customer.azurePlan().purchase();
        });
    }

    private static Transport withoutToken(Transport inner) {
        return new Transport() {
            @Override
            public TransportResponse send(TransportRequest request) throws IOException {
                List<Headers.Field> kept = request.headers().fields().stream()
                        .filter(field -> !field.name().equalsIgnoreCase("Authorization"))
                        .toList();
                return inner.send(new TransportRequest(
                        request.method(),
                        request.uri(),
                        Headers.of(kept),
                        request.body(),
                        request.timeLeft(),
                        request.idleTimeout()));
            }

            @Override
            public void close() {
                inner.close();
            }
        };
    }
}
