package io.github.azureplan.examples;

import io.github.azureplan.billing.AccessChange;
import io.github.azureplan.billing.ChargeKind;
import io.github.azureplan.billing.CreditDimension;
import io.github.azureplan.billing.CreditGroup;
import io.github.azureplan.billing.CreditHistory;
import io.github.azureplan.billing.CreditStatus;
import io.github.azureplan.billing.CreditTotals;
import io.github.azureplan.billing.EarnedCreditReport;
import io.github.azureplan.billing.InvoicePart;
import io.github.azureplan.billing.PartVerdict;
import io.github.azureplan.billing.ReconciledPart;
import io.github.azureplan.billing.ReconciliationDifference;
import io.github.azureplan.billing.ReconciliationReport;
import io.github.azureplan.common.CurrencyCode;
import io.github.azureplan.common.Money;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The page of a month: what is to be paid, whether it is right, what was earned, and which days cost credit. */
final class MonthEndPage {
    private static final String STYLE = """
            :root { color-scheme: light dark; --line: #d9dee5; --soft: #f4f6f9; --quiet: #5b6674; --good: #1b7f3b; --bad: #b3261e; --warn: #9a6700;
              --c0: #2f6fd0; --c1: #e0882e; --c2: #3f9c8f; --c3: #8a5cc2; --c4: #b2487f; --c5: #7d8a2e; --earned: #6cbf84; --partly: #e8b64c; --missed: #d8443a; --none: #d3d9e0; }
            @media (prefers-color-scheme: dark) { :root { --line: #38414c; --soft: #1c2229; --quiet: #9aa7b5; --good: #7ddc9a; --bad: #ff8a80; --warn: #f0c561;
              --c0: #6ea3f2; --c1: #f0a75c; --c2: #62c7b8; --c3: #b491e8; --c4: #e07fb2; --c5: #b3c257; --earned: #3f8a58; --partly: #b98a25; --missed: #c2413a; --none: #3a434e; } }
            * { box-sizing: border-box; }
            body { font: 15px/1.5 system-ui, "Segoe UI", sans-serif; margin: 0 auto; max-width: 66rem; padding: 2rem 1.5rem 4rem; }
            h1 { font-size: 1.7rem; line-height: 1.25; margin: 0; }
            h2 { border-top: 2px solid var(--line); font-size: 1.3rem; margin: 3rem 0 .6rem; padding-top: 1rem; }
            h3 { font-size: 1.02rem; margin: 1.8rem 0 .5rem; }
            p { color: var(--quiet); margin: .3rem 0; max-width: 46rem; }
            .cards { display: grid; gap: .8rem; grid-template-columns: repeat(auto-fit, minmax(9.5rem, 1fr)); margin: 1rem 0; }
            .cards div { background: var(--soft); border: 1px solid var(--line); border-radius: 8px; padding: .7rem 1rem; }
            .cards b { display: block; font-size: 1.3rem; font-variant-numeric: tabular-nums; line-height: 1.3; white-space: nowrap; }
            .cards span { color: var(--quiet); font-size: .87rem; }
            .wide { overflow-x: auto; }
            table { border-collapse: collapse; width: 100%; }
            th { border-bottom: 2px solid var(--line); color: var(--quiet); font-size: .82rem; font-weight: 600; text-align: left; }
            th, td { padding: .4rem .9rem .4rem 0; vertical-align: top; }
            th:last-child, td:last-child { padding-right: 0; }
            td { border-bottom: 1px solid var(--line); }
            tfoot td { border-bottom: 0; border-top: 2px solid var(--line); font-weight: 600; }
            .n { font-variant-numeric: tabular-nums; text-align: right; white-space: nowrap; }
            .q { color: var(--quiet); font-size: .87rem; }
            .blame { min-width: 15rem; }
            td:first-child { min-width: 8rem; }
            .tag { border: 1px solid; border-radius: 99px; display: inline-block; font-size: .8rem; font-weight: 600; padding: 0 .6rem; white-space: nowrap; }
            .good { color: var(--good); } .bad { color: var(--bad); } .warn { color: var(--warn); }
            svg { display: block; min-width: 34rem; width: 100%; }
            svg text { fill: var(--quiet); font-size: 11px; }
            svg .grid { stroke: var(--line); }
            .c0 { fill: var(--c0); } .c1 { fill: var(--c1); } .c2 { fill: var(--c2); } .c3 { fill: var(--c3); } .c4 { fill: var(--c4); } .c5 { fill: var(--c5); }
            .earned { fill: var(--earned); } .partly { fill: var(--partly); } .missed { fill: var(--missed); } .none { fill: var(--none); }
            .key { display: flex; flex-wrap: wrap; font-size: .87rem; gap: .2rem 1.2rem; margin: .5rem 0; color: var(--quiet); }
            .key i { border-radius: 2px; display: inline-block; height: .75rem; margin-right: .4rem; width: .75rem; }
            @media (max-width: 30rem) { body { font-size: 14px; padding: 1.2rem .9rem 3rem; } th, td { padding-right: .6rem; } td:first-child { min-width: 6.5rem; } }
            ul { margin: .4rem 0; padding-left: 1.2rem; } li { margin: .25rem 0; }
            """;

    private final YearMonth month;
    private final EarnedCreditReport credit;
    private final StringBuilder out = new StringBuilder();

    private MonthEndPage(YearMonth month, EarnedCreditReport credit) {
        this.month = month;
        this.credit = credit;
    }

    static String of(YearMonth month, EarnedCreditReport credit, List<ReconciliationReport> proofs) {
        MonthEndPage page = new MonthEndPage(month, credit);
        String title = "Month end " + month;
        page.out
                .append("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
                .append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>")
                .append(Html.text(title))
                .append("</title>\n<style>\n")
                .append(STYLE)
                .append("</style>\n</head>\n<body>\n<h1>")
                .append(Html.text(title))
                .append(
                        "</h1>\n<p>Azure plan in CSP: what is to be paid, whether it adds up, and which days cost partner"
                                + " earned credit. Invented figures of the reference backend. Amounts are before tax where nothing"
                                + " else is said, and cut to cents.</p>\n");
        for (ReconciliationReport proof : proofs) {
            page.invoice(proof);
        }
        page.resale();
        return page.out.append("</body>\n</html>\n").toString();
    }

    private void invoice(ReconciliationReport proof) {
        CurrencyCode currency = proof.invoiceTotal().currency();
        CreditTotals totals = credit.total(currency);
        out.append("<h2>")
                .append(currency)
                .append(", invoice ")
                .append(Html.text(proof.invoiceId()))
                .append("</h2>\n");
        out.append("<p>").append(proof.reconciled() ? badge("good", "adds up") : badge("bad", "does not add up"));
        out.append(' ').append(Html.text(verdict(proof))).append("</p>\n<div class=\"cards\">\n");
        card(amount(proof.invoiceTotal()), "invoice total with tax", "");
        card(amount(proof.part(InvoicePart.AZURE_USAGE).amount()), "Azure usage before tax", "");
        card(amount(totals.earned().billing()), "credit earned", "good");
        card(amount(totals.missed().billing()), "credit missed", totals.missed().isZero() ? "" : "bad");
        out.append("</div>\n");
        chart(currency);
        histories(currency);
        reconciliation(proof);
    }

    private static String verdict(ReconciliationReport proof) {
        if (proof.reconciled()) {
            return "Every charge for usage follows from daily usage to the cent; the rest was summed.";
        }
        return proof.differences().size() == 1
                ? "One difference, see below."
                : proof.differences().size() + " differences, see below.";
    }

    private void chart(CurrencyCode currency) {
        out.append("<h3>Cost by subscription and day</h3>\n<div class=\"wide\">\n");
        out.append(new CostChart(credit, currency, month).svg()).append("</div>\n<div class=\"key\">");
        for (CreditStatus status : List.of(
                CreditStatus.EARNED, CreditStatus.PARTLY_EARNED, CreditStatus.MISSED, CreditStatus.NOT_ELIGIBLE)) {
            String style = CostChart.style(status);
            out.append("<span><i style=\"background:var(--").append(style).append(")\"></i>");
            out.append(CostChart.words(status)).append("</span>");
        }
        out.append(
                "</div>\n<p>Bars are what the partner pays. The rows below them show each subscription's credit; a day"
                        + " without access for the whole of it earns none.</p>\n");
    }

    private void histories(CurrencyCode currency) {
        out.append("<h3>Credit earned and missed</h3>\n<div class=\"wide\"><table>\n");
        Html.head(out, "Subscription", ">List", ">Paid", ">Earned", ">Missed", "Days to blame");
        List<CreditHistory> histories =
                new ArrayList<>(credit.histories(CreditDimension.CUSTOMER, CreditDimension.SUBSCRIPTION));
        histories.sort(Comparator.comparing(history -> name(history.group(), CreditDimension.SUBSCRIPTION)));
        for (CreditHistory history : histories) {
            CreditTotals totals = history.group().totals();
            if (totals.billingCurrency().equals(currency)) {
                Html.row(
                        out,
                        Html.cell(
                                name(history.group(), CreditDimension.SUBSCRIPTION),
                                name(history.group(), CreditDimension.CUSTOMER)),
                        money(totals.list().billing()),
                        money(totals.charged().billing()),
                        money(totals.earned().billing()),
                        money(totals.missed().billing()),
                        blame(history));
            }
        }
        CreditTotals all = credit.total(currency);
        out.append("</tbody>\n<tfoot>");
        Html.row(
                out,
                Html.cell("Sum", ""),
                money(all.list().billing()),
                money(all.charged().billing()),
                money(all.earned().billing()),
                money(all.missed().billing()),
                "<td>");
        out.append(
                "</tfoot></table></div>\n<p>Sums of daily usage, which is not rounded; the invoice cuts each product of a"
                        + " plan to cents.</p>\n");
    }

    private static String blame(CreditHistory history) {
        if (history.missedDays().isEmpty()) {
            return "<td><span class=\"q\">none</span>";
        }
        String changes = history.changes().stream().map(AccessChange::toString).collect(Collectors.joining("; "));
        return "<td class=\"blame\">" + Html.text(spans(history.missedDays())) + "<div class=\"q\">"
                + Html.text(changes) + "</div>";
    }

    /** Days in a row as first to last. */
    private static String spans(List<LocalDate> days) {
        List<String> spans = new ArrayList<>();
        int first = 0;
        for (int i = 0; i < days.size(); i++) {
            if (i + 1 == days.size() || !days.get(i + 1).equals(days.get(i).plusDays(1))) {
                spans.add(
                        first == i
                                ? String.valueOf(days.get(i).getDayOfMonth())
                                : days.get(first).getDayOfMonth() + "–"
                                        + days.get(i).getDayOfMonth());
                first = i + 1;
            }
        }
        return String.join(", ", spans);
    }

    private void reconciliation(ReconciliationReport proof) {
        out.append("<h3>Reconciliation</h3>\n<div class=\"wide\"><table>\n");
        Html.head(out, "Part of the invoice", ">Amount", "Verdict");
        for (ReconciledPart part : proof.parts()) {
            String kinds = part.part() == InvoicePart.AZURE_USAGE
                    ? ""
                    : part.kinds().entrySet().stream().map(MonthEndPage::kind).collect(Collectors.joining(", "));
            Html.row(out, Html.cell(part.part().text(), kinds), money(part.amount()), "<td>" + verdict(part));
        }
        out.append("</tbody>\n<tfoot>");
        Html.row(out, Html.cell("invoice", ""), money(proof.invoiceTotal()), "<td>");
        out.append("</tfoot></table></div>\n");
        if (!proof.differences().isEmpty()) {
            out.append("<ul>\n");
            for (ReconciliationDifference difference : proof.differences()) {
                out.append("<li><b>")
                        .append(Html.text(difference.finding().text()))
                        .append("</b>, ");
                out.append(Html.text(amount(difference.amount()))).append(": ").append(Html.text(difference.text()));
                out.append("</li>\n");
            }
            out.append("</ul>\n");
        }
    }

    private static String kind(Map.Entry<ChargeKind, Money> kind) {
        return kind.getKey().text() + " " + amount(kind.getValue());
    }

    private static String verdict(ReconciledPart part) {
        if (part.verdict() == PartVerdict.UNEXPLAINED) {
            return badge("bad", "unexplained");
        }
        if (part.amount().isZero()) {
            return badge("good", "nothing");
        }
        return part.verdict() == PartVerdict.PROVED ? badge("good", "proved") : badge("warn", "summed");
    }

    private void resale() {
        out.append(
                "<h2>By reseller and customer</h2>\n<p>List cost, what a markup begins with, and what the partner pays,"
                        + " side by side. Each line is of one currency.</p>\n<div class=\"wide\"><table>\n");
        Html.head(out, "Reseller", "Customer", ">List", ">Before credit", ">Earned", ">Paid");
        for (CreditGroup group : credit.by(CreditDimension.RESELLER, CreditDimension.CUSTOMER)) {
            Html.row(
                    out,
                    Html.cell(group.reseller().toString(), ""),
                    Html.cell(name(group, CreditDimension.CUSTOMER), ""),
                    money(group.totals().list().billing()),
                    money(group.totals().beforeCredit().billing()),
                    money(group.totals().earned().billing()),
                    money(group.totals().charged().billing()));
        }
        out.append("</tbody></table></div>\n<h3>By tag env</h3>\n<div class=\"wide\"><table>\n");
        Html.head(out, "env", ">List", ">Earned", ">Missed", ">Paid");
        for (CreditGroup group : credit.by(MonthEnd.ENV)) {
            Html.row(
                    out,
                    Html.cell(group.value(MonthEnd.ENV).isEmpty() ? "without the tag" : group.value(MonthEnd.ENV), ""),
                    money(group.totals().list().billing()),
                    money(group.totals().earned().billing()),
                    money(group.totals().missed().billing()),
                    money(group.totals().charged().billing()));
        }
        out.append("</tbody></table></div>\n");
    }

    private String name(CreditGroup group, CreditDimension dimension) {
        String value = group.value(dimension);
        return credit.name(dimension, value).orElse(value);
    }

    private void card(String number, String label, String style) {
        out.append("<div><b")
                .append(style.isEmpty() ? "" : " class=\"" + style + "\"")
                .append('>');
        out.append(Html.text(number))
                .append("</b><span>")
                .append(Html.text(label))
                .append("</span></div>\n");
    }

    private static String badge(String style, String word) {
        return "<span class=\"tag " + style + "\">" + word + "</span>";
    }

    private static String money(Money money) {
        return "<td class=\"n\">" + Html.text(amount(money));
    }

    /** Cut to cents, thousands set apart by a narrow space. */
    static String amount(Money money) {
        String plain = money.amount().setScale(2, RoundingMode.DOWN).toPlainString();
        return plain.replace('-', '\u2212').replaceAll("(?<=\\d)(?=(\\d{3})+\\.)", "\u202f") + "\u00a0"
                + money.currency();
    }
}
