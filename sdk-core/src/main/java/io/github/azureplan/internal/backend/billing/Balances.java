package io.github.azureplan.internal.backend.billing;

import io.github.azureplan.internal.backend.kernel.Assumed;
import io.github.azureplan.internal.backend.kernel.Context;
import io.github.azureplan.internal.backend.kernel.Documented;
import io.github.azureplan.internal.backend.kernel.State;
import io.github.azureplan.internal.backend.kernel.Wire;
import io.github.azureplan.internal.backend.tree.JsonArray;
import io.github.azureplan.internal.backend.tree.JsonObject;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What the partner owes, by currency and by type of invoice. */
final class Balances {
    private static final String NEVER = "0001-01-01T00:00:00";

    private Balances() {}

    /** The currencies there are invoices in, that of the partner first. */
    @Assumed("without any invoice there is one balance, of nothing, in the partner's currency")
    static List<String> currencies(State state, Context context) {
        String own = context.partner().currency();
        TreeSet<String> others = new TreeSet<>();
        Papers.invoices(state).forEach(paper -> others.add(paper.currency()));
        others.remove(own);
        List<String> all = new ArrayList<>(List.of(own));
        all.addAll(others);
        return all;
    }

    @Documented("Get invoice summaries; Get the reseller's current account balance")
    @Assumed({
        "the balance of one currency is that of the partner's own",
        "the accounting date is the day it is asked; what never was is the first day of the year 1"
    })
    static JsonObject of(State state, Context context, String currency) {
        List<Papers.Paper> all = Papers.invoices(state).stream()
                .filter(paper -> paper.currency().equals(currency))
                .toList();
        List<JsonObject> details = new ArrayList<>();
        for (boolean legacy : List.of(true, false)) {
            List<Papers.Paper> some =
                    all.stream().filter(paper -> paper.legacy() == legacy).toList();
            if (!some.isEmpty()) {
                details.add(JsonObject.of(
                        "invoiceType",
                        legacy ? "Recurring" : "OneTime",
                        "summary",
                        balance(state, context, currency, some)));
            }
        }
        return balance(state, context, currency, all)
                .with("details", JsonArray.of(details))
                .with("links", Wire.self("/invoices/summary"));
    }

    private static JsonObject balance(State state, Context context, String currency, List<Papers.Paper> papers) {
        List<Papers.Payment> payments = papers.stream()
                .flatMap(paper -> Papers.payments(state, paper).stream())
                .sorted(Comparator.comparing(Papers.Payment::at))
                .toList();
        Papers.Payment last = payments.isEmpty() ? null : payments.get(payments.size() - 1);
        List<Instant> dates = papers.stream().map(Papers.Paper::date).sorted().toList();
        return JsonObject.of(
                "balanceAmount",
                        papers.stream()
                                .map(paper -> Papers.balance(state, paper))
                                .reduce(BigDecimal.ZERO, BigDecimal::add),
                "currencyCode", currency,
                "currencySymbol", InvoicesRoom.symbol(currency),
                "accountingDate", context.now().toString().substring(0, 10) + "T00:00:00",
                "firstInvoiceCreationDate", date(dates.isEmpty() ? null : dates.get(0)),
                "lastPaymentDate", date(last == null ? null : last.at()),
                "lastPaymentAmount", last == null ? BigDecimal.ZERO : last.amount(),
                "latestInvoiceDate", date(dates.isEmpty() ? null : dates.get(dates.size() - 1)),
                "attributes", Wire.attributes("InvoiceSummary"));
    }

    private static String date(@Nullable Instant at) {
        return at == null ? NEVER : Wire.noZone(at) + "Z";
    }
}
