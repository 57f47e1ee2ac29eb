package io.github.azureplan.plans;

import io.github.azureplan.common.CustomerId;
import io.github.azureplan.common.Listing;
import io.github.azureplan.errors.ErrorCode;
import io.github.azureplan.errors.ErrorDetails;
import io.github.azureplan.errors.NotFoundException;
import io.github.azureplan.errors.Outcome;
import io.github.azureplan.internal.wire.Call;
import io.github.azureplan.internal.wire.Routes;
import io.github.azureplan.internal.wire.Wire;
import java.util.Objects;
import java.util.Optional;

/**
 * The partner's billing in Azure: the accounts the signed-in user sees, and the customers below them. Creating Azure
 * subscriptions looks both up by itself; this is for those who want to see or to choose. Immutable and safe for use by
 * many threads.
 */
public final class AzureBilling {

    private final Wire wire;

    /**
     * Made by the client.
     *
     * @param wire the client's pipeline
     * @hidden
     */
    @SuppressWarnings("exports")
    public AzureBilling(Wire wire) {
        this.wire = wire;
    }

    /**
     * All billing accounts the signed-in user sees, those of other agreements among them; see
     * {@link AzureBillingAccount#ofPartner()}.
     *
     * <p><!-- LIST_BILLING_ACCOUNTS -->
     * Endpoint:
     * <a href="https://learn.microsoft.com/azure/cost-management-billing/manage/programmatically-create-subscription-microsoft-partner-agreement">{@code GET /providers/Microsoft.Billing/billingAccounts}</a>
     * (App+User only; safe to repeat).
     * <!-- end -->
     *
     * @return the accounts
     */
    public Listing<AzureBillingAccount> listAccounts() {
        return wire.listLinked(
                () -> Call.on(Routes.LIST_BILLING_ACCOUNTS),
                () -> Call.on(Routes.LIST_BILLING_ACCOUNTS),
                Arm.BillingAccount.class,
                AzureBillingAccount::of);
    }

    /**
     * The customers of a billing account that have an Azure plan.
     *
     * <p><!-- LIST_BILLING_CUSTOMERS -->
     * Endpoint:
     * <a href="https://learn.microsoft.com/azure/cost-management-billing/manage/programmatically-create-subscription-microsoft-partner-agreement">{@code GET /providers/Microsoft.Billing/billingAccounts/<account>/customers}</a>
     * (App+User only; safe to repeat).
     * <!-- end -->
     *
     * @param account the account's name
     * @return the customers, without plans and resellers
     * @throws NotFoundException on iteration, when there is no such account
     */
    public Listing<AzureBillingCustomer> listCustomers(String account) {
        Objects.requireNonNull(account, "account");
        return wire.listLinked(
                () -> Call.on(Routes.LIST_BILLING_CUSTOMERS).path("account", account),
                () -> Call.on(Routes.LIST_BILLING_CUSTOMERS),
                Arm.BillingCustomer.class,
                AzureBillingCustomer::of);
    }

    /**
     * One customer of a billing account, with its Azure plans and resellers.
     *
     * <p><!-- GET_BILLING_CUSTOMER -->
     * Endpoint:
     * <a href="https://learn.microsoft.com/azure/cost-management-billing/manage/programmatically-create-subscription-microsoft-partner-agreement">{@code GET /providers/Microsoft.Billing/billingAccounts/<account>/customers/<customer>}</a>
     * (App+User only; safe to repeat).
     * <!-- end -->
     *
     * @param account the account's name
     * @param customer the customer
     * @return the customer
     * @throws NotFoundException when the account has no such customer with an Azure plan; a plan bought a moment ago may
     *     take some minutes to show here
     */
    public AzureBillingCustomer getCustomer(String account, CustomerId customer) {
        Arm.BillingCustomer found = wire.execute(Call.on(Routes.GET_BILLING_CUSTOMER)
                        .path("account", account)
                        .path("customer", customer)
                        .json(Arm.OneBillingCustomer.class))
                .unwrapped();
        if (found == null) {
            throw new NotFoundException(new ErrorDetails(
                    Routes.GET_BILLING_CUSTOMER.name(),
                    200,
                    ErrorCode.NONE,
                    "the list is empty",
                    null,
                    null,
                    null,
                    false,
                    "Check the customer and the billing account.",
                    Outcome.NOT_APPLIED,
                    null));
        }
        return AzureBillingCustomer.of(found);
    }

    /**
     * One customer of a billing account, with its Azure plans and resellers, if the account has it.
     *
     * <p><!-- GET_BILLING_CUSTOMER -->
     * Endpoint:
     * <a href="https://learn.microsoft.com/azure/cost-management-billing/manage/programmatically-create-subscription-microsoft-partner-agreement">{@code GET /providers/Microsoft.Billing/billingAccounts/<account>/customers/<customer>}</a>
     * (App+User only; safe to repeat).
     * <!-- end -->
     *
     * @param account the account's name
     * @param customer the customer
     * @return the customer, or empty
     */
    public Optional<AzureBillingCustomer> findCustomer(String account, CustomerId customer) {
        try {
            return Optional.of(getCustomer(account, customer));
        } catch (NotFoundException e) {
            return Optional.empty();
        }
    }
}
