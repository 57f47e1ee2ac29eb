package io.github.azureplan.examples;

import io.github.azureplan.billing.CreditDimension;
import io.github.azureplan.billing.CreditGroup;
import io.github.azureplan.billing.CreditStatus;
import io.github.azureplan.billing.CreditTotals;
import io.github.azureplan.billing.EarnedCreditReport;
import io.github.azureplan.common.CurrencyCode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Cost by subscription and day as stacked bars, and below them each subscription's credit day by day; inline SVG. */
final class CostChart {
    private static final int LEFT = 96;
    private static final int WIDTH = 760;
    private static final int TOP = 12;
    private static final int HEIGHT = 190;
    private static final int ROW = 22;
    private static final int COLORS = 6;

    private final YearMonth month;
    private final CurrencyCode currency;
    private final List<String> subscriptions = new ArrayList<>();
    private final Map<String, String> names = new HashMap<>();
    private final Map<String, CreditTotals> byDay = new HashMap<>();
    private final StringBuilder out = new StringBuilder();

    CostChart(EarnedCreditReport credit, CurrencyCode currency, YearMonth month) {
        this.month = month;
        this.currency = currency;
        for (CreditGroup group : credit.by(CreditDimension.SUBSCRIPTION, CreditDimension.DAY)) {
            if (!group.totals().billingCurrency().equals(currency)) {
                continue;
            }
            String subscription = group.value(CreditDimension.SUBSCRIPTION);
            if (!subscriptions.contains(subscription)) {
                subscriptions.add(subscription);
                names.put(
                        subscription,
                        credit.name(CreditDimension.SUBSCRIPTION, subscription).orElse(subscription));
            }
            byDay.put(subscription + group.day(), group.totals());
        }
        subscriptions.sort(Comparator.comparing((String each) -> names.getOrDefault(each, each)));
    }

    private String name(int row) {
        String subscription = subscriptions.get(row);
        return names.getOrDefault(subscription, subscription);
    }

    String svg() {
        int days = month.lengthOfMonth();
        int height = TOP + HEIGHT + 26 + subscriptions.size() * ROW + 6;
        out.append("<svg viewBox=\"0 0 ").append(WIDTH).append(' ').append(height);
        out.append("\" role=\"img\" aria-label=\"Cost and credit by subscription and day\">\n");
        BigDecimal top = top();
        axis(top);
        double step = (WIDTH - LEFT) / (double) days;
        for (int day = 1; day <= days; day++) {
            double x = LEFT + (day - 1) * step;
            bar(month.atDay(day), x, step - 3, top);
            if (day == 1 || day % 5 == 0) {
                text(x + (step - 3) / 2, TOP + HEIGHT + 16, "middle", String.valueOf(day));
            }
        }
        for (int row = 0; row < subscriptions.size(); row++) {
            credit(row, TOP + HEIGHT + 26 + row * ROW, step);
        }
        return out.append("</svg>\n").toString();
    }

    /** What the axis ends at: the highest day, rounded up to one, two or five times a power of ten. */
    private BigDecimal top() {
        BigDecimal most = BigDecimal.ONE;
        for (int day = 1; day <= month.lengthOfMonth(); day++) {
            BigDecimal sum = BigDecimal.ZERO;
            for (String subscription : subscriptions) {
                sum = sum.add(cost(subscription, month.atDay(day)));
            }
            most = most.max(sum);
        }
        BigDecimal power = BigDecimal.ONE.scaleByPowerOfTen(most.precision() - most.scale() - 1);
        for (String times : List.of("1", "2", "3", "4", "5", "6", "8")) {
            BigDecimal end = power.multiply(new BigDecimal(times));
            if (end.compareTo(most) >= 0) {
                return end;
            }
        }
        return power.multiply(BigDecimal.TEN);
    }

    private BigDecimal cost(String subscription, LocalDate day) {
        CreditTotals totals = byDay.get(subscription + day);
        return totals == null
                ? BigDecimal.ZERO
                : totals.charged().billing().amount().max(BigDecimal.ZERO);
    }

    private void axis(BigDecimal top) {
        for (int quarter = 0; quarter <= 4; quarter++) {
            double y = TOP + HEIGHT - HEIGHT * quarter / 4.0;
            out.append("<line class=\"grid\" x1=\"")
                    .append(LEFT)
                    .append("\" x2=\"")
                    .append(WIDTH);
            out.append("\" y1=\"")
                    .append(one(y))
                    .append("\" y2=\"")
                    .append(one(y))
                    .append("\"/>\n");
            BigDecimal value = top.multiply(BigDecimal.valueOf(quarter)).divide(BigDecimal.valueOf(4));
            String label = value.stripTrailingZeros().toPlainString();
            text(LEFT - 8, y + 4, "end", quarter == 4 ? label + " " + currency : label);
        }
    }

    private void bar(LocalDate day, double x, double width, BigDecimal top) {
        double y = TOP + HEIGHT;
        for (int i = 0; i < subscriptions.size(); i++) {
            BigDecimal cost = cost(subscriptions.get(i), day);
            double height = cost.multiply(BigDecimal.valueOf(HEIGHT))
                    .divide(top, 3, RoundingMode.HALF_UP)
                    .doubleValue();
            if (height > 0) {
                y -= height;
                rect("c" + i % COLORS, x, y, width, height);
                title(name(i) + ", " + day + ": " + cost.setScale(2, RoundingMode.DOWN) + " " + currency);
            }
        }
    }

    private void credit(int row, double y, double step) {
        String subscription = subscriptions.get(row);
        out.append("<circle class=\"c").append(row % COLORS).append("\" cx=\"6\" cy=\"");
        out.append(one(y + ROW / 2.0 - 2)).append("\" r=\"5\"/>\n");
        text(17, y + ROW / 2.0 + 2, "start", shortened(name(row)));
        for (int day = 1; day <= month.lengthOfMonth(); day++) {
            CreditTotals totals = byDay.get(subscription + month.atDay(day));
            if (totals == null) {
                continue;
            }
            rect(style(totals.status()), LEFT + (day - 1) * step, y, step - 3, ROW - 5);
            title(name(row) + ", " + month.atDay(day) + ": " + words(totals.status()) + ", missed "
                    + totals.missed().billing().cutToCents());
        }
    }

    private static String shortened(String name) {
        return name.length() > 12 ? name.substring(0, 11) + "…" : name;
    }

    static String style(CreditStatus status) {
        return switch (status) {
            case EARNED -> "earned";
            case PARTLY_EARNED -> "partly";
            case MISSED -> "missed";
            case NOT_ELIGIBLE, UNKNOWN -> "none";
        };
    }

    static String words(CreditStatus status) {
        return status.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private void rect(String style, double x, double y, double width, double height) {
        out.append("<rect class=\"")
                .append(style)
                .append("\" x=\"")
                .append(one(x))
                .append("\" y=\"")
                .append(one(y));
        out.append("\" width=\"")
                .append(one(width))
                .append("\" height=\"")
                .append(one(height))
                .append("\">");
    }

    private void title(String text) {
        out.append("<title>").append(Html.text(text)).append("</title></rect>\n");
    }

    private void text(double x, double y, String anchor, String text) {
        out.append("<text x=\"").append(one(x)).append("\" y=\"").append(one(y));
        out.append("\" text-anchor=\"").append(anchor).append("\">").append(Html.text(text));
        out.append("</text>\n");
    }

    private static String one(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
