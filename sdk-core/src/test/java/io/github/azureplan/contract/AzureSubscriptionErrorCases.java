package io.github.azureplan.contract;

import java.util.List;

/** The refusals of Azure subscriptions. */
final class AzureSubscriptionErrorCases {
    private AzureSubscriptionErrorCases() {}

    static List<ErrorCase> all() {
        return List.of();
    }
}
