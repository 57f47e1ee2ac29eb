package io.github.azureplan.contract;

import java.util.List;

/** The refusals of customers. */
final class CustomerErrorCases {
    private CustomerErrorCases() {}

    static List<ErrorCase> all() {
        return List.of();
    }
}
