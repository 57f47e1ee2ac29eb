package io.github.azureplan.contract;

import io.github.azureplan.CustomerScope;
import io.github.azureplan.RawRequest;
import io.github.azureplan.backend.ExistingSubscription;
import io.github.azureplan.common.BillingCycle;
import io.github.azureplan.common.CallOptions;
import io.github.azureplan.common.CustomerId;
import io.github.azureplan.common.MpnId;
import io.github.azureplan.common.PartnerType;
import io.github.azureplan.common.Service;
import io.github.azureplan.common.TenantId;
import io.github.azureplan.errors.BadRequestException;
import io.github.azureplan.errors.ConflictException;
import io.github.azureplan.errors.ForbiddenException;
import io.github.azureplan.errors.NotFoundException;
import io.github.azureplan.errors.PlanInUseException;
import io.github.azureplan.errors.PreconditionFailedException;
import io.github.azureplan.plans.AzurePlan;
import io.github.azureplan.subscriptions.Subscription;
import io.github.azureplan.subscriptions.SubscriptionStatus;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** The refusals of subscriptions and Azure plans. */
final class SubscriptionErrorCases {
    private static final MpnId NORD = MpnId.of("3000001");
    private static final ExistingSubscription SEATS = ExistingSubscription.seats(5);
    private static final ExistingSubscription OLDER = ExistingSubscription.olderSeats(5);

    private SubscriptionErrorCases() {}

    static List<ErrorCase> all() {
        return Stream.of(reads(), quantities(), states(), fixed(), partners(), plans())
                .flatMap(List::stream)
                .toList();
    }

    private static List<ErrorCase> reads() {
        return List.of(
                ErrorCase.of(
                        "404/20003",
                        NotFoundException.class,
                        lab -> lab.customer().subscriptions().get("5c1d1d3c-5b0e-4c57-9a51-6d8cb1a3f001")),
                ErrorCase.of(
                        "400/800002",
                        BadRequestException.class,
                        lab -> lab.customer().subscriptions().get("plan")),
                ErrorCase.of("400/800011", BadRequestException.class, lab -> {
                    CustomerScope customer = lab.customer();
                    customer.subscriptions().register(has(lab, customer.id(), SEATS));
                }),
                ErrorCase.of("400/2055", PreconditionFailedException.class, lab -> {
                    CustomerScope customer = lab.customer();
                    String id = has(lab, customer.id(), OLDER);
                    Subscription read = customer.subscriptions().get(id);
                    customer.subscriptions().rename(id, "Deras");
                    customer.subscriptions()
                            .update(read.toBuilder().friendlyName("Mitt").build());
                }));
    }

    private static List<ErrorCase> quantities() {
        UnaryOperator<Subscription.Builder> more = builder -> builder.quantity(26);
        return List.of(
                bad("2001", OLDER.suspended(), more),
                bad("2002", SEATS.between(5, 10), more),
                bad("2006", SEATS.trial(), more),
                bad("800095", ExistingSubscription.software(1), more),
                forbidden("800027", SEATS.between(5, 5), more),
                forbiddenInSandbox("800067", OLDER, more),
                forbiddenInSandbox("800088", SEATS, more),
                ErrorCase.of("400/800090", BadRequestException.class, lab -> {
                    CustomerScope customer = lab.customer();
                    String id = has(lab, customer.id(), SEATS);
                    lab.backend().clock().advance(Duration.ofDays(8));
                    customer.subscriptions().changeQuantity(id, 4);
                }));
    }

    private static List<ErrorCase> states() {
        UnaryOperator<Subscription.Builder> renamed = builder -> builder.friendlyName("Nytt");
        return List.of(
                bad("800040", SEATS, builder -> builder.status(SubscriptionStatus.EXPIRED)),
                bad("900126", SEATS, builder -> builder.status(SubscriptionStatus.of("asleep"))),
                bad("800081", ExistingSubscription.saas(5).pending(), renamed),
                bad("800091", SEATS.suspended(), renamed),
                ErrorCase.of("400/2011", BadRequestException.class, lab -> {
                    CustomerScope customer = lab.customer();
                    String id = has(lab, customer.id(), SEATS);
                    lab.backend().world().deleteSubscription(customer.id(), id);
                    customer.subscriptions().reactivate(id);
                }),
                ErrorCase.of("400/900279", BadRequestException.class, lab -> {
                    CustomerScope customer = lab.customer();
                    String id = has(lab, customer.id(), SEATS);
                    lab.backend().clock().advance(Duration.ofDays(370));
                    customer.subscriptions().rename(id, "Nytt");
                }),
                ErrorCase.of("409/800082", ConflictException.class, lab -> {
                    CustomerScope customer = lab.customer().with(CallOptions.deadline(Duration.ofMinutes(1)));
                    customer.subscriptions().rename(has(lab, customer.id(), SEATS.pending()), "Nytt");
                }),
                ErrorCase.of("409/27009", ConflictException.class, lab -> {
                    CustomerScope customer = lab.customer();
                    String parent = has(lab, customer.id(), SEATS);
                    String addOn = has(lab, customer.id(), SEATS.under(parent));
                    customer.subscriptions().suspend(parent);
                    customer.subscriptions().reactivate(addOn);
                }),
                ErrorCase.of("400/800041", BadRequestException.class, lab -> {
                    CustomerScope customer = lab.customer();
                    String path = "/customers/" + customer.id() + "/subscriptions/" + has(lab, customer.id(), SEATS);
                    lab.client()
                            .raw()
                            .send(RawRequest.patch(Service.PARTNER_CENTER, path).json("{\"status\":\"active\"}"));
                }));
    }

    private static List<ErrorCase> fixed() {
        UnaryOperator<Subscription.Builder> yearly = builder -> builder.billingCycle(BillingCycle.ANNUAL);
        return List.of(
                bad("2054", OLDER, yearly),
                bad("800097", SEATS, yearly),
                bad("800093", ExistingSubscription.software(1), builder -> builder.autoRenewEnabled(true)),
                bad(
                        "800096",
                        ExistingSubscription.reservation(1),
                        builder -> builder.status(SubscriptionStatus.SUSPENDED)),
                bad("800098", SEATS, builder -> builder.partnerId(NORD)));
    }

    private static List<ErrorCase> partners() {
        return List.of(
                bad("2071", OLDER, builder -> builder.partnerId(NORD)),
                asProvider("404/800015", NotFoundException.class, lab -> {}),
                asProvider("400/800016", BadRequestException.class, lab -> {
                    lab.backend().world().indirectReseller(tenant(), NORD);
                    lab.backend().world().partnership(NORD, false);
                }),
                ErrorCase.of("404/2072", NotFoundException.class, lab -> {
                    lab.backend(b -> b.partnerType(PartnerType.INDIRECT_PROVIDER));
                    update(lab, OLDER, builder -> builder.partnerId(Lab.ownMpnId()));
                }));
    }

    private static List<ErrorCase> plans() {
        return List.of(
                ErrorCase.of(
                        "403/900115",
                        PlanInUseException.class,
                        lab -> lab.plan().suspend()),
                ErrorCase.of("400/800012", BadRequestException.class, lab -> {
                    AzurePlan plan = lab.plan();
                    plan.azureSubscriptions()
                            .list()
                            .toList()
                            .forEach(s -> plan.azureSubscriptions().cancel(s.id()));
                    plan.suspend();
                    lab.client()
                            .customer(plan.customerId())
                            .subscriptions()
                            .register(plan.id().text());
                }));
    }

    private static ErrorCase bad(
            String code, ExistingSubscription subscription, UnaryOperator<Subscription.Builder> change) {
        return ErrorCase.of("400/" + code, BadRequestException.class, lab -> update(lab, subscription, change));
    }

    private static ErrorCase forbidden(
            String code, ExistingSubscription subscription, UnaryOperator<Subscription.Builder> change) {
        return ErrorCase.of("403/" + code, ForbiddenException.class, lab -> update(lab, subscription, change));
    }

    private static ErrorCase forbiddenInSandbox(
            String code, ExistingSubscription subscription, UnaryOperator<Subscription.Builder> change) {
        return ErrorCase.of("403/" + code, ForbiddenException.class, lab -> {
            lab.backend(b -> b.integrationSandbox(true));
            update(lab, subscription, change);
        });
    }

    private static ErrorCase asProvider(
            String code, Class<? extends io.github.azureplan.errors.ServiceException> type, Consumer<Lab> before) {
        return ErrorCase.of(code, type, lab -> {
            lab.backend(b -> b.partnerType(PartnerType.INDIRECT_PROVIDER));
            before.accept(lab);
            update(lab, OLDER, builder -> builder.partnerId(NORD));
        });
    }

    private static void update(Lab lab, ExistingSubscription subscription, UnaryOperator<Subscription.Builder> change) {
        CustomerScope customer = lab.customer();
        String id = has(lab, customer.id(), subscription);
        Subscription read = customer.subscriptions().get(id);
        customer.subscriptions().update(change.apply(read.toBuilder()).build());
    }

    private static String has(Lab lab, CustomerId customer, ExistingSubscription subscription) {
        return lab.backend().world().subscription(customer, subscription);
    }

    private static TenantId tenant() {
        return TenantId.of("11111111-2222-4333-8444-555555555501");
    }
}
