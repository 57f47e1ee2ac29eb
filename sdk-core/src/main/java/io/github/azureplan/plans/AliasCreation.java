package io.github.azureplan.plans;

import io.github.azureplan.common.MpnId;
import io.github.azureplan.errors.ErrorCode;
import io.github.azureplan.errors.ErrorDetails;
import io.github.azureplan.errors.ForbiddenException;
import io.github.azureplan.errors.NotFoundException;
import io.github.azureplan.errors.Outcome;
import io.github.azureplan.errors.ProvisioningFailedException;
import io.github.azureplan.errors.ResumePoint;
import io.github.azureplan.internal.wire.Call;
import io.github.azureplan.internal.wire.Routes;
import io.github.azureplan.internal.wire.Wire;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Asks for one Azure subscription under an alias: finds who is billed, makes the alias, and waits for its end. */
final class AliasCreation {
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(15);

    /** A plan of this age may be refused though nothing is wrong: Azure learns of it later than Partner Center. */
    private static final Duration YOUNG = Duration.ofHours(1);

    private static final Duration PATIENCE_WITH_YOUNG = Duration.ofMinutes(5);

    /**
     * What an alias has come to.
     *
     * @param name the name it was asked for with, where that is known
     * @param fresh whether it was made just now
     */
    record Made(AzureAlias alias, @Nullable String name, boolean fresh) {}

    private record Seen(AzureAlias alias, @Nullable Duration retryAfter) {}

    /**
     * The billing account does not know the customer or its reseller; for a plan just bought it may come to. Users see an
     * {@link IllegalStateException}.
     */
    private static final class NotKnownToAzure extends IllegalStateException {
        @java.io.Serial
        private static final long serialVersionUID = 1L;

        NotKnownToAzure(String message) {
            super(message);
        }
    }

    private final Wire wire;
    private final PlanContext plan;

    AliasCreation(Wire wire, PlanContext plan) {
        this.wire = wire;
        this.plan = plan;
    }

    Made create(NewAzureSubscription asked) {
        MpnId other = asked.reseller();
        if (other != null && plan.reseller() != null && !other.equals(plan.reseller())) {
            throw new IllegalArgumentException("reseller: the plan is that of reseller " + plan.reseller() + ", not of "
                    + other + "; leave it out, or use customer.azurePlan(MpnId) of the other one");
        }
        NewAzureSubscription wanted =
                asked.reseller() == null && plan.reseller() != null ? asked.reseller(plan.reseller()) : asked;
        String alias = wanted.alias() != null ? wanted.alias() : derived(wanted.displayName());
        ResumePoint resume = new ResumePoint(ResumePoint.Kind.ALIAS, alias);
        Patience patience =
                new Patience("Azure to know the plan", patience(wanted), AliasCreation::maybeTooYoung, resume);
        String scope = scopeWith(patience, wanted);
        Seen first = patience.call(wire, () -> put(alias, wanted, scope));
        boolean fresh = !first.alias().settled();
        // What a settled alias stands for is only told when it is read.
        Supplier<Seen> read = fresh ? startingWith(first, alias) : () -> read(alias);
        AzureAlias ended = ended(await(read, alias, resume).alias(), resume);
        return new Made(ended, ended.displayName() == null ? wanted.displayName() : ended.displayName(), fresh);
    }

    Made resume(String alias) {
        ResumePoint resume = new ResumePoint(ResumePoint.Kind.ALIAS, alias);
        AzureAlias ended = ended(await(() -> read(alias), alias, resume).alias(), resume);
        return new Made(ended, ended.displayName(), false);
    }

    /** The answer to the PUT counts as a first look; an alias made this moment may take another to show. */
    private Supplier<Seen> startingWith(Seen first, String alias) {
        List<Seen> pending = new ArrayList<>(List.of(first));
        return () -> {
            if (!pending.isEmpty()) {
                return pending.remove(0);
            }
            try {
                return read(alias);
            } catch (NotFoundException e) {
                return new Seen(first.alias(), null);
            }
        };
    }

    private Seen put(String alias, NewAzureSubscription wanted, String scope) {
        return wire.execute(Call.on(Routes.PUT_ALIAS)
                .path("alias", alias)
                .body(wanted.body(scope))
                .resume(ResumePoint.Kind.ALIAS, alias)
                .decode((response, reader) -> new Seen(
                        AzureAlias.of(reader.<Arm.Alias>json(response, Arm.Alias.class)),
                        wire.retryAfter(response.headers()))));
    }

    private Seen read(String alias) {
        return wire.execute(Call.on(Routes.GET_ALIAS)
                .path("alias", alias)
                .decode((response, reader) -> new Seen(
                        AzureAlias.of(reader.<Arm.Alias>json(response, Arm.Alias.class)),
                        wire.retryAfter(response.headers()))));
    }

    private Seen await(Supplier<Seen> read, String alias, ResumePoint resume) {
        return wire.await(
                read,
                new Wire.Wait<>(
                        "the Azure subscription of alias " + alias,
                        seen -> String.valueOf(seen.alias().provisioningState()),
                        seen -> seen.alias().settled(),
                        LONGEST_WAIT,
                        resume,
                        Seen::retryAfter));
    }

    private AzureAlias ended(AzureAlias alias, ResumePoint resume) {
        requireOurs(alias);
        if (alias.succeeded()) {
            return alias;
        }
        AzureAliasError error = alias.error();
        throw new ProvisioningFailedException(new ErrorDetails(
                Routes.GET_ALIAS.name(),
                200,
                error == null || error.code() == null ? ErrorCode.NONE : ErrorCode.of(error.code()),
                error == null || error.message() == null ? "the provisioning failed" : error.message(),
                null,
                null,
                null,
                false,
                "Check the plan and the caller's role, then create it with another alias than " + alias.name()
                        + ", or delete that one with azureAliases().delete(…) first.",
                Outcome.NOT_APPLIED,
                resume));
    }

    /** Azure answers a known alias with what it stands for, whoever is asked for now: it must be this plan's. */
    private void requireOurs(AzureAlias alias) {
        String scope = alias.billingScope();
        boolean otherCustomer = scope != null
                && !scope.toLowerCase(Locale.ROOT)
                        .endsWith("/customers/" + plan.customer().text());
        boolean otherReseller = alias.resellerId() != null
                && plan.reseller() != null
                && !alias.resellerId().equals(plan.reseller());
        if (otherCustomer || otherReseller) {
            throw new IllegalStateException("alias " + alias.name() + " stands for an Azure subscription of another "
                    + (otherCustomer ? "customer" : "reseller") + "; give another alias");
        }
    }

    private String derived(String name) {
        String key = plan.id().text() + "\n" + name;
        return UUID.nameUUIDFromBytes(key.getBytes(StandardCharsets.UTF_8)).toString();
    }

    // ---- who is billed

    private String scopeWith(Patience patience, NewAzureSubscription wanted) {
        try {
            return patience.call(wire, () -> scope(wanted));
        } catch (NotKnownToAzure e) {
            throw new IllegalStateException(e.getMessage());
        }
    }

    private String scope(NewAzureSubscription wanted) {
        AzureBilling billing = new AzureBilling(wire);
        String named = wanted.billingAccount();
        List<String> accounts = named != null
                ? List.of(named)
                : billing.listAccounts().stream()
                        .filter(AzureBillingAccount::ofPartner)
                        .map(AzureBillingAccount::name)
                        .toList();
        if (accounts.isEmpty()) {
            throw new IllegalStateException(
                    "the caller sees no billing account of a Microsoft Partner Agreement; sign in"
                            + " as an Admin agent of the partner");
        }
        MpnId reseller = wanted.reseller();
        String account = accounts.get(0);
        if (accounts.size() > 1 || reseller != null) {
            account = accountWithCustomer(billing, accounts, reseller);
        }
        return "/providers/Microsoft.Billing/billingAccounts/" + account + "/customers/" + plan.customer();
    }

    private String accountWithCustomer(AzureBilling billing, List<String> accounts, @Nullable MpnId reseller) {
        List<String> found = new ArrayList<>();
        List<MpnId> resellers = new ArrayList<>();
        ForbiddenException denied = null;
        for (String account : accounts) {
            try {
                billing.findCustomer(account, plan.customer()).ifPresent(customer -> {
                    found.add(account);
                    customer.resellers().stream()
                            .map(AzureReseller::resellerId)
                            .filter(Objects::nonNull)
                            .forEach(resellers::add);
                });
            } catch (ForbiddenException e) {
                denied = e;
            }
        }
        if (found.isEmpty() && denied != null) {
            throw denied;
        }
        if (found.isEmpty()) {
            throw new NotKnownToAzure("customer " + plan.customer() + " has no Azure plan under billing account "
                    + String.join(", ", accounts) + "; a plan bought a moment ago takes some minutes to show there");
        }
        if (found.size() > 1) {
            throw new IllegalStateException("customer " + plan.customer() + " is under several billing accounts: "
                    + String.join(", ", found) + "; choose one with NewAzureSubscription.billingAccount(…)");
        }
        if (reseller != null && !resellers.contains(reseller)) {
            throw new NotKnownToAzure("reseller " + reseller + " is none of customer " + plan.customer()
                    + "'s resellers in Azure, which are " + (resellers.isEmpty() ? "none" : resellers)
                    + "; check the MPN id, a direct partner names no reseller");
        }
        return found.get(0);
    }

    // ---- a plan that Azure does not know yet

    private static boolean maybeTooYoung(RuntimeException refusal) {
        return refusal instanceof NotKnownToAzure
                || (refusal instanceof ForbiddenException forbidden
                        && forbidden.code().equals(ErrorCode.FORBIDDEN));
    }

    private Duration patience(NewAzureSubscription wanted) {
        Duration asked = wanted.forbiddenRetriedFor();
        if (asked != null) {
            return asked;
        }
        Instant bought = plan.boughtAt();
        boolean young = bought != null && wire.clock().instant().isBefore(bought.plus(YOUNG));
        return young ? PATIENCE_WITH_YOUNG : Duration.ZERO;
    }
}
