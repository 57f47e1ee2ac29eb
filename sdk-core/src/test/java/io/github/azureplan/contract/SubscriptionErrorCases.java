package io.github.azureplan.contract;

import java.util.List;

/** The refusals of subscriptions and Azure plans. */
final class SubscriptionErrorCases {
    private SubscriptionErrorCases() {}

    static List<ErrorCase> all() {
        return List.of();
    }
}
