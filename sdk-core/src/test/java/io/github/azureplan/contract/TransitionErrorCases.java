package io.github.azureplan.contract;

import java.util.List;

/** The refusals of the transition. */
final class TransitionErrorCases {
    private TransitionErrorCases() {}

    static List<ErrorCase> all() {
        return List.of();
    }
}
