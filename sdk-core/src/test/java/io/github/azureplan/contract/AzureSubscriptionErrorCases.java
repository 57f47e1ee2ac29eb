package io.github.azureplan.contract;

import io.github.azureplan.AzurePlanClient;
import io.github.azureplan.RawRequest;
import io.github.azureplan.auth.AccessToken;
import io.github.azureplan.auth.TokenRequest;
import io.github.azureplan.common.AzureSubscriptionId;
import io.github.azureplan.common.CustomerId;
import io.github.azureplan.common.PrincipalId;
import io.github.azureplan.common.Service;
import io.github.azureplan.common.TenantId;
import io.github.azureplan.errors.BadRequestException;
import io.github.azureplan.errors.ConflictException;
import io.github.azureplan.errors.ForbiddenException;
import io.github.azureplan.errors.NotFoundException;
import io.github.azureplan.errors.ThrottledException;
import io.github.azureplan.errors.UnauthorizedException;
import io.github.azureplan.plans.AzurePlan;
import io.github.azureplan.plans.AzureSubscription;
import io.github.azureplan.plans.AzureSubscriptions;
import io.github.azureplan.plans.Cancellation;
import io.github.azureplan.plans.CancellationReason;
import io.github.azureplan.plans.NewAzureSubscription;
import io.github.azureplan.plans.Workload;
import io.github.azureplan.retry.RetryPolicy;
import java.time.Duration;
import java.util.List;
import java.util.function.BiConsumer;

/** The refusals of Azure subscriptions. */
final class AzureSubscriptionErrorCases {
    private static final String STRANGER = "0f0f0f0f-1111-4222-8333-444444444444";

    private AzureSubscriptionErrorCases() {}

    static List<ErrorCase> all() {
        return List.of(
                ErrorCase.of(
                        "404/800111",
                        NotFoundException.class,
                        lab -> lab.plan().azureSubscriptions().get(AzureSubscriptionId.of(STRANGER))),
                raw("400/900118", (lab, plan) -> post(lab, "/customers/me/subscriptions/" + plan.id(), "cancel")),
                raw("400/800002", (lab, plan) -> change(lab, plan, "me", "reactivate")),
                ErrorCase.of("400/800002", BadRequestException.class, lab -> {
                    AzurePlan plan = lab.plan();
                    plan.azureSubscriptions()
                            .cancel(
                                    first(plan).id(),
                                    Cancellation.inPartnerCenter(CancellationReason.of("because ".repeat(40))));
                }),
                ErrorCase.of("404/20003", NotFoundException.class, lab -> {
                    AzurePlan plan = lab.plan();
                    post(lab, "/customers/" + plan.customerId() + "/subscriptions/" + STRANGER, "cancel");
                }),
                raw("400/800012", (lab, plan) -> {
                    AzureSubscription dev = first(plan);
                    plan.azureSubscriptions().cancel(dev.id());
                    change(lab, plan, dev.id().text(), "cancel");
                }),
                raw(
                        "400/800041",
                        (lab, plan) -> change(lab, plan, first(plan).id().text(), "reactivate")),
                raw("400/2011", (lab, plan) -> {
                    AzureSubscription dev = first(plan);
                    plan.azureSubscriptions().cancel(dev.id());
                    lab.backend().clock().advance(Duration.ofDays(91));
                    plan.azureSubscriptions().reactivate(dev.id());
                }),
                ErrorCase.of("409/27009", ConflictException.class, lab -> {
                    AzurePlan plan = lab.plan();
                    AzureSubscription dev = first(plan);
                    plan.azureSubscriptions().cancel(dev.id());
                    lab.client()
                            .raw()
                            .send(RawRequest.patch(Service.PARTNER_CENTER, path(plan))
                                    .json("{\"status\": \"suspended\"}"));
                    plan.azureSubscriptions().reactivate(dev.id());
                }),
                ErrorCase.of("400/800042", BadRequestException.class, lab -> {
                    CustomerId legacy = lab.backend().world().legacyCustomer("SE", "gammal.example", "Gammal");
                    String id = lab.client()
                            .customer(legacy)
                            .subscriptions()
                            .list()
                            .first()
                            .orElseThrow()
                            .id();
                    post(lab, "/customers/" + legacy + "/subscriptions/" + id, "cancel");
                }),
                ErrorCase.of("400/900141", BadRequestException.class, lab -> {
                    CustomerId legacy = lab.backend().world().legacyCustomer("SE", "gammal.example", "Gammal");
                    String id = lab.client()
                            .customer(legacy)
                            .subscriptions()
                            .list()
                            .first()
                            .orElseThrow()
                            .id();
                    lab.client()
                            .raw()
                            .send(RawRequest.get(
                                    Service.PARTNER_CENTER,
                                    "/customers/" + legacy + "/subscriptions/" + id + "/azureEntitlements"));
                }),
                ErrorCase.of("403/Forbidden", ForbiddenException.class, lab -> {
                    AzurePlan plan = lab.plan();
                    lab.backend().world().azureBillingRight(false);
                    plan.azureSubscriptions().create(NewAzureSubscription.named("dev"));
                }),
                raw(
                        "400/BadRequest",
                        (lab, plan) -> plan.azureSubscriptions()
                                .create(NewAzureSubscription.named("dev").workload(Workload.of("Holiday")))),
                raw(
                        "400/MissingParameter",
                        (lab, plan) -> lab.client()
                                .raw()
                                .send(RawRequest.put(
                                                Service.RESOURCE_MANAGER,
                                                "/providers/Microsoft.Subscription/aliases/a?api-version=2021-10-01")
                                        .appUser()
                                        .json("{\"properties\": {\"workload\": \"Production\"}}"))),
                raw(
                        "400/InvalidBillingScope",
                        (lab, plan) -> plan.azureSubscriptions()
                                .create(NewAzureSubscription.named("dev").billingAccount("another"))),
                ErrorCase.of("429/TooManyRequests", ThrottledException.class, lab -> {
                    lab.backend(b -> b.aliasThrottle(Duration.ofHours(1)));
                    AzureSubscriptions subscriptions = lab.plan().azureSubscriptions();
                    subscriptions.create(NewAzureSubscription.named("dev"));
                    subscriptions.create(NewAzureSubscription.named("test"));
                }),
                ErrorCase.of(
                        "404/SubscriptionAliasNotFound",
                        NotFoundException.class,
                        lab -> lab.client().azureAliases().get("none")),
                ErrorCase.of(
                        "404/SubscriptionNotFound",
                        NotFoundException.class,
                        lab -> lab.plan().azureSubscriptions().getInAzure(AzureSubscriptionId.of(STRANGER))),
                ErrorCase.of("403/AuthorizationFailed", ForbiddenException.class, lab -> {
                    AzurePlan plan = lab.plan();
                    AzureSubscription dev = first(plan);
                    lab.backend().world().access(dev.id(), null);
                    plan.azureSubscriptions().rename(dev.id(), "development");
                }),
                ErrorCase.of("409/ReadOnlyDisabledSubscription", ConflictException.class, lab -> {
                    AzurePlan plan = lab.plan();
                    AzureSubscription dev = first(plan);
                    plan.azureSubscriptions().cancel(dev.id());
                    plan.azureSubscriptions().rename(dev.id(), "development");
                }),
                ErrorCase.of("409/RoleAssignmentExists", ConflictException.class, lab -> {
                    AzurePlan plan = lab.plan();
                    assignByHand(lab, plan, first(plan));
                }),
                raw(
                        "400/PrincipalNotFound",
                        (lab, plan) -> plan.azureSubscriptions()
                                .access(first(plan).id())
                                .restore(PrincipalId.of(STRANGER))),
                ErrorCase.of("401/InvalidAuthenticationTokenTenant", UnauthorizedException.class, lab -> {
                    AzurePlan plan = lab.plan();
                    AzureSubscriptionId dev = first(plan).id();
                    // A source of tokens that does not look at the tenant it is asked for.
                    AzurePlanClient home = lab.client(b -> b.appUser(asked -> lab.backend()
                            .tokens()
                            .token(new TokenRequest(
                                    asked.service(), asked.audience(), asked.kind(), null, null, null))));
                    home.customer(plan.customerId())
                            .azurePlan()
                            .get()
                            .azureSubscriptions()
                            .getInAzure(dev);
                }),
                ErrorCase.of("401/InvalidAuthenticationToken", UnauthorizedException.class, lab -> {
                    lab.plan();
                    lab.client(b -> b.appUser(lab.backend().tokensWithoutMfa()))
                            .azureBilling()
                            .listAccounts()
                            .toList();
                }),
                ErrorCase.of("401/ExpiredAuthenticationToken", UnauthorizedException.class, lab -> {
                    AccessToken old = lab.backend()
                            .tokens()
                            .token(new TokenRequest(
                                    Service.RESOURCE_MANAGER,
                                    "https://management.azure.com",
                                    io.github.azureplan.auth.AuthKind.APP_USER,
                                    null,
                                    null,
                                    null));
                    lab.backend().clock().advance(Duration.ofHours(3));
                    AccessToken kept = new AccessToken(
                            old.value(), lab.backend().clock().now().plus(Duration.ofHours(1)));
                    lab.client(b -> b.appUser(asked -> kept).retryPolicy(RetryPolicy.standard()))
                            .azureAliases()
                            .list()
                            .toList();
                }));
    }

    private static ErrorCase raw(String code, BiConsumer<Lab, AzurePlan> refused) {
        return ErrorCase.of(code, BadRequestException.class, lab -> refused.accept(lab, lab.plan()));
    }

    private static AzureSubscription first(AzurePlan plan) {
        return plan.azureSubscriptions().list().first().orElseThrow();
    }

    private static String path(AzurePlan plan) {
        return "/customers/" + plan.customerId() + "/subscriptions/" + plan.id();
    }

    private static void change(Lab lab, AzurePlan plan, String entitlement, String verb) {
        lab.client()
                .raw()
                .send(RawRequest.post(
                        Service.PARTNER_CENTER, path(plan) + "/azureEntitlements/" + entitlement + "/" + verb));
    }

    private static void post(Lab lab, String subscription, String verb) {
        lab.client()
                .raw()
                .send(RawRequest.post(
                        Service.PARTNER_CENTER, subscription + "/azureEntitlements/" + STRANGER + "/" + verb));
    }

    /** The role that AdminAgents has from the start, under a name of our own. */
    private static void assignByHand(Lab lab, AzurePlan plan, AzureSubscription subscription) {
        String scope = "/subscriptions/" + subscription.id() + "/providers/Microsoft.Authorization/";
        lab.client()
                .raw()
                .send(RawRequest.put(
                                Service.RESOURCE_MANAGER,
                                scope + "roleAssignments/" + STRANGER + "?api-version=2022-04-01")
                        .appUser()
                        .inTenantOf(TenantId.of(plan.customerId().text()))
                        .json("""
                                {"properties": {"principalId": "%s", "principalType": "ForeignGroup",
                                 "roleDefinitionId": "%sroleDefinitions/8e3af657-a8ff-443c-a75c-2fe8c4bcb635"}}""".formatted(lab.backend().adminAgents(), scope)));
    }
}
