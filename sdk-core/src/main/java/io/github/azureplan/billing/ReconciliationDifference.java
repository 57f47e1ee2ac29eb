package io.github.azureplan.billing;

import io.github.azureplan.common.Money;
import java.time.LocalDate;
import java.util.List;

/**
 * One thing in which invoice, lines and use do not agree.
 *
 * @param finding its name
 * @param part the part of the invoice it is in
 * @param amount what it comes to: charged less what follows from the use, or the sum of the lines in question
 * @param rows how many lines it is about, 0 where they are missing
 * @param days the days it is about, as far as the data tell
 * @param where product and plan, file, or Azure subscription
 * @param text one sentence
 */
public record ReconciliationDifference(
        ReconciliationFinding finding,
        InvoicePart part,
        Money amount,
        long rows,
        List<LocalDate> days,
        String where,
        String text) {
    /**
     * Copies the list.
     *
     * @param finding its name
     * @param part the part of the invoice it is in
     * @param amount what it comes to
     * @param rows how many lines it is about
     * @param days the days it is about
     * @param where product and plan, file, or Azure subscription
     * @param text one sentence
     */
    public ReconciliationDifference {
        days = List.copyOf(days);
    }

    /** Name, place, amount and sentence. */
    @Override
    public String toString() {
        return finding.text() + ": " + where + ", " + amount + ". " + text;
    }
}
