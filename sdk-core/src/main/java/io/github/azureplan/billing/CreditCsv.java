package io.github.azureplan.billing;

import io.github.azureplan.common.Money;
import io.github.azureplan.rows.RowWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** Groups of a credit report as CSV. The order of the columns is a promise. */
final class CreditCsv {
    private record Amount(String name, Function<CreditTotals, CreditAmount> of) {}

    private static final List<Amount> AMOUNTS = List.of(
            new Amount("ListCost", CreditTotals::list),
            new Amount("OtherDiscounts", CreditTotals::otherDiscounts),
            new Amount("CostBeforeCredit", CreditTotals::beforeCredit),
            new Amount("EarnedCredit", CreditTotals::earned),
            new Amount("PartnerCost", CreditTotals::charged),
            new Amount("MissedCredit", CreditTotals::missed),
            new Amount("NotEligible", CreditTotals::notEligible),
            new Amount("Unknown", CreditTotals::unknown));

    private CreditCsv() {}

    static void write(EarnedCreditReport report, OutputStream out, List<CreditGroup> groups, List<CreditDimension> by)
            throws IOException {
        try (RowWriter writer = RowWriter.csv(out, header(by))) {
            for (CreditGroup group : groups) {
                List<String> cells = new ArrayList<>();
                for (CreditDimension dimension : by) {
                    dimension(cells, report, group, dimension);
                }
                amounts(cells, group.totals());
                writer.write(cells);
            }
        }
    }

    private static List<String> header(List<CreditDimension> by) {
        List<String> header = new ArrayList<>();
        for (CreditDimension dimension : by) {
            header.add(SafeCell.of(dimension.name()));
            if (dimension.equals(CreditDimension.RESELLER)) {
                header.add("ResellerMpnId");
            } else if (!CreditNames.columns(dimension).isEmpty()) {
                header.add(dimension.name() + "Name");
            }
        }
        header.addAll(List.of("Currency", "Lines", "Status"));
        AMOUNTS.forEach(amount -> header.add(amount.name()));
        AMOUNTS.forEach(amount -> header.add(amount.name() + "Usd"));
        return header;
    }

    private static void dimension(
            List<String> cells, EarnedCreditReport report, CreditGroup group, CreditDimension dimension) {
        String value = group.value(dimension);
        if (dimension.equals(CreditDimension.RESELLER)) {
            ResellerOfRecord reseller = group.reseller();
            cells.add(word(reseller.kind()));
            cells.add(reseller.mpnId() == null ? "" : reseller.mpnId().text());
            return;
        }
        cells.add(SafeCell.of(value));
        if (!CreditNames.columns(dimension).isEmpty()) {
            cells.add(SafeCell.of(report.name(dimension, value).orElse("")));
        }
    }

    private static void amounts(List<String> cells, CreditTotals totals) {
        cells.add(totals.billingCurrency().text());
        cells.add(String.valueOf(totals.lines()));
        cells.add(word(totals.status()));
        AMOUNTS.forEach(amount -> cells.add(number(amount.of().apply(totals).billing())));
        AMOUNTS.forEach(amount -> cells.add(number(amount.of().apply(totals).usd())));
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static String number(Money money) {
        return money.isZero() ? "0" : money.amount().stripTrailingZeros().toPlainString();
    }
}
