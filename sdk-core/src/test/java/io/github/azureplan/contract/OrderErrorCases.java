package io.github.azureplan.contract;

import java.util.List;

/** The refusals of orders. */
final class OrderErrorCases {
    private OrderErrorCases() {}

    static List<ErrorCase> all() {
        return List.of();
    }
}
