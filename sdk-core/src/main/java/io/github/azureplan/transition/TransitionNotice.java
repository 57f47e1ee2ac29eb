package io.github.azureplan.transition;

import java.util.List;
import java.util.Objects;

/**
 * What a transition brings with it, as documented.
 *
 * @param kind what it is about
 * @param text one or two sentences
 */
public record TransitionNotice(Kind kind, String text) {
    /** What a notice is about. */
    public enum Kind {
        /** It stays as it is. */
        UNCHANGED,
        /** It is not chosen one by one. */
        ALL_TOGETHER,
        /** It is lost. */
        LOST,
        /** It stays on the legacy invoice. */
        STAYS_ON_LEGACY_INVOICE,
        /** It cannot be done meanwhile. */
        BLOCKED_MEANWHILE,
        /** It cannot be undone. */
        CANNOT_COME_BACK
    }

    /** What is always so. */
    static final List<TransitionNotice> DOCUMENTED = List.of(
            new TransitionNotice(
                    Kind.UNCHANGED, "The Azure subscriptions keep their ids, and their use is not interrupted."),
            new TransitionNotice(
                    Kind.ALL_TOGETHER,
                    "All Azure subscriptions of the legacy offer move together; there is no choice among them. The"
                            + " service buys the plan itself, one for the customer or one for each partner on record."),
            new TransitionNotice(
                    Kind.LOST,
                    "Budgets set in Partner Center are not carried over to the Azure portal: note them before, and set"
                            + " them again afterwards."),
            new TransitionNotice(
                    Kind.STAYS_ON_LEGACY_INVOICE, "Use from before the move is billed on the legacy invoice."),
            new TransitionNotice(
                    Kind.BLOCKED_MEANWHILE,
                    "No Azure plan can be bought while the transition is pending or running, nor after it has failed,"
                            + " until it is started again (900112, 900113, 900114)."),
            new TransitionNotice(
                    Kind.CANNOT_COME_BACK,
                    "There is no way back: the legacy subscriptions stay suspended, and no new MS-AZR-0145P can be"
                            + " bought for the customer."));

    /** Checks that both parts are there. */
    public TransitionNotice {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(text, "text");
    }
}
