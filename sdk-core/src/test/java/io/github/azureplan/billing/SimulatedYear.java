package io.github.azureplan.billing;

import io.github.azureplan.AzurePlanClient;
import io.github.azureplan.backend.AzureResource;
import io.github.azureplan.backend.AzureScope;
import io.github.azureplan.backend.InMemoryBackend;
import io.github.azureplan.backend.Meter;
import io.github.azureplan.backend.World;
import io.github.azureplan.catalog.Availability;
import io.github.azureplan.catalog.CatalogItemId;
import io.github.azureplan.common.AzureSubscriptionId;
import io.github.azureplan.common.BillingCycle;
import io.github.azureplan.common.CurrencyCode;
import io.github.azureplan.common.CustomerId;
import io.github.azureplan.common.Market;
import io.github.azureplan.common.MpnId;
import io.github.azureplan.common.PartnerType;
import io.github.azureplan.common.TenantId;
import io.github.azureplan.orders.CartLine;
import io.github.azureplan.orders.Carts;
import io.github.azureplan.plans.AzurePlan;
import io.github.azureplan.subscriptions.Subscriptions;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A year of an indirect provider with two resellers and two billing currencies, at random: use, access, licences that
 * become more, fewer or none, refunds, credits, corrections, prices that change. It keeps books of its own, from what it does and never from what the backend says.
 */
final class SimulatedYear {
    static final CurrencyCode EUR = CurrencyCode.of("EUR");
    static final CurrencyCode SEK = CurrencyCode.of("SEK");
    private static final LocalDate START = LocalDate.of(2026, 1, 1);
    private static final List<String> ROLES = List.of("Owner", "Contributor", "Reader", "Monitoring Reader");
    private static final String[] GROUPS = {"rg-web", "rg-data"};
    private static final BigDecimal EARNED = new BigDecimal("0.15");

    /** A meter, its prices by their first days, each with graduated tiers: units up to which, and the price of one. */
    private record Tariff(String name, String region, boolean eligible, TreeMap<LocalDate, List<String[]>> prices) {
        static Tariff flat(String name, String region, boolean eligible, String... prices) {
            TreeMap<LocalDate, List<String[]>> all = new TreeMap<>();
            LocalDate from = LocalDate.MIN;
            for (String price : prices) {
                if (price.contains("-")) {
                    from = LocalDate.parse(price);
                } else {
                    all.put(from, List.<String[]>of(new String[] {"1e18", price}));
                }
            }
            return new Tariff(name, region, eligible, all);
        }

        static Tariff tiers(String name, String region, String... tiers) {
            List<String[]> all = Arrays.stream(tiers).map(t -> t.split("=", 2)).toList();
            return new Tariff(name, region, true, new TreeMap<>(Map.of(LocalDate.MIN, all)));
        }

        /** What units cost in dollars after others in the same month. */
        BigDecimal cost(LocalDate day, BigDecimal before, BigDecimal units) {
            return upTo(day, before.add(units)).subtract(upTo(day, before));
        }

        private BigDecimal upTo(LocalDate day, BigDecimal units) {
            BigDecimal cost = BigDecimal.ZERO;
            BigDecimal from = BigDecimal.ZERO;
            for (String[] tier : prices.floorEntry(day).getValue()) {
                BigDecimal end = units.min(new BigDecimal(tier[0]));
                if (end.compareTo(from) > 0) {
                    cost = cost.add(end.subtract(from).multiply(new BigDecimal(tier[1])));
                    from = end;
                }
            }
            return cost;
        }
    }

    private static final List<Tariff> TARIFFS = List.of(
            Tariff.flat("D2 v9", "EU West", true, "0.10"),
            Tariff.flat("E4 v9", "EU North", true, "0.25137"),
            Tariff.flat("D4 v9 Spot", "EU West", false, "0.0428"),
            Tariff.flat("4 Core Hours", "Global", false, "1.28"),
            Tariff.flat("Data Ingestion", "EU West", true, "0.00288286076674440494"),
            Tariff.flat(
                    "Execution Time, West Europe",
                    "EU West",
                    true,
                    "0.000016",
                    "2026-03-15",
                    "0.0000152",
                    "2026-07-20",
                    "0.0000149"),
            Tariff.flat("Input Tokens", "EU West", true, "0.000275", "2026-09-01", "0.00025"),
            Tariff.tiers("Requests", "EU West", "100=1", "100000=0.80", "1e18=0.50"),
            Tariff.tiers("Data Transfer Out", "Zone 1", "100=0", "10335=0.0875", "1e18=0.083"));

    /** An Azure subscription and who holds what in it: first the provider, then both resellers, each in three scopes. */
    private static final class Place {
        final AzureSubscriptionId id;
        final CustomerId customer;
        final CurrencyCode currency;
        final int reseller;
        final @Nullable String[][] roles = new String[3][3];
        final List<LocalDate> credited = new ArrayList<>();

        Place(AzureSubscriptionId id, CustomerId customer, CurrencyCode currency, int reseller) {
            this.id = id;
            this.customer = customer;
            this.currency = currency;
            this.reseller = reseller;
            roles[0][0] = "Owner";
        }

        /** Whether somebody who counts may act in a group, 0 or 1. */
        boolean acts(int group) {
            for (int partner : new int[] {0, reseller}) {
                for (int scope : new int[] {0, group + 1}) {
                    String role = roles[partner][scope];
                    if (role != null && ROLES.indexOf(role) < 2) {
                        return true;
                    }
                }
            }
            return false;
        }
    }

    /** A resource that uses a meter. */
    private record User(Place place, int group, String name, Tariff tariff) {}

    /** Licences that were bought, and may be given back for a week. */
    private static final class Seats {
        final Place place;
        final String order;
        final LocalDate bought;
        int quantity;

        Seats(Place place, String order, LocalDate bought, int quantity) {
            this.place = place;
            this.order = order;
            this.bought = bought;
            this.quantity = quantity;
        }
    }

    /** What the books say of a currency and month. */
    static final class Books {
        BigDecimal earned = BigDecimal.ZERO;
        BigDecimal missed = BigDecimal.ZERO;
        BigDecimal notEligible = BigDecimal.ZERO;
        BigDecimal onInvoiceOnly = BigDecimal.ZERO;
        int licences;
        int credits;
        final Map<AzureSubscriptionId, BigDecimal> earnedBy = new HashMap<>();
    }

    final InMemoryBackend backend;
    final AzurePlanClient client;
    private final Random random;
    private final List<MpnId> resellers = List.of(MpnId.of("5100001"), MpnId.of("5100002"));
    private final List<Place> places = new ArrayList<>();
    private final Map<User, TreeMap<LocalDate, BigDecimal>> use = new java.util.LinkedHashMap<>();
    private final Map<LocalDate, boolean[]> whole = new HashMap<>();
    private final Map<String, BigDecimal> adjustments = new HashMap<>();
    private final Map<String, Integer> licences = new HashMap<>();
    private final List<Seats> seats = new ArrayList<>();
    private final Map<String, Integer> credits = new HashMap<>();
    private boolean signed = true;
    int refunds;
    private LocalDate today = START;

    SimulatedYear(long seed) {
        random = new Random(seed);
        backend = InMemoryBackend.builder()
                .seed(seed)
                .partnerType(PartnerType.INDIRECT_PROVIDER)
                .startAt(START.atTime(1, 0).toInstant(ZoneOffset.UTC))
                .billingCurrency(Market.of("SE"), SEK)
                .taxPercent(Market.of("DE"), new BigDecimal("19"))
                .rowsPerBlob(500)
                .build();
        client = backend.client();
        for (int i = 0; i < 2; i++) {
            backend.world()
                    .indirectReseller(TenantId.of("3000000" + i + "-0000-4000-8000-000000000000"), resellers.get(i));
        }
        customer("DE", "berg.example", EUR, 1);
        customer("SE", "fjord.example", SEK, 2);
        customer("AT", "alm.example", EUR, 2);
    }

    private void customer(String country, String domain, CurrencyCode currency, int reseller) {
        CustomerId id = backend.world().customer(country, domain, domain);
        backend.world().acceptAgreement(id);
        AzurePlan plan =
                client.customer(id).azurePlan(resellers.get(reseller - 1)).purchase();
        plan.azureSubscriptions().list().forEach(s -> places.add(new Place(s.id(), id, currency, reseller)));
    }

    /** Lives through a month, day by day. */
    void live(YearMonth month) {
        for (; YearMonth.from(today).equals(month); today = today.plusDays(1)) {
            boolean[] acted = acting();
            // on the first day access began inside the day
            boolean agreed = signed && today.isAfter(START);
            Instant start = today.atStartOfDay(ZoneOffset.UTC).toInstant();
            int events = random.nextInt(4);
            for (int event = 0; event < events; event++) {
                Instant moment = start.plus(Duration.ofHours(2 + 5L * event)).plusSeconds(random.nextInt(3600));
                goTo(moment);
                happen();
                boolean[] now = acting();
                for (int i = 0; i < now.length; i++) {
                    acted[i] &= now[i];
                }
                agreed &= signed;
            }
            for (int i = 0; i < acted.length; i++) {
                acted[i] &= agreed;
            }
            whole.put(today, acted);
        }
    }

    void goTo(Instant moment) {
        Duration left = Duration.between(backend.clock().now(), moment);
        if (!left.isNegative()) {
            backend.clock().advance(left);
        }
    }

    /** Who may act in each group of each place. */
    private boolean[] acting() {
        boolean[] acting = new boolean[places.size() * 2];
        for (int i = 0; i < acting.length; i++) {
            acting[i] = places.get(i / 2).acts(i % 2);
        }
        return acting;
    }

    private void happen() {
        World world = backend.world();
        Place place = places.get(random.nextInt(places.size()));
        switch (random.nextInt(22)) {
            case 0, 1, 2, 3 -> access(world, place);
            case 4 -> {
                signed = random.nextInt(3) > 0;
                world.partnerAgreement(signed);
            }
            case 5 -> {
                LocalDate last = today.plusDays(random.nextInt(3));
                world.azureCredit(place.id, today, last);
                today.datesUntil(last.plusDays(1)).forEach(place.credited::add);
            }
            case 6 -> {
                world.credit(place.id, cents(3000).add(new BigDecimal("0.01")), "Azure Consumption Credit");
                credits.merge(key(place.currency), 1, Integer::sum);
            }
            case 7 -> {
                if (random.nextInt(3) == 0) {
                    BigDecimal amount = cents(2000).add(BigDecimal.ONE);
                    world.invoiceAdjustment(place.currency, amount.negate(), "Service level credit");
                    adjustments.merge(key(place.currency), amount.negate(), BigDecimal::add);
                }
            }
            case 8 -> buy(place);
            case 9, 10 -> changeSeats(world);
            default -> use(world, place);
        }
    }

    private void access(World world, Place place) {
        int partner = random.nextInt(3);
        int scope = random.nextInt(3);
        String role = random.nextInt(4) == 0 ? null : ROLES.get(random.nextInt(ROLES.size()));
        AzureScope where = scope == 0 ? AzureScope.subscription() : AzureScope.resourceGroup(GROUPS[scope - 1]);
        if (partner == 0) {
            world.access(place.id, where, role);
        } else {
            world.resellerAccess(place.id, resellers.get(partner - 1), where, role);
        }
        place.roles[partner][scope] = role;
    }

    private void use(World world, Place place) {
        User user = new User(
                place, random.nextInt(2), "r" + random.nextInt(2), TARIFFS.get(random.nextInt(TARIFFS.size())));
        BigDecimal quantity = random.nextInt(4) == 0
                ? BigDecimal.ZERO
                : BigDecimal.valueOf(1 + random.nextInt(400_000), 1 + random.nextInt(4));
        AzureResource resource = AzureResource.of(GROUPS[user.group()], user.name());
        world.use(place.id, resource, meter(user.tariff()).meterId(), quantity);
        use.computeIfAbsent(user, u -> new TreeMap<>()).put(today, quantity);
    }

    /** It turns out that a thousand more hours were used on a day. */
    void correct(LocalDate day) {
        Meter machine = meter(TARIFFS.get(0));
        AzureResource found = AzureResource.of(GROUPS[0], "found");
        backend.world().correctUsage(places.get(0).id, found, machine.meterId(), new BigDecimal("1000"), day, day);
    }

    private Meter meter(Tariff tariff) {
        return backend.world().meters().stream()
                .filter(m -> m.name().equals(tariff.name()) && m.region().equals(tariff.region()))
                .findFirst()
                .orElseThrow();
    }

    private void buy(Place place) {
        if (!signed) {
            return; // without its agreement the partner may not order
        }
        boolean licence = random.nextBoolean();
        int quantity = 1 + random.nextInt(9);
        CatalogItemId item = client
                .customer(place.customer)
                .catalog()
                .availabilities(licence ? "CFQ7TTCZZL01" : "DG7GMGFZZS01", "0001")
                .stream()
                .filter(Availability::purchasable)
                .map(Availability::catalogItemId)
                .findFirst()
                .orElseThrow();
        CartLine line = CartLine.builder(item)
                .quantity(quantity)
                .billingCycle(licence ? BillingCycle.MONTHLY : BillingCycle.ONE_TIME)
                .termDuration("P1Y")
                .partnersOnRecord(resellers.get(place.reseller - 1))
                .build();
        Carts carts = client.customer(place.customer).carts();
        String order =
                carts.checkout(carts.create(List.of(line)).id()).orders().get(0).id();
        if (licence) {
            seats.add(new Seats(place, order, today, quantity));
        }
        licences.merge(key(place.currency), 1, Integer::sum);
    }

    /** The latest licences become more, fewer or none; what is given back is a refund of this month. */
    private void changeSeats(World world) {
        if (seats.isEmpty() || !signed) {
            return;
        }
        Seats latest = seats.get(seats.size() - 1);
        Subscriptions subscriptions = client.customer(latest.place.customer).subscriptions();
        String id =
                subscriptions.listByOrder(latest.order).first().orElseThrow().id();
        boolean young = today.isBefore(latest.bought.plusDays(6));
        if (young && random.nextInt(3) == 0) {
            world.deleteSubscription(latest.place.customer, id);
            seats.remove(latest);
        } else if (young && latest.quantity > 1 && random.nextBoolean()) {
            latest.quantity = 1 + random.nextInt(latest.quantity - 1);
            subscriptions.changeQuantity(id, latest.quantity);
        } else {
            latest.quantity += 1 + random.nextInt(4);
            subscriptions.changeQuantity(id, latest.quantity);
            licences.merge(key(latest.place.currency), 1, Integer::sum);
            return;
        }
        refunds++;
        credits.merge(key(latest.place.currency), 1, Integer::sum);
    }

    private BigDecimal cents(int most) {
        return BigDecimal.valueOf(random.nextInt(most), 2);
    }

    private String key(CurrencyCode currency) {
        return currency + " " + YearMonth.from(today);
    }

    /** What the books say. Exact, in dollars save what is on the invoice only. */
    Books books(CurrencyCode currency, YearMonth month) {
        Books books = new Books();
        books.onInvoiceOnly = adjustments.getOrDefault(currency + " " + month, BigDecimal.ZERO);
        books.licences = licences.getOrDefault(currency + " " + month, 0);
        books.credits = credits.getOrDefault(currency + " " + month, 0);
        // of resources in one subscription those in earlier groups and of earlier names use the lower tiers
        Map<Place, Map<Tariff, List<User>>> together = new HashMap<>();
        for (User user : use.keySet()) {
            if (user.place().currency.equals(currency)) {
                together.computeIfAbsent(user.place(), p -> new HashMap<>())
                        .computeIfAbsent(user.tariff(), t -> new ArrayList<>())
                        .add(user);
            }
        }
        together.forEach((place, meters) -> meters.forEach((tariff, users) -> {
            users.sort((a, b) -> (GROUPS[a.group()] + "/" + a.name()).compareTo(GROUPS[b.group()] + "/" + b.name()));
            month(books, month, tariff, users);
        }));
        return books;
    }

    private void month(Books books, YearMonth month, Tariff tariff, List<User> users) {
        BigDecimal before = BigDecimal.ZERO;
        for (LocalDate day = month.atDay(1); !day.isAfter(month.atEndOfMonth()); day = day.plusDays(1)) {
            for (User user : users) {
                Map.Entry<LocalDate, BigDecimal> level =
                        use.getOrDefault(user, new TreeMap<>()).floorEntry(day);
                BigDecimal quantity = level == null ? BigDecimal.ZERO : level.getValue();
                BigDecimal cost = tariff.cost(day, before, quantity);
                before = before.add(quantity);
                if (user.place().credited.contains(day)) {
                    continue;
                }
                boolean[] days = whole.getOrDefault(day, new boolean[0]);
                BigDecimal credit = cost.multiply(EARNED);
                if (!tariff.eligible()) {
                    books.notEligible = books.notEligible.add(cost);
                } else if (days[places.indexOf(user.place()) * 2 + user.group()]) {
                    books.earned = books.earned.add(credit);
                    books.earnedBy.merge(user.place().id, credit, BigDecimal::add);
                } else {
                    books.missed = books.missed.add(credit);
                }
            }
        }
    }
}
