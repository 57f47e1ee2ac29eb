package io.github.azureplan.examples;

import io.github.azureplan.common.Market;
import io.github.azureplan.common.Money;
import io.github.azureplan.pricing.PartnerCost;
import io.github.azureplan.pricing.PriceChange;
import io.github.azureplan.pricing.PriceDiff;
import io.github.azureplan.pricing.PriceEntry;
import io.github.azureplan.pricing.TierChange;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A page of a price comparison and of quotes, for a person; needs nothing from anywhere else. */
final class PricePage {
    private static final String STYLE = """
            :root { color-scheme: light dark; --line: #d8dee6; --soft: #f4f6f9; --quiet: #5b6674; --up: #b3261e; --down: #1b7f3b; }
            @media (prefers-color-scheme: dark) { :root { --line: #38414c; --soft: #1c2229; --quiet: #9aa7b5; --up: #ff8a80; --down: #7ddc9a; } }
            * { box-sizing: border-box; }
            body { font: 15px/1.5 system-ui, "Segoe UI", sans-serif; margin: 0 auto; max-width: 72rem; padding: 2rem 1.5rem 4rem; }
            h1 { font-size: 1.7rem; margin: 0; }
            h2 { font-size: 1.2rem; margin: 2.5rem 0 .7rem; }
            p { color: var(--quiet); margin: .3rem 0; max-width: 60rem; }
            .cards { display: flex; flex-wrap: wrap; gap: .8rem; margin: 1.5rem 0; }
            .cards div { background: var(--soft); border: 1px solid var(--line); border-radius: 8px; flex: 1 1 9rem; padding: .7rem 1rem; }
            .cards b { display: block; font-size: 1.5rem; line-height: 1.3; white-space: nowrap; }
            .cards span { color: var(--quiet); font-size: .87rem; }
            .wide { overflow-x: auto; }
            table { border-collapse: collapse; width: 100%; }
            th { border-bottom: 2px solid var(--line); color: var(--quiet); font-size: .82rem; font-weight: 600; text-align: left; }
            th, td { padding: .4rem .7rem .4rem 0; vertical-align: top; }
            td { border-bottom: 1px solid var(--line); }
            tfoot td { border-bottom: 0; border-top: 2px solid var(--line); font-weight: 600; }
            .n { font-variant-numeric: tabular-nums; text-align: right; white-space: nowrap; }
            .n + td:not(.n), .n + th:not(.n) { padding-left: 1.2rem; }
            .q { color: var(--quiet); font-size: .87rem; }
            .up { color: var(--up); } .down { color: var(--down); }
            details { margin: .3rem 0; } summary { cursor: pointer; }
            pre { background: var(--soft); border: 1px solid var(--line); border-radius: 8px; font-size: .82rem; overflow-x: auto; padding: .7rem 1rem; white-space: pre-wrap; }
            """;

    private final StringBuilder out = new StringBuilder();

    private PricePage() {}

    static String of(
            Market market, YearMonth before, YearMonth after, LocalDate day, PriceDiff diff, List<PartnerCost> costs) {
        PricePage page = new PricePage();
        String title = "Azure prices in " + market + ", " + before + " to " + after;
        page.out
                .append("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
                .append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>")
                .append(Html.text(title))
                .append("</title>\n<style>\n")
                .append(STYLE)
                .append("</style>\n</head>\n<body>\n<h1>")
                .append(Html.text(title))
                .append("</h1>\n<p>Invented prices of the reference backend. In USD before tax, as the price list has"
                        + " them; quotes in the billing currency.</p>\n");
        page.cards(diff, costs);
        page.quotes(day, costs);
        page.changes(diff);
        page.entries("New prices", "Only the newer list has them.", diff.fresh());
        page.entries("Prices that are gone", "Only the older list has them.", diff.gone());
        return page.out.append("</body>\n</html>\n").toString();
    }

    private void cards(PriceDiff diff, List<PartnerCost> costs) {
        long changed = diff.changed().stream().filter(PriceChange::priceChanged).count();
        out.append("<div class=\"cards\">\n");
        card(total(costs, true).toString(), "list price of the workload");
        card(total(costs, false).toString(), "partner cost with full access");
        card(String.valueOf(changed), "prices changed");
        card(String.valueOf(diff.fresh().size()), "prices are new");
        card(String.valueOf(diff.gone().size()), "prices are gone");
        out.append("</div>\n");
    }

    private void card(String number, String label) {
        out.append("<div><b>")
                .append(Html.text(number))
                .append("</b><span>")
                .append(Html.text(label))
                .append("</span></div>\n");
    }

    private static Money total(List<PartnerCost> costs, boolean list) {
        Money sum = Money.zero(costs.get(0).list().currency());
        for (PartnerCost cost : costs) {
            sum = sum.plus(list ? cost.list() : cost.cost());
        }
        return sum;
    }

    private void quotes(LocalDate day, List<PartnerCost> costs) {
        out.append("<h2>A workload, quoted for ").append(day).append("</h2>\n");
        out.append("<p>Each unit at the price of its own tier; the tiers count per calendar month. ")
                .append(Html.text(costs.get(0)
                        .quote()
                        .rate()
                        .map(rate -> "At " + rate + ".")
                        .orElse("")))
                .append("</p>\n<div class=\"wide\"><table>\n");
        Html.head(out, "SKU", ">Units", ">Used before", ">List", ">Partner", "Partner earned credit");
        for (PartnerCost cost : costs) {
            Html.row(
                    out,
                    Html.cell(
                            cost.quote().price().skuTitle(),
                            cost.quote().price().unit()),
                    number(cost.quote().quantity()),
                    number(cost.quote().usedBefore()),
                    money(cost.list()),
                    money(cost.cost()),
                    Html.cell(
                            cost.earnsCredit()
                                    ? cost.rate().percent().toPlainString() + " %, " + cost.credit()
                                    : "none",
                            cost.reason().text()));
        }
        out.append("</tbody>\n<tfoot>");
        Html.row(
                out,
                Html.cell("Sum", ""),
                "<td>",
                "<td>",
                money(total(costs, true)),
                money(total(costs, false)),
                "<td>");
        out.append("</tfoot></table></div>\n");
        for (PartnerCost cost : costs) {
            out.append("<details><summary>How ")
                    .append(Html.text(cost.quote().price().skuTitle()))
                    .append(" is computed</summary><pre>")
                    .append(Html.text(cost.explain().strip()))
                    .append("</pre></details>\n");
        }
    }

    private void changes(PriceDiff diff) {
        List<PriceChange> changed = new ArrayList<>(
                diff.changed().stream().filter(PriceChange::priceChanged).toList());
        changed.sort(
                Comparator.comparing((PriceChange change) -> largest(change)).reversed());
        out.append(
                "<h2>Prices that changed</h2>\n<p>The largest change first. Where tiers were cut otherwise, each part is"
                        + " compared by itself.</p>\n<div class=\"wide\"><table>\n");
        Html.head(out, "SKU", "From", ">Units", ">Before", ">After", ">Change", ">Percent");
        for (PriceChange change : changed) {
            for (PriceChange.Step step : change.steps()) {
                boolean first = true;
                for (TierChange tier : step.tiers()) {
                    Html.row(
                            out,
                            first
                                    ? Html.cell(
                                            change.after().skuTitle(),
                                            change.after().unit())
                                    : "<td>",
                            first ? Html.cell(step.from().toString(), step.tiersChanged() ? "new tiers" : "") : "<td>",
                            "<td class=\"n q\">" + Html.text(units(tier)),
                            number(tier.before()),
                            number(tier.after()),
                            signed(tier.amount(), ""),
                            signed(tier.percent(), " %"));
                    first = false;
                }
            }
        }
        out.append("</tbody></table></div>\n");
    }

    private static BigDecimal largest(PriceChange change) {
        return change.steps().stream()
                .flatMap(step -> step.tiers().stream())
                .map(PricePage::size)
                .reduce(BigDecimal.ZERO, BigDecimal::max);
    }

    private static BigDecimal size(TierChange tier) {
        BigDecimal percent = tier.percent();
        return percent == null ? BigDecimal.ZERO : percent.abs();
    }

    private static String units(TierChange tier) {
        BigDecimal upTo = tier.upTo();
        if (upTo == null) {
            return tier.above().signum() == 0 ? "all" : "above " + tier.above().toPlainString();
        }
        return tier.above().toPlainString() + " to " + upTo.toPlainString();
    }

    private void entries(String title, String remark, List<PriceEntry> entries) {
        out.append("<h2>")
                .append(Html.text(title))
                .append("</h2>\n<p>")
                .append(Html.text(remark))
                .append("</p>\n");
        if (entries.isEmpty()) {
            out.append("<p>None.</p>\n");
            return;
        }
        out.append("<div class=\"wide\"><table>\n");
        Html.head(out, "SKU", "Product", ">Price of the first unit", "From", "To");
        for (PriceEntry entry : entries) {
            PriceEntry.Period period = entry.periods().get(0);
            Html.row(
                    out,
                    Html.cell(entry.skuTitle(), entry.unit()),
                    Html.cell(entry.product().toString(), entry.publisher()),
                    number(
                            period.tiers().isEmpty()
                                    ? null
                                    : period.tiers().get(0).unitPrice()),
                    Html.cell(date(period.from()), ""),
                    Html.cell(
                            date(entry.periods().get(entry.periods().size() - 1).to()), ""));
        }
        out.append("</tbody></table></div>\n");
    }

    private static String date(LocalDate day) {
        return day.getYear() >= 9999 ? "open" : day.getYear() < 1900 ? "always" : day.toString();
    }

    private static String number(@Nullable BigDecimal value) {
        return "<td class=\"n\">" + (value == null ? "" : value.toPlainString());
    }

    private static String money(Money money) {
        return "<td class=\"n\">" + Html.text(money.toString());
    }

    private static String signed(@Nullable BigDecimal value, String unit) {
        if (value == null || value.signum() == 0) {
            return "<td class=\"n q\">" + (value == null ? "" : "0" + unit);
        }
        boolean up = value.signum() > 0;
        return "<td class=\"n " + (up ? "up\">+" : "down\">") + value.toPlainString() + unit;
    }
}
