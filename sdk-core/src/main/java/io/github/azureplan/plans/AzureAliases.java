package io.github.azureplan.plans;

import io.github.azureplan.common.Listing;
import io.github.azureplan.errors.NotFoundException;
import io.github.azureplan.internal.wire.Call;
import io.github.azureplan.internal.wire.Routes;
import io.github.azureplan.internal.wire.Wire;
import java.util.Objects;
import java.util.Optional;

/**
 * The aliases of the partner's tenant: the keys under which Azure subscriptions were asked for, over all customers.
 * {@link AzureSubscriptions#create} makes them. Immutable and safe for use by many threads.
 */
public final class AzureAliases {
    private final Wire wire;

    /**
     * Made by the client.
     *
     * @param wire the client's pipeline
     * @hidden
     */
    @SuppressWarnings("exports")
    public AzureAliases(Wire wire) {
        this.wire = wire;
    }

    /**
     * All aliases.
     *
     * <p><!-- LIST_ALIASES -->
     * Endpoint:
     * <a href="https://learn.microsoft.com/rest/api/subscription/alias/list">{@code GET /providers/Microsoft.Subscription/aliases}</a>
     * (App+User only; safe to repeat).
     * <!-- end -->
     *
     * @return the aliases, with name, subscription and state
     */
    public Listing<AzureAlias> list() {
        return wire.listLinked(
                () -> Call.on(Routes.LIST_ALIASES),
                () -> Call.on(Routes.LIST_ALIASES),
                Arm.Alias.class,
                AzureAlias::of);
    }

    /**
     * Reads one alias.
     *
     * <p><!-- GET_ALIAS -->
     * Endpoint:
     * <a href="https://learn.microsoft.com/azure/cost-management-billing/manage/programmatically-create-subscription-microsoft-partner-agreement">{@code GET /providers/Microsoft.Subscription/aliases/<alias>}</a>
     * (App+User only; safe to repeat).
     * <!-- end -->
     *
     * @param alias the alias
     * @return the alias
     * @throws NotFoundException when there is none of this name
     */
    public AzureAlias get(String alias) {
        return AzureAlias.of(wire.execute(Call.on(Routes.GET_ALIAS)
                .path("alias", Objects.requireNonNull(alias, "alias"))
                .json(Arm.Alias.class)));
    }

    /**
     * Reads one alias, if there is one.
     *
     * <p><!-- GET_ALIAS -->
     * Endpoint:
     * <a href="https://learn.microsoft.com/azure/cost-management-billing/manage/programmatically-create-subscription-microsoft-partner-agreement">{@code GET /providers/Microsoft.Subscription/aliases/<alias>}</a>
     * (App+User only; safe to repeat).
     * <!-- end -->
     *
     * @param alias the alias
     * @return the alias, or empty
     */
    public Optional<AzureAlias> find(String alias) {
        try {
            return Optional.of(get(alias));
        } catch (NotFoundException e) {
            return Optional.empty();
        }
    }

    /**
     * Forgets an alias. The Azure subscription it stands for stays; creating again with the same alias makes another one.
     *
     * <p><!-- DELETE_ALIAS -->
     * Endpoint:
     * <a href="https://learn.microsoft.com/rest/api/subscription/alias/delete">{@code DELETE /providers/Microsoft.Subscription/aliases/<alias>}</a>
     * (App+User only; safe to repeat).
     * <!-- end -->
     *
     * @param alias the alias
     * @return whether there was one
     */
    public boolean delete(String alias) {
        return wire.execute(Call.on(Routes.DELETE_ALIAS)
                        .path("alias", Objects.requireNonNull(alias, "alias"))
                        .status())
                != 204;
    }
}
