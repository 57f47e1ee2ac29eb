package io.github.azureplan.contract;

import java.util.List;

/** The refusals of agreements. */
final class AgreementErrorCases {
    private AgreementErrorCases() {}

    static List<ErrorCase> all() {
        return List.of();
    }
}
