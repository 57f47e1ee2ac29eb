package io.github.azureplan.internal.backend.billing;

import io.github.azureplan.internal.backend.kernel.Assumed;
import io.github.azureplan.internal.backend.kernel.Context;
import io.github.azureplan.internal.backend.kernel.Documented;
import io.github.azureplan.internal.backend.kernel.Refusal;
import io.github.azureplan.internal.backend.kernel.Request;
import io.github.azureplan.internal.backend.kernel.State;
import io.github.azureplan.internal.backend.kernel.Wire;
import io.github.azureplan.internal.backend.tree.JsonObject;
import io.github.azureplan.internal.backend.tree.JsonScalar;
import io.github.azureplan.internal.backend.usage.Rating;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The lines of invoices in the words of the older service, from the same rows as the exports. */
final class LineItems {
    /** From then on the older service gives only what the exports do not have. */
    private static final Instant MOVED = Instant.parse("2025-04-21T00:00:00Z");

    private static final YearMonth FIRST_EXPORTED_USAGE = YearMonth.of(2022, 9);
    private static final YearMonth FIRST_EXPORTED_RECONCILIATION = YearMonth.of(2024, 2);

    /** Where the older name is not the newer one with a small first letter. */
    private static final Map<String, String> NAMES = Map.of(
            "Tier2MpnId", "resellerMpnId",
            "ResourceURI", "resourceUri",
            "Unit", "unitOfMeasure",
            "Total", "totalForCustomer",
            "PCToBCExchangeRate", "pcToBCExchangeRate",
            "PCToBCExchangeRateDate", "pcToBCExchangeRateDate",
            "PartnerEarnedCreditPercentage", "rateOfPartnerEarnedCredit",
            "CreditPercentage", "rateOfCredit");

    private static final Set<String> FRACTIONS = Set.of("PartnerEarnedCreditPercentage", "CreditPercentage");

    /** What only the exports have. */
    private static final Set<String> NEWER = Set.of("BenefitOrderId", "BenefitId", "BenefitType", "ProductCategory");

    /**
     * What is asked for.
     *
     * @param provider {@code one_time}, {@code office} or {@code azure}
     * @param usage daily use, or else the lines of the bill
     * @param earnedOnly only lines that earn partner credit
     */
    record Wanted(String provider, boolean usage, boolean earnedOnly) {}

    private LineItems() {}

    @Documented("Get invoice unbilled commercial consumption line items: currencyCode")
    @Assumed("a currency code that is missing or not three letters is 400 with code 3000")
    static String currency(Request request) {
        String given = request.query("currencyCode");
        if (given == null || !given.matches("[A-Za-z]{3}")) {
            throw new Refusal(400, "3000", "currencyCode: must be the three letters of a currency");
        }
        return given.toUpperCase(Locale.ROOT);
    }

    @Documented("Get invoice line items: provider, invoiceLineItemType, hasPartnerEarnedCredit")
    @Assumed({
        "a provider or type that is missing or unknown is 400 with code 3000",
        "marketplace and all mean what onetime means, as in the links of estimates"
    })
    static Wanted wanted(@Nullable String provider, @Nullable String type, @Nullable String earned) {
        String kind = provider == null ? "" : provider.toLowerCase(Locale.ROOT).replace("_", "");
        String lines = type == null ? "" : type.toLowerCase(Locale.ROOT).replace("_", "");
        if (!Set.of("onetime", "marketplace", "all", "office", "azure").contains(kind)) {
            throw new Refusal(400, "3000", "provider: must be OneTime, Office or Azure");
        }
        if (!lines.equals("usagelineitems") && !lines.equals("billinglineitems")) {
            throw new Refusal(400, "3000", "invoiceLineItemType: must be BillingLineItems or UsageLineItems");
        }
        if (earned != null && !earned.matches("(?i)true|false")) {
            throw new Refusal(400, "3000", "hasPartnerEarnedCredit: must be true or false");
        }
        boolean legacy = kind.equals("office") || kind.equals("azure");
        boolean usage = lines.equals("usagelineitems");
        return new Wanted(legacy ? kind : Papers.ONE_TIME, usage, !legacy && usage && Boolean.parseBoolean(earned));
    }

    @Documented("Get invoice line items: move to the API v2")
    @Assumed("what has moved to the exports is 400 with code 3000 from 2025-04-21, the newest of three announced dates")
    static void requireOffered(Request request, Wanted wanted, YearMonth month) {
        YearMonth first = wanted.usage() ? FIRST_EXPORTED_USAGE : FIRST_EXPORTED_RECONCILIATION;
        boolean moved = wanted.provider().equals(Papers.ONE_TIME) && !month.isBefore(first);
        if (moved && !request.now().isBefore(MOVED)) {
            throw new Refusal(400, "3000", "The line items from " + first + " on have moved to the API v2 of Graph.");
        }
    }

    /** All lines of a document. */
    @Assumed({
        "an invoice has no lines of another provider or currency than its own: they are an empty collection",
        "lines of a note are those of the corrected invoice, and the note itself has none"
    })
    static List<JsonObject> billed(
            State state, Context context, Papers.Paper paper, Wanted wanted, @Nullable String currency) {
        boolean own = paper.provider().equals(wanted.provider())
                && paper.amends() == null
                && (currency == null || currency.equals(paper.currency()));
        if (!own) {
            return List.of();
        }
        if (wanted.provider().equals(Papers.OFFICE)) {
            return wanted.usage()
                    ? List.of()
                    : LicenceBills.licences(state, context, LicenceBills.require(state, paper));
        }
        if (wanted.provider().equals(Papers.AZURE)) {
            return wanted.usage()
                    ? LegacyLines.days(state, context, paper.month(), paper.id())
                    : LegacyLines.charges(state, context, paper.month(), paper.id());
        }
        LocalDate last = paper.month().atEndOfMonth();
        return newCommerce(state, context, new Source(paper.id(), paper.month(), last, paper.currency()), wanted);
    }

    /**
     * Where lines of new commerce come from.
     *
     * @param invoice empty for what is not billed yet
     * @param last the last day whose use they have
     */
    record Source(String invoice, YearMonth month, LocalDate last, String currency) {}

    /** All lines of new commerce of a month. */
    static List<JsonObject> newCommerce(State state, Context context, Source source, Wanted wanted) {
        List<JsonObject> lines = new ArrayList<>();
        if (wanted.usage()) {
            Rating.rate(state, context, source.month(), source.last(), source.currency(), day -> {
                if (!wanted.earnedOnly() || day.credited()) {
                    Party party = Party.of(state, context.partner(), day.subscription(), day.meter(), source.invoice());
                    lines.add(usage(new UsageLines.Row(day, party)));
                }
            });
            return lines;
        }
        boolean billed = !source.invoice().isEmpty();
        for (Charge charge :
                Reconciliation.charges(state, context, source.month(), source.last(), billed, source.currency())) {
            Party party = Party.of(state, context.partner(), charge.account(), source.invoice());
            lines.add(charge(new ReconciliationLines.Row(charge, party, context.ids())));
        }
        return lines;
    }

    @Documented("Invoice resources: DailyRatedUsageLineItem")
    @Assumed({
        "percentages of credit are fractions here, and a flag says whether there is any earned credit",
        "what has no tags or information has an empty text; the charge ends at the first moment of the next month"
    })
    private static JsonObject usage(UsageLines.Row row) {
        JsonObject json = JsonObject.EMPTY;
        for (Attribute<UsageLines.Row> attribute : UsageLines.ATTRIBUTES) {
            json = put(json, attribute.name(), attribute.value().apply(row));
        }
        return json.with("chargeEndDate", row.month().plusMonths(1).atDay(1) + "T00:00:00Z")
                .with("hasPartnerEarnedCredit", row.day().credited())
                .with("invoiceLineItemType", "usage_line_items")
                .with("billingProvider", "marketplace")
                .with("attributes", Wire.attributes("DailyRatedUsageLineItem"));
    }

    @Documented("Invoice resources: OneTimeInvoiceLineItem")
    @Assumed("the customer is written with the prefix org: here, as in the samples; dates that are none are left out")
    private static JsonObject charge(ReconciliationLines.Row row) {
        JsonObject json = JsonObject.EMPTY;
        for (Attribute<ReconciliationLines.Row> attribute : ReconciliationLines.ATTRIBUTES) {
            Object value = attribute.value().apply(row);
            if (!value.equals(JsonScalar.NULL)) {
                json = put(json, attribute.name(), value);
            }
        }
        return json.with("customerId", "org:" + json.textOrEmpty("customerId"))
                .with("discountDetails", "")
                .with("invoiceLineItemType", "billing_line_items")
                .with("billingProvider", Papers.ONE_TIME)
                .with("attributes", Wire.attributes("OneTimeInvoiceLineItem"));
    }

    private static JsonObject put(JsonObject json, String name, Object value) {
        if (NEWER.contains(name)) {
            return json;
        }
        Object older = value.equals(JsonScalar.NULL) ? "" : value;
        if (FRACTIONS.contains(name)) {
            older = ((BigDecimal) value).movePointLeft(2).stripTrailingZeros();
        }
        return json.with(NAMES.getOrDefault(name, Character.toLowerCase(name.charAt(0)) + name.substring(1)), older);
    }
}
