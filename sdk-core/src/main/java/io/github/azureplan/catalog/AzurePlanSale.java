package io.github.azureplan.catalog;

import io.github.azureplan.common.Market;
import io.github.azureplan.errors.AzurePlanException;
import io.github.azureplan.errors.InterruptedCallException;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What the catalog says about the Azure plan in one country.
 *
 * @param market the country
 * @param state sold, not sold, or not known
 * @param offer the plan as it is sold there now; null unless sold
 * @param reason why the catalog could not be asked, such as 403/2030 where the partner is not onboarded to sell; null
 *     unless not known
 */
public record AzurePlanSale(
        Market market,
        State state,
        @Nullable AzurePlanOffer offer,
        @Nullable AzurePlanException reason) {
    /** The three things that can come of asking. */
    public enum State {
        /** The plan can be bought there. */
        SOLD,

        /** The catalog was read and holds no plan that can be bought. */
        NOT_SOLD,

        /** The catalog could not be read. */
        NOT_KNOWN
    }

    /**
     * Refuses what is missing.
     *
     * @param market the country
     * @param state sold, not sold, or not known
     * @param offer the plan, when sold
     * @param reason why it is not known
     */
    public AzurePlanSale {
        Objects.requireNonNull(market, "market");
        Objects.requireNonNull(state, "state");
    }

    /**
     * Whether the plan can be bought there.
     *
     * @return false when it cannot, and also when that is not known
     */
    public boolean sold() {
        return state == State.SOLD;
    }

    static AzurePlanSale ask(Market market, Supplier<Optional<AzurePlanOffer>> question) {
        try {
            return question.get()
                    .map(offer -> new AzurePlanSale(market, State.SOLD, offer, null))
                    .orElseGet(() -> new AzurePlanSale(market, State.NOT_SOLD, null, null));
        } catch (InterruptedCallException e) {
            throw e;
        } catch (AzurePlanException e) {
            return new AzurePlanSale(market, State.NOT_KNOWN, null, e);
        }
    }
}
