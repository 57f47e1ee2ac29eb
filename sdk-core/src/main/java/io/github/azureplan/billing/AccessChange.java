package io.github.azureplan.billing;

import java.time.LocalDate;

/**
 * A day on which credit stopped or came back, and with it most likely the partner's access. Access counts by whole days in
 * UTC: it was lost, or given back, some time between the beginning of the day after {@link #before()} and the end of
 * {@link #day()}.
 *
 * @param kind lost or regained
 * @param day the first day of eligible use on which it shows
 * @param before the last day of eligible use before it
 * @param from what happened to the credit before
 * @param to what happens to it on the day
 */
public record AccessChange(Kind kind, LocalDate day, LocalDate before, CreditStatus from, CreditStatus to) {
    /** Which way it went. */
    public enum Kind {
        /** Less of the eligible use earns credit than before. */
        LOST,
        /** More of it earns credit than before. */
        REGAINED
    }

    /** One sentence. */
    @Override
    public String toString() {
        String how = to == CreditStatus.PARTLY_EARNED ? "partly " : "";
        return how + (kind == Kind.LOST ? "lost" : "regained") + " on " + day + " (last use before: " + before + ")";
    }
}
