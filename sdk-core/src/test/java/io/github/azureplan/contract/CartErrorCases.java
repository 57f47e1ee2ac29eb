package io.github.azureplan.contract;

import java.util.List;

/** The refusals of carts and their checkout. */
final class CartErrorCases {
    private CartErrorCases() {}

    static List<ErrorCase> all() {
        return List.of();
    }
}
