package io.github.azureplan.contract;

import java.util.List;

/** The refusals of partner standing and partner types. */
final class PartnerErrorCases {
    private PartnerErrorCases() {}

    static List<ErrorCase> all() {
        return List.of();
    }
}
