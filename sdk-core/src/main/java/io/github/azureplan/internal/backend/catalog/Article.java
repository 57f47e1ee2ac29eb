package io.github.azureplan.internal.backend.catalog;

import io.github.azureplan.internal.backend.tree.JsonObject;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A SKU as the catalog sells it, wherever and whenever: what a cart may ask of it and what it costs. {@link Item} says
 * where and as what.
 *
 * @param view the narrowest view of the catalog that shows it, as the service spells it
 * @param billingCycles what it can be billed by, {@code one_time}, {@code monthly}, {@code annual} or {@code none}
 * @param minimum the smallest quantity of a line
 * @param maximum the largest quantity of a line
 * @param terms the periods it is sold for; none for the Azure plan, the older offer and perpetual software
 * @param price USD for one unit, for what has no terms
 * @param segments the kinds of customer it is offered to, in lower case
 * @param unsoldIn countries it is not offered in, besides those where no Azure is
 * @param needs what a customer must have and a cart line must say
 * @param dynamic the free-form notes of the SKU
 */
public record Article(
        Kind kind,
        Label label,
        String view,
        List<String> billingCycles,
        int minimum,
        int maximum,
        boolean trial,
        List<Term> terms,
        BigDecimal price,
        Set<String> segments,
        Set<String> unsoldIn,
        Needs needs,
        JsonObject dynamic) {
    /** What an order of it makes. */
    public enum Kind {
        AZURE_PLAN(true),
        /** The offer MS-AZR-0145P: still listed, no longer sold. */
        LEGACY_AZURE(true),
        /** Azure capacity reserved for a term, paid one time or by the month, for subscriptions of an Azure plan. */
        RESERVATION(true),
        /** The same for subscriptions of the older offer: still listed, no longer sold. */
        LEGACY_RESERVATION(true),
        SOFTWARE_SUBSCRIPTION(false),
        PERPETUAL_SOFTWARE(false),
        /** Seats by licence. */
        ONLINE_SERVICE(false),
        /** Seats that need seats of a parent. */
        ADD_ON(false),
        /** A service of the marketplace that is billed by use, through an Azure plan. */
        METERED_SERVICE(true);

        private final boolean azure;

        Kind(boolean azure) {
            this.azure = azure;
        }

        /** Whether it is only sold where Azure is. */
        public boolean azure() {
            return azure;
        }
    }

    /** The ids of a SKU, and its words for people. */
    public record Label(
            String productId,
            String skuId,
            String product,
            String title,
            String description,
            String type,
            String subType,
            String publisher) {}

    /**
     * A period it is sold for.
     *
     * @param duration ISO 8601
     * @param billingCycle how this term is billed
     * @param price USD for one unit and one billing period
     * @param renewable whether it renews by itself
     * @param refunds what is paid back on a cancellation, the earliest first; nothing after the last
     */
    public record Term(
            String duration,
            String description,
            String billingCycle,
            BigDecimal price,
            boolean renewable,
            List<Refund> refunds) {
        public Term {
            refunds = List.copyOf(refunds);
        }
    }

    /**
     * A cancellation policy.
     *
     * @param type {@code Full} or {@code Partial}
     * @param expiresAfter how long after the order it holds, ISO 8601
     */
    public record Refund(String type, String expiresAfter) {}

    /**
     * What a customer must have and a line must say.
     *
     * @param prerequisites as the SKU lists them: {@code MicrosoftCustomerAgreement}, {@code InventoryCheck},
     *     {@code AzureSubscriptionRegistration}, {@code AzurePlan}
     * @param inventory the inventory variables
     * @param provisioning the provisioning variables, the keys a line's provisioning context must have
     * @param attestation the kind of attestation, or null for none
     * @param enforced whether a line without {@code attestationAccepted} is refused
     * @param parents the SKUs, {@code product:sku}, one of which a line of an add-on must belong to
     */
    public record Needs(
            List<String> prerequisites,
            List<String> inventory,
            List<String> provisioning,
            @Nullable String attestation,
            boolean enforced,
            Set<String> parents) {
        public Needs {
            prerequisites = List.copyOf(prerequisites);
            inventory = List.copyOf(inventory);
            provisioning = List.copyOf(provisioning);
            parents = Set.copyOf(parents);
        }
    }

    public Article {
        billingCycles = List.copyOf(billingCycles);
        terms = List.copyOf(terms);
        segments = Set.copyOf(segments);
        unsoldIn = Set.copyOf(unsoldIn);
    }

    public String productId() {
        return label.productId();
    }

    public String skuId() {
        return label.skuId();
    }

    /** What tells SKUs of all products apart: {@code product:sku}. */
    public String key() {
        return productId() + ':' + skuId();
    }

    /** Whether it has availabilities that change, and a catalog item id of three parts. */
    public boolean newCommerce() {
        return kind != Kind.LEGACY_AZURE;
    }

    /** Whether it is still sold. */
    public boolean sold() {
        return kind != Kind.LEGACY_AZURE && kind != Kind.LEGACY_RESERVATION;
    }

    /** The term of this length and billing, or null. */
    public @Nullable Term term(String duration, String billingCycle) {
        return terms.stream()
                .filter(t -> t.duration().equalsIgnoreCase(duration)
                        && t.billingCycle().equalsIgnoreCase(billingCycle))
                .findFirst()
                .orElse(null);
    }

    static Draft of(Kind kind, String view, Label label) {
        return new Draft(kind, view, label);
    }

    /** Collects what most articles leave as it is usual. */
    static final class Draft {
        private final Kind kind;
        private final String view;
        private final Label label;
        private final List<Term> terms = new ArrayList<>();
        private List<String> billingCycles = List.of("one_time");
        private int minimum = 1;
        private int maximum = 999_999_999;
        private boolean trial;
        private BigDecimal price = BigDecimal.ZERO;
        private Set<String> segments = Set.of("commercial");
        private Set<String> unsoldIn = Set.of();
        private List<String> prerequisites = List.of();
        private List<String> inventory = List.of();
        private List<String> provisioning = List.of();
        private @Nullable String attestation;
        private Set<String> parents = Set.of();
        private JsonObject dynamic = JsonObject.of("isMicrosoftProduct", true);

        private Draft(Kind kind, String view, Label label) {
            this.kind = kind;
            this.view = view;
            this.label = label;
        }

        Draft billed(String... cycles) {
            billingCycles = List.of(cycles);
            return this;
        }

        Draft quantity(int from, int to) {
            minimum = from;
            maximum = to;
            return this;
        }

        Draft trial() {
            trial = true;
            return this;
        }

        Draft term(Term term) {
            terms.add(term);
            return this;
        }

        Draft price(String usd) {
            price = new BigDecimal(usd);
            return this;
        }

        Draft segments(String... names) {
            segments = Set.of(names);
            return this;
        }

        Draft unsoldIn(String... countries) {
            unsoldIn = Set.of(countries);
            return this;
        }

        Draft prerequisites(String... names) {
            prerequisites = List.of(names);
            return this;
        }

        Draft inventory(String... names) {
            inventory = List.of(names);
            return this;
        }

        Draft provisioning(String... names) {
            provisioning = List.of(names);
            return this;
        }

        Draft attestation(String type) {
            attestation = type;
            return this;
        }

        Draft addOnOf(String... keys) {
            parents = Set.of(keys);
            return this;
        }

        Draft dynamic(JsonObject notes) {
            dynamic = notes;
            return this;
        }

        Article build() {
            Needs needs = new Needs(prerequisites, inventory, provisioning, attestation, attestation != null, parents);
            return new Article(
                    kind,
                    label,
                    view,
                    billingCycles,
                    minimum,
                    maximum,
                    trial,
                    terms,
                    price,
                    segments,
                    unsoldIn,
                    needs,
                    dynamic);
        }
    }
}
