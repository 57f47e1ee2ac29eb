package io.github.azureplan.errors;

import io.github.azureplan.common.AzureSubscriptionId;
import java.io.Serial;
import java.util.List;
import java.util.stream.Stream;

/** An Azure plan cannot be suspended, because Azure subscriptions under it are active (403, code 900115). */
public final class PlanInUseException extends ForbiddenException {
    @Serial
    private static final long serialVersionUID = 1L;

    /** What is in the way. */
    private final String[] activeSubscriptions;

    /**
     * Creates the exception.
     *
     * @param details what the service said
     * @param activeSubscriptions the Azure subscriptions in the way
     */
    public PlanInUseException(ErrorDetails details, List<AzureSubscriptionId> activeSubscriptions) {
        super(details);
        this.activeSubscriptions =
                activeSubscriptions.stream().map(AzureSubscriptionId::text).toArray(String[]::new);
    }

    /**
     * The Azure subscriptions that are still active, as they were read right after the refusal.
     *
     * @return the Azure subscriptions; empty when it is something else under the plan, such as a reservation
     */
    public List<AzureSubscriptionId> activeSubscriptions() {
        return Stream.of(activeSubscriptions).map(AzureSubscriptionId::of).toList();
    }
}
