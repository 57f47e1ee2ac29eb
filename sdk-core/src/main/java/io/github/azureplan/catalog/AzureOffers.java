package io.github.azureplan.catalog;

import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * The offers a CSP partner tells apart when selling Azure, with what the published pages say of each. The statements are
 * frozen with this version and carry their page and date; what binds is the catalog, the price sheets and the agreement.
 */
public final class AzureOffers {
    private static final LocalDate READ = LocalDate.of(2026, 11, 24);
    private static final LocalDate SNAPSHOT = LocalDate.of(2021, 10, 1);
    private static final String PARTNER_CENTER = "https://learn.microsoft.com/partner-center/";
    private static final String COST = "https://learn.microsoft.com/azure/cost-management-billing/";

    private static final SourcedFact NEW_COMMERCE_BILLING = fact(
            "Invoiced by calendar month; invoice and reconciliation are there by the eighth of the next month.",
            PARTNER_CENTER + "billing/billing-basics",
            READ);
    private static final SourcedFact PARTNER_CURRENCY =
            fact("Invoiced in the currency of the partner's country.", PARTNER_CENTER + "billing/billing-basics", READ);
    private static final SourcedFact NO_CREDIT = fact(
            "Earns no partner earned credit.", PARTNER_CENTER + "billing/partner-earned-credit-troubleshoot", READ);
    private static final String CANCELLATION = PARTNER_CENTER + "customers/new-commerce-cancellation-policy";
    private static final String PRICE_SHEETS = PARTNER_CENTER + "developer/get-a-price-sheet";

    /** The Azure plan: Azure by use, under new commerce. */
    public static final AzureOffer AZURE_PLAN = new AzureOffer(
            "Azure plan",
            TargetView.MICROSOFT_AZURE,
            null,
            fact(
                    "By use, one billing date, by calendar month; the invoice is there by the eighth of the next month.",
                    PARTNER_CENTER + "azure-plan-billing",
                    READ),
            fact(
                    "None: ordered once, and managed as a subscription that can be suspended and reactivated.",
                    PARTNER_CENTER + "developer/create-azure-plan",
                    READ),
            fact(
                    "Priced in US dollars, invoiced in the partner's currency at an exchange rate of the month.",
                    PARTNER_CENTER + "billing/billing-basics",
                    READ),
            fact(
                    "Price sheet azure_consumption: estimated retail prices in US dollars, before earned credit.",
                    PRICE_SHEETS,
                    READ),
            fact(
                    "Earned on pay-as-you-go use the partner has an eligible role on; not on Spot machines or"
                            + " third-party products.",
                    PARTNER_CENTER + "billing/partner-earned-credit-troubleshoot",
                    READ),
            fact(
                    "Cancelled by suspending it, once no active Azure subscription or reservation is left under it.",
                    PARTNER_CENTER + "developer/create-azure-plan",
                    READ),
            fact(
                    "Microsoft Customer Agreement, accepted by the customer and confirmed.",
                    PARTNER_CENTER + "developer/create-azure-plan",
                    READ),
            null);

    /** The offer before the Azure plan, MS-AZR-0145P. */
    public static final AzureOffer LEGACY = new AzureOffer(
            "Microsoft Azure (MS-AZR-0145P)",
            TargetView.MICROSOFT_AZURE,
            null,
            fact(
                    "By use, monthly from the partner's billing anniversary; the invoice is there two days later.",
                    PARTNER_CENTER + "billing/billing-basics",
                    READ),
            null,
            fact("Invoiced in the currency of the partner's country.", PARTNER_CENTER + "billing/billing-basics", READ),
            fact(
                    "The Azure rate card; prices differ by market and currency.",
                    PARTNER_CENTER + "developer/azure-rate-card-resources",
                    READ),
            NO_CREDIT,
            null,
            fact(
                    "Microsoft Cloud Agreement, as its SKU lists it.",
                    PARTNER_CENTER + "developer/get-a-list-of-products-by-customer",
                    SNAPSHOT),
            null);

    /** Azure capacity reserved for a term. */
    public static final AzureOffer RESERVATION = new AzureOffer(
            "Azure reservation",
            TargetView.AZURE_RESERVATIONS,
            ReservationScope.AZURE_PLAN,
            NEW_COMMERCE_BILLING,
            fact("One or three years.", COST + "reservations/exchange-and-refund-azure-reservations", READ),
            PARTNER_CURRENCY,
            fact("Price sheet azure_reservations; the partner's discount is in the price.", PRICE_SHEETS, READ),
            NO_CREDIT,
            fact(
                    "Refunded in proportion, by the partner on the customer's behalf; what is cancelled of a customer's"
                            + " commitments may not exceed 50,000 US dollars in twelve months.",
                    COST + "reservations/exchange-and-refund-azure-reservations",
                    LocalDate.of(2022, 10, 10)),
            null,
            fact(
                    "An Azure plan or MS-AZR-0145P subscription of the customer.",
                    PARTNER_CENTER + "developer/purchase-azure-reservations",
                    READ));

    /** A fixed hourly spend on compute, committed for a term. */
    public static final AzureOffer SAVINGS_PLAN = new AzureOffer(
            "Azure savings plan",
            null,
            null,
            fact(
                    "At once or by the month, for the same total.",
                    COST + "savings-plan/buy-savings-plan",
                    LocalDate.of(2024, 5, 7)),
            fact("One or three years of a fixed hourly spend.", PARTNER_CENTER + "customers/azure-savings-plan", READ),
            PARTNER_CURRENCY,
            null,
            fact(
                    "None: its discount on estimated retail prices takes the place of partner earned credit.",
                    PARTNER_CENTER + "customers/azure-savings-plan",
                    READ),
            fact(
                    "Final: it can be neither cancelled nor exchanged.",
                    COST + "savings-plan/cancel-savings-plan",
                    LocalDate.of(2023, 11, 17)),
            null,
            fact(
                    "An Azure plan with at least one active Azure subscription.",
                    PARTNER_CENTER + "developer/azure-purchase-savings-plan",
                    READ));

    /** Services of other publishers in the commercial marketplace. */
    public static final AzureOffer MARKETPLACE = new AzureOffer(
            "Commercial marketplace",
            TargetView.ONLINE_SERVICES,
            null,
            NEW_COMMERCE_BILLING,
            null,
            PARTNER_CURRENCY,
            fact("Price sheet marketplace.", PRICE_SHEETS, READ),
            NO_CREDIT,
            fact(
                    "Services: in full within 72 hours of the purchase, save for metered charges; later only through the"
                            + " publisher.",
                    CANCELLATION,
                    READ),
            null,
            fact(
                    "For metered services an Azure plan with active Azure subscriptions.",
                    PARTNER_CENTER + "developer/error-codes",
                    SNAPSHOT));

    /** Licences of online services, by the seat. */
    public static final AzureOffer ONLINE_SERVICES = new AzureOffer(
            "Online services",
            TargetView.ONLINE_SERVICES,
            null,
            NEW_COMMERCE_BILLING,
            null,
            PARTNER_CURRENCY,
            fact("Price sheet updatedlicensebased.", PRICE_SHEETS, READ),
            null,
            fact("In proportion, within seven calendar days of the purchase.", CANCELLATION, READ),
            null,
            null);

    /** Software for a term. */
    public static final AzureOffer SOFTWARE_SUBSCRIPTION = new AzureOffer(
            "Software subscription",
            TargetView.SOFTWARE_SUBSCRIPTIONS,
            null,
            NEW_COMMERCE_BILLING,
            null,
            PARTNER_CURRENCY,
            fact("Price sheet software.", PRICE_SHEETS, READ),
            null,
            fact("In proportion, within seven calendar days of the purchase.", CANCELLATION, READ),
            null,
            null);

    /** Software for good. */
    public static final AzureOffer PERPETUAL_SOFTWARE = new AzureOffer(
            "Perpetual software",
            TargetView.SOFTWARE_PERPETUAL,
            null,
            NEW_COMMERCE_BILLING,
            null,
            PARTNER_CURRENCY,
            fact("Price sheet software.", PRICE_SHEETS, READ),
            null,
            fact("In full, within thirty calendar days of the purchase.", CANCELLATION, READ),
            null,
            null);

    private static final List<AzureOffer> ALL = List.of(
            AZURE_PLAN,
            LEGACY,
            RESERVATION,
            SAVINGS_PLAN,
            MARKETPLACE,
            ONLINE_SERVICES,
            SOFTWARE_SUBSCRIPTION,
            PERPETUAL_SOFTWARE);

    private AzureOffers() {}

    /**
     * Every offer this version tells apart.
     *
     * @return the offers, those of Azure first
     */
    public static List<AzureOffer> all() {
        return ALL;
    }

    /**
     * Whether an offer id, of a subscription or order line, is the Azure plan or the offer before it. The ids of the
     * other offers follow no published rule: their products say where they belong.
     *
     * @param offerId the offer id
     * @return the offer, or empty for every other id
     */
    public static Optional<AzureOffer> ofId(String offerId) {
        if (AzurePlanOffer.isAzurePlan(offerId)) {
            return Optional.of(AZURE_PLAN);
        }
        return offerId.equalsIgnoreCase(AzurePlanOffer.LEGACY_OFFER_ID) ? Optional.of(LEGACY) : Optional.empty();
    }

    private static SourcedFact fact(String text, String page, LocalDate asOf) {
        return new SourcedFact(text, URI.create(page), asOf);
    }
}
