package io.github.azureplan.transition;

import io.github.azureplan.common.CustomerId;
import io.github.azureplan.errors.DeadlineExceededException;
import io.github.azureplan.errors.ErrorCode;
import io.github.azureplan.errors.NotFoundException;
import io.github.azureplan.errors.ResumePoint;
import io.github.azureplan.errors.ServiceException;
import io.github.azureplan.internal.wire.Call;
import io.github.azureplan.internal.wire.Routes;
import io.github.azureplan.internal.wire.Wire;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The move of one customer from the legacy offer MS-AZR-0145P to the Azure plan. Every call needs an App+User sign-in.
 * Immutable and safe for use by many threads.
 */
public final class Transition {
    /** How long a transition takes is published nowhere. */
    private static final Duration LONGEST_WAIT = Duration.ofHours(4);

    /** For the id of an upgrade that was started just now. */
    private static final Duration LONGEST_WAIT_FOR_ID = Duration.ofMinutes(2);

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9._~-]{1,128}");

    private final Wire wire;
    private final CustomerId customer;

    /** An accepted start, with the id where it was told. */
    private record Begun(@Nullable String upgradeId) {}

    /** One start at a time for one customer. */
    private record Flight(CustomerId customer) {}

    /**
     * Made by the customer's scope.
     *
     * @param wire the client's pipeline
     * @param customer the customer
     * @hidden
     */
    @SuppressWarnings("exports")
    public Transition(Wire wire, CustomerId customer) {
        this.wire = wire;
        this.customer = customer;
    }

    /**
     * Asks the service whether the customer can be moved. {@link #preview()} says more.
     *
     * <p><!-- CHECK_TRANSITION -->
     * Endpoint:
     * <a href="https://learn.microsoft.com/partner-center/developer/get-eligibility-for-product-upgrade">{@code POST /v1/productUpgrades/eligibility}</a>
     * (App+User only; safe to repeat). Roles: Admin agent, Billing admin, Global admin, Helpdesk agent, Sales agent
     * or User management admin.
     * <!-- end -->
     *
     * @return the service's answer
     * @throws ServiceException when the service refuses in place of answering no; its code says why
     */
    public TransitionEligibility eligibility() {
        return wire.execute(Call.on(Routes.CHECK_TRANSITION)
                .body(UpgradeRequest.eligibility(customer))
                .json(TransitionEligibility.class));
    }

    /**
     * Looks at what a transition would do and what stands in its way. Changes nothing. A refusal whose reason is known
     * becomes an obstacle; only what says nothing about the customer is thrown.
     *
     * <p><!-- CHECK_TRANSITION GET_TRANSITION LIST_SUBSCRIPTIONS LIST_ENTITLEMENTS LIST_AGREEMENTS GET_DIRECT_ACCEPTANCE -->
     * Endpoints:
     * <a href="https://learn.microsoft.com/partner-center/developer/get-eligibility-for-product-upgrade">{@code POST /v1/productUpgrades/eligibility}</a>
     * (App+User only; safe to repeat);
     * <a href="https://learn.microsoft.com/partner-center/developer/get-product-upgrade-status">{@code POST /v1/productUpgrades/<upgrade>/status}</a>
     * (App+User only; safe to repeat);
     * <a href="https://learn.microsoft.com/partner-center/developer/get-all-of-a-customer-s-subscriptions">{@code GET /v1/customers/<customer>/subscriptions}</a>
     * (App-only or App+User; safe to repeat);
     * <a href="https://learn.microsoft.com/partner-center/developer/get-a-list-of-azure-entitlements-for-subscription">{@code GET /v1/customers/<customer>/subscriptions/<plan>/azureEntitlements}</a>
     * (App-only or App+User; safe to repeat);
     * <a href="https://learn.microsoft.com/partner-center/developer/get-confirmation-of-customer-acceptance-of-the-microsoft-customer-agreement">{@code GET /v1/customers/<customer>/agreements}</a>
     * (App+User only; safe to repeat);
     * <a href="https://learn.microsoft.com/partner-center/developer/get-the-status-of-direct-acceptance-of-the-microsoft-customer-agreement">{@code GET /v1/customers/<customer>/directSignedMicrosoftCustomerAgreementStatus}</a>
     * (App+User only; safe to repeat). Roles: Admin agent, Billing admin, Global admin, Helpdesk agent, Sales agent
     * or User management admin.
     * <!-- end -->
     *
     * @return what would happen
     */
    public TransitionPreview preview() {
        return new PreviewReader(wire.begin(), customer).read();
    }

    /**
     * Starts the transition, or finds the one that is under way or done. Safe to repeat: after a lost answer the service
     * is asked for the upgrade before anything is started again. It does not wait; {@link #resume} does.
     *
     * <p><!-- CHECK_TRANSITION START_TRANSITION GET_TRANSITION -->
     * Endpoints:
     * <a href="https://learn.microsoft.com/partner-center/developer/get-eligibility-for-product-upgrade">{@code POST /v1/productUpgrades/eligibility}</a>
     * (App+User only; safe to repeat);
     * <a href="https://learn.microsoft.com/partner-center/developer/create-product-upgrade-entity">{@code POST /v1/productUpgrades}</a>
     * (App+User only; after a lost answer the state is read first);
     * <a href="https://learn.microsoft.com/partner-center/developer/get-product-upgrade-status">{@code POST /v1/productUpgrades/<upgrade>/status}</a>
     * (App+User only; safe to repeat). Roles: Admin agent, Billing admin, Global admin, Helpdesk agent, Sales agent
     * or User management admin.
     * <!-- end -->
     *
     * @return the upgrade, and whether this call has started it
     * @throws io.github.azureplan.errors.AgreementRequiredException when the customer has no valid agreement
     * @throws ServiceException when something stands in the way; its code is that of a {@link TransitionBlocker}
     */
    public StartedTransition start() {
        Transition verb = new Transition(wire.begin(), customer);
        return verb.wire.exclusively(new Flight(customer), "the transition of customer " + customer, verb::startAlone);
    }

    private StartedTransition startAlone() {
        Transition reads = reads();
        String earlier;
        try {
            TransitionEligibility before = reads.eligibility();
            earlier = before.upgradeId();
            Optional<StartedTransition> present = reads.present(before);
            if (present.isPresent()) {
                return present.get();
            }
        } catch (ServiceException e) {
            if (e.code().equals(ErrorCode.UPGRADE_COMPLETED)) {
                return new StartedTransition(null, StartedTransition.How.COMPLETED_BEFORE);
            }
            throw e;
        }
        Call<Begun> start = Call.on(Routes.START_TRANSITION)
                .body(UpgradeRequest.start(customer))
                .decode((response, reader) -> {
                    reader.bytes(response);
                    return new Begun(response.headers()
                            .first("Location")
                            .flatMap(Transition::upgradeIdIn)
                            .orElse(null));
                });
        try {
            String told = wire.execute(
                            start.confirmedBy(() -> reads.begun(earlier).map(Begun::new)))
                    .upgradeId();
            return new StartedTransition(told == null ? reads.awaitId(earlier) : told, StartedTransition.How.STARTED);
        } catch (ServiceException e) {
            return reads.foundBy(e);
        }
    }

    /** The calls beside the one that a request id of the caller is meant for. */
    private Transition reads() {
        return new Transition(wire.withoutRequestId(), customer);
    }

    /** The upgrade that makes a start needless, if there is one. A failed one does not. */
    private Optional<StartedTransition> present(TransitionEligibility now) {
        Optional<ProductUpgrade> upgrade = upgradeOf(now);
        if (upgrade.isEmpty() || upgrade.get().failed()) {
            return Optional.empty();
        }
        String id = upgrade.get().id();
        if (upgrade.get().running()) {
            return Optional.of(new StartedTransition(id, StartedTransition.How.UNDER_WAY));
        }
        // What was bought since an earlier transition can be moved by another one.
        return now.eligible()
                ? Optional.empty()
                : Optional.of(new StartedTransition(id, StartedTransition.How.COMPLETED_BEFORE));
    }

    /** The upgrade an answer names; empty when it names none, or one that is gone. */
    Optional<ProductUpgrade> upgradeOf(TransitionEligibility now) {
        if (now.upgradeId() == null || !ID.matcher(now.upgradeId()).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(status(now.upgradeId()));
        } catch (NotFoundException gone) {
            return Optional.empty();
        }
    }

    /** The upgrade that is there after a start whose answer was lost; empty when it has not begun. */
    private Optional<String> begun(@Nullable String earlier) {
        TransitionEligibility now = eligibility();
        String id = now.upgradeId();
        if (id == null) {
            return Optional.empty();
        }
        if (!id.equalsIgnoreCase(earlier)) {
            return Optional.of(id);
        }
        return upgradeOf(now).filter(ProductUpgrade::running).map(ProductUpgrade::id);
    }

    /** A start that was accepted without a usable address: the service is asked for the id. */
    private String awaitId(@Nullable String earlier) {
        return wire.await(
                        () -> begun(earlier),
                        new Wire.Wait<>(
                                "the id of the transition that was started",
                                seen -> seen.isPresent() ? "there" : "not visible yet",
                                Optional::isPresent,
                                LONGEST_WAIT_FOR_ID,
                                null))
                .orElseThrow();
    }

    /** A refused start that only says that there is an upgrade already; anything else is thrown. */
    private StartedTransition foundBy(ServiceException refused) {
        boolean underWay = refused.code().equals(ErrorCode.UPGRADE_RUNNING);
        if (!underWay && !refused.code().equals(ErrorCode.UPGRADE_COMPLETED)) {
            throw refused;
        }
        String id = null;
        try {
            id = eligibility().upgradeId();
        } catch (ServiceException e) {
            refused.addSuppressed(e);
        }
        if (underWay && id == null) {
            throw refused;
        }
        return new StartedTransition(
                id, underWay ? StartedTransition.How.UNDER_WAY : StartedTransition.How.COMPLETED_BEFORE);
    }

    /**
     * The id in the address of a started upgrade: relative, without slash and version in the documentation. What follows
     * the collection's name is the id, else the last part that can be one.
     */
    static Optional<String> upgradeIdIn(String location) {
        String path = location.split("[?#]", 2)[0].trim();
        List<String> parts = List.of(path.split("/+", -1)).stream()
                .filter(part -> !part.isBlank())
                .toList();
        String last = parts.isEmpty() ? "" : parts.get(parts.size() - 1);
        for (int i = 0; i < parts.size(); i++) {
            if (parts.get(i).equalsIgnoreCase("productUpgrades")) {
                last = i + 1 < parts.size() ? parts.get(i + 1) : "";
            }
        }
        return Optional.of(last).filter(id -> ID.matcher(id).matches());
    }

    /**
     * Reads how far an upgrade is.
     *
     * <p><!-- GET_TRANSITION -->
     * Endpoint:
     * <a href="https://learn.microsoft.com/partner-center/developer/get-product-upgrade-status">{@code POST /v1/productUpgrades/<upgrade>/status}</a>
     * (App+User only; safe to repeat). Roles: Admin agent, Billing admin, Global admin, Helpdesk agent, Sales agent
     * or User management admin.
     * <!-- end -->
     *
     * @param upgradeId the upgrade
     * @return the upgrade
     * @throws NotFoundException when there is no such upgrade (900106)
     * @throws io.github.azureplan.errors.BadRequestException when it belongs to another customer (900111)
     */
    public ProductUpgrade status(String upgradeId) {
        Objects.requireNonNull(upgradeId, "upgradeId");
        if (!ID.matcher(upgradeId).matches()) {
            throw new IllegalArgumentException(
                    "upgradeId: must be 1 to 128 letters, digits and -._~; take the one that start() or preview() tells");
        }
        return wire.execute(Call.on(Routes.GET_TRANSITION)
                .path("upgrade", upgradeId)
                .body(UpgradeRequest.status(customer))
                .resume(ResumePoint.Kind.TRANSITION, upgradeId)
                .json(ProductUpgrade.class));
    }

    /**
     * Follows an upgrade to its end; also after a crash, or in another process. Progress is reported at each look. Without
     * a deadline of the caller it waits up to four hours.
     *
     * <p><!-- GET_TRANSITION -->
     * Endpoint:
     * <a href="https://learn.microsoft.com/partner-center/developer/get-product-upgrade-status">{@code POST /v1/productUpgrades/<upgrade>/status}</a>
     * (App+User only; safe to repeat). Roles: Admin agent, Billing admin, Global admin, Helpdesk agent, Sales agent
     * or User management admin.
     * <!-- end -->
     *
     * @param upgradeId the upgrade
     * @return the completed upgrade
     * @throws TransitionFailedException when it has failed
     * @throws DeadlineExceededException when it is not done in time; its {@code resumeWith()} has the id to go on with
     */
    public ProductUpgrade resume(String upgradeId) {
        Transition verb = new Transition(wire.begin(), customer);
        ProductUpgrade upgrade = verb.wire.await(
                () -> verb.status(upgradeId),
                new Wire.Wait<>(
                        "the transition of customer " + customer,
                        Transition::progress,
                        seen -> !seen.running(),
                        LONGEST_WAIT,
                        new ResumePoint(ResumePoint.Kind.TRANSITION, upgradeId)));
        if (upgrade.failed()) {
            throw new TransitionFailedException(upgrade);
        }
        return upgrade;
    }

    private static String progress(ProductUpgrade upgrade) {
        String status = String.valueOf(upgrade.status());
        long done = upgrade.lineItems().stream()
                .filter(line -> UpgradeStatus.COMPLETED.equals(line.status()))
                .count();
        return upgrade.lineItems().isEmpty()
                ? status
                : status + ", " + done + " of " + upgrade.lineItems().size() + " moved";
    }

    /**
     * Moves the customer: starts the transition or finds the one that exists, follows it to its end, and looks whether
     * everything is where it should be. Safe to repeat at any time, also after a crash.
     *
     * <p><!-- CHECK_TRANSITION START_TRANSITION GET_TRANSITION LIST_SUBSCRIPTIONS LIST_ENTITLEMENTS -->
     * Endpoints:
     * <a href="https://learn.microsoft.com/partner-center/developer/get-eligibility-for-product-upgrade">{@code POST /v1/productUpgrades/eligibility}</a>
     * (App+User only; safe to repeat);
     * <a href="https://learn.microsoft.com/partner-center/developer/create-product-upgrade-entity">{@code POST /v1/productUpgrades}</a>
     * (App+User only; after a lost answer the state is read first);
     * <a href="https://learn.microsoft.com/partner-center/developer/get-product-upgrade-status">{@code POST /v1/productUpgrades/<upgrade>/status}</a>
     * (App+User only; safe to repeat);
     * <a href="https://learn.microsoft.com/partner-center/developer/get-all-of-a-customer-s-subscriptions">{@code GET /v1/customers/<customer>/subscriptions}</a>
     * (App-only or App+User; safe to repeat);
     * <a href="https://learn.microsoft.com/partner-center/developer/get-a-list-of-azure-entitlements-for-subscription">{@code GET /v1/customers/<customer>/subscriptions/<plan>/azureEntitlements}</a>
     * (App-only or App+User; safe to repeat). Roles: Admin agent, Billing admin, Global admin, Helpdesk agent, Sales
     * agent or User management admin.
     * <!-- end -->
     *
     * @return what it has come to; look at its findings
     * @throws io.github.azureplan.errors.AgreementRequiredException when the customer has no valid agreement
     * @throws ServiceException when something stands in the way; its code is that of a {@link TransitionBlocker}
     * @throws TransitionFailedException when the upgrade has failed
     * @throws DeadlineExceededException when it is not done in time; repeat to go on
     */
    public TransitionReport move() {
        Transition verb = new Transition(wire.begin(), customer);
        Transition reads = verb.reads();
        Instant begin = wire.clock().instant();
        List<TransitionMove> before = new PreviewReader(reads.wire, customer).legacy();
        verb.wire.report("the transition of customer " + customer, "starting", begin);
        StartedTransition started = verb.start();
        if (started.how() != StartedTransition.How.COMPLETED_BEFORE && started.upgradeId() != null) {
            reads.resume(started.upgradeId());
        }
        reads.wire.report("the transition of customer " + customer, "looking at the result", begin);
        return new Verification(reads, reads.wire, customer).of(before, null);
    }

    /**
     * Looks whether everything is where it should be: the same Azure subscription ids, each under the plan of its partner
     * on record, the legacy subscriptions suspended. Compares with the legacy subscriptions as they are listed now.
     *
     * <p><!-- CHECK_TRANSITION GET_TRANSITION LIST_SUBSCRIPTIONS LIST_ENTITLEMENTS -->
     * Endpoints:
     * <a href="https://learn.microsoft.com/partner-center/developer/get-eligibility-for-product-upgrade">{@code POST /v1/productUpgrades/eligibility}</a>
     * (App+User only; safe to repeat);
     * <a href="https://learn.microsoft.com/partner-center/developer/get-product-upgrade-status">{@code POST /v1/productUpgrades/<upgrade>/status}</a>
     * (App+User only; safe to repeat);
     * <a href="https://learn.microsoft.com/partner-center/developer/get-all-of-a-customer-s-subscriptions">{@code GET /v1/customers/<customer>/subscriptions}</a>
     * (App-only or App+User; safe to repeat);
     * <a href="https://learn.microsoft.com/partner-center/developer/get-a-list-of-azure-entitlements-for-subscription">{@code GET /v1/customers/<customer>/subscriptions/<plan>/azureEntitlements}</a>
     * (App-only or App+User; safe to repeat). Roles: Admin agent, Billing admin, Global admin, Helpdesk agent, Sales
     * agent or User management admin.
     * <!-- end -->
     *
     * @return what has moved, and everything that is not as it should be
     */
    public TransitionReport verify() {
        Transition verb = new Transition(wire.begin(), customer);
        return new Verification(verb, verb.wire, customer).of(new PreviewReader(verb.wire, customer).legacy(), null);
    }

    /**
     * Looks whether everything is where it should be, compared with what was there before: the same Azure subscription
     * ids, each under the plan of its partner on record, the legacy subscriptions suspended, nothing added.
     *
     * <p><!-- CHECK_TRANSITION GET_TRANSITION LIST_SUBSCRIPTIONS LIST_ENTITLEMENTS -->
     * Endpoints:
     * <a href="https://learn.microsoft.com/partner-center/developer/get-eligibility-for-product-upgrade">{@code POST /v1/productUpgrades/eligibility}</a>
     * (App+User only; safe to repeat);
     * <a href="https://learn.microsoft.com/partner-center/developer/get-product-upgrade-status">{@code POST /v1/productUpgrades/<upgrade>/status}</a>
     * (App+User only; safe to repeat);
     * <a href="https://learn.microsoft.com/partner-center/developer/get-all-of-a-customer-s-subscriptions">{@code GET /v1/customers/<customer>/subscriptions}</a>
     * (App-only or App+User; safe to repeat);
     * <a href="https://learn.microsoft.com/partner-center/developer/get-a-list-of-azure-entitlements-for-subscription">{@code GET /v1/customers/<customer>/subscriptions/<plan>/azureEntitlements}</a>
     * (App-only or App+User; safe to repeat). Roles: Admin agent, Billing admin, Global admin, Helpdesk agent, Sales
     * agent or User management admin.
     * <!-- end -->
     *
     * @param before the preview taken before the start, of the same customer
     * @return what has moved, and everything that is not as it should be
     * @throws IllegalArgumentException when the preview is of another customer
     */
    public TransitionReport verify(TransitionPreview before) {
        if (!before.customer().equals(customer)) {
            throw new IllegalArgumentException("before: is a preview of customer " + before.customer() + ", not of "
                    + customer + "; give the one of this customer");
        }
        Transition verb = new Transition(wire.begin(), customer);
        return new Verification(verb, verb.wire, customer).of(before.moves(), before);
    }

    @Override
    public String toString() {
        return "Transition[" + customer + "]";
    }
}
