package io.github.azureplan.internal.backend.pricing;

import io.github.azureplan.internal.backend.kernel.Assumed;
import io.github.azureplan.internal.backend.kernel.Auth;
import io.github.azureplan.internal.backend.kernel.Documented;
import io.github.azureplan.internal.backend.kernel.Front;
import io.github.azureplan.internal.backend.kernel.Input;
import io.github.azureplan.internal.backend.kernel.Refusal;
import io.github.azureplan.internal.backend.kernel.Reply;
import io.github.azureplan.internal.backend.kernel.Request;
import io.github.azureplan.internal.backend.kernel.Result;
import io.github.azureplan.internal.backend.kernel.Right;
import io.github.azureplan.internal.backend.kernel.Room;
import io.github.azureplan.internal.backend.kernel.Serves;
import io.github.azureplan.internal.backend.kernel.Shape;
import io.github.azureplan.internal.backend.kernel.State;
import io.github.azureplan.internal.backend.tree.JsonArray;
import io.github.azureplan.internal.backend.tree.JsonObject;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The price host: price sheets and exchange rates as files; and the older rate cards. */
public final class PricingRoom extends Room {
    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("uuuuMM", Locale.ROOT);
    private static final YearMonth FIRST_MONTH = YearMonth.of(2018, 3);
    private static final YearMonth FIRST_COMPRESSED = YearMonth.of(2020, 4);
    private static final YearMonth FIRST_SOFTWARE = YearMonth.of(2022, 3);
    private static final Set<String> MARKETS = markets();
    private static final Set<String> VIEWS = Set.of(
            "azure_consumption",
            "azure_reservations",
            "updatedlicensebased",
            "marketplace",
            "software",
            "licensebasedest",
            "licensebasedeos");
    private static final Set<String> WITHOUT_FUTURE = Set.of("marketplace", "software");
    private static final Shape RATE = Shape.object().text("currency", "month").number("usdPerUnit");

    @Override
    public List<Class<?>> ruleClasses() {
        return List.of(PricingRoom.class, PriceSheet.class, OtherSheets.class, ExchangeRates.class, RateCards.class);
    }

    private static Set<String> markets() {
        Set<String> markets = new HashSet<>(Set.of(Locale.getISOCountries()));
        markets.add("XK"); // Kosovo is sold to and has no code of ISO
        return Set.copyOf(markets);
    }

    @Serves(
            front = Front.PRICING,
            method = "GET",
            path = "/v1.0/sales/pricesheets(Market='{market}',PricesheetView='{view}')/$value",
            auth = Auth.USER_ONLY,
            right = Right.PRICES,
            query = {"timeline", "month"})
    @Documented("Get a pricesheet")
    @Assumed({
        "a market that is no country, an unknown view or an unknown timeline is 400 with code invalidRequest",
        "month is overlooked without timeline=history"
    })
    Result sheet(Request request, State state) {
        requireRegistered(request);
        String market = request.path("market").toUpperCase(Locale.ROOT);
        if (!MARKETS.contains(market)) {
            throw Refusal.invalid("Market: must be a country's two letters");
        }
        String view = request.path("view").toLowerCase(Locale.ROOT);
        if (!VIEWS.contains(view)) {
            throw Refusal.invalid("PricesheetView: must be a known view such as azure_consumption");
        }
        LocalDate today = request.context().today();
        YearMonth current = YearMonth.from(today);
        String timeline = request.query("timeline");
        return switch (timeline == null ? "current" : timeline.toLowerCase(Locale.ROOT)) {
            case "current" -> sheet(request, state, view, market, current, today);
            case "history" -> {
                YearMonth month = past(request.query("month"), current, view);
                yield sheet(request, state, view, market, month, month.atEndOfMonth());
            }
            case "future" -> {
                requireFuture(view);
                YearMonth next = current.plusMonths(1);
                yield sheet(request, state, view, market, next, next.atEndOfMonth());
            }
            default -> throw Refusal.invalid("timeline: must be current, history or future");
        };
    }

    @Serves(
            front = Front.PRICING,
            method = "GET",
            path = "/v1.0/sales/fxrates(Month='{month}')/$value",
            auth = Auth.USER_ONLY,
            right = Right.PRICES)
    @Documented("Get foreign exchange (FX) rates")
    @Assumed("a month whose rates are not published is 404 with code itemNotFound")
    Result rates(Request request, State state) {
        return rates(request, state, month(request.path("month"), "Month"));
    }

    @Serves(
            front = Front.PRICING,
            method = "GET",
            path = "/v1.0/sales/fxrates/$value",
            auth = Auth.USER_ONLY,
            right = Right.PRICES)
    @Documented("Get foreign exchange (FX) rates")
    @Assumed("the month that may be left out is left out together with its parentheses")
    Result ratesNow(Request request, State state) {
        return rates(request, state, YearMonth.from(request.context().today()));
    }

    @Serves(
            method = "GET",
            path = "/v1/ratecards/azure",
            query = {"currency", "region"})
    @Documented("Get prices for Microsoft Azure")
    Result rateCard(Request request, State state) {
        return new Result(state, Reply.json(200, RateCards.of(request, state, false, MARKETS)));
    }

    @Serves(
            method = "GET",
            path = "/v1/ratecards/azure-shared",
            query = {"currency", "region"})
    @Documented("Get prices for Microsoft Azure Partner Shared Services")
    Result sharedRateCard(Request request, State state) {
        return new Result(state, Reply.json(200, RateCards.of(request, state, true, MARKETS)));
    }

    @Serves(front = Front.WORLD, method = "GET", path = "/_world/meters", auth = Auth.NONE)
    @Documented("README: the sandbox")
    Result meters(Request request, State state) {
        LocalDate today = request.context().today();
        List<JsonObject> meters = MeterCatalog.all().stream()
                .map(m -> JsonObject.of(
                        "meterId", m.meterId(),
                        "productId", m.productId(),
                        "skuId", m.skuId(),
                        "availabilityId", m.availabilityId(),
                        "name", m.name(),
                        "category", m.category(),
                        "subcategory", m.subcategory(),
                        "region", m.region(),
                        "unit", m.unit(),
                        "unitPrice", Meter.listPrice(m.priceOn(today)),
                        "tags", m.tags()))
                .toList();
        return new Result(state, Reply.json(200, JsonArray.of(meters)));
    }

    @Serves(front = Front.WORLD, method = "POST", path = "/_world/exchangeRates", auth = Auth.NONE)
    @Documented("README: the sandbox")
    Result setRate(Request request, State state) {
        JsonObject body = request.body(RATE);
        BigDecimal usd = body.decimal("usdPerUnit");
        if (usd == null) {
            throw Refusal.invalid("usdPerUnit: must be given");
        }
        String text = Input.text(body, "month", "month", 7);
        YearMonth month;
        try {
            month = YearMonth.parse(text);
        } catch (DateTimeException e) {
            throw Refusal.invalid("month: must be a month such as 2026-04");
        }
        String currency = Input.text(body, "currency", "currency", 3);
        return new Result(ExchangeRates.set(state, request.context(), currency, month, usd), Reply.json(200, body));
    }

    @Documented("Get a pricesheet")
    private static void requireRegistered(Request request) {
        if (!request.settings().billing().priceApiRegistered()) {
            throw Refusal.invalid("The application is not registered for this API with the permissions it needs.");
        }
    }

    @Documented("Get a pricesheet")
    @Assumed("timeline=future for the marketplace or software is 400 with code invalidRequest")
    private static void requireFuture(String view) {
        if (WITHOUT_FUTURE.contains(view)) {
            throw Refusal.invalid("timeline: there is no future sheet of " + view);
        }
    }

    @Assumed({
        "timeline=history without a month is 400 with code invalidRequest",
        "a month to come, or one before the first sheet, is 404 with code itemNotFound; software begins with March 2022"
    })
    private static YearMonth past(@Nullable String text, YearMonth current, String view) {
        if (text == null || text.isEmpty()) {
            throw Refusal.invalid("month: must be given with timeline=history");
        }
        YearMonth month = month(text, "month");
        YearMonth first = view.equals("software") ? FIRST_SOFTWARE : FIRST_MONTH;
        if (month.isAfter(current) || month.isBefore(first)) {
            throw new Refusal(404, null, "There is no price sheet of " + text + ".");
        }
        return month;
    }

    @Assumed("a sheet that this backend was given for a view, market and month is served as it is, in either form")
    private static Result sheet(
            Request request, State state, String view, String market, YearMonth month, LocalDate last) {
        Path own = request.settings().pricing().sheets().get(view + " " + market + " " + month);
        if (own != null) {
            return new Result(state, file(request, SheetFile.read(own), month, "sheets.csv", "pricesheet"));
        }
        String csv = view.equals("azure_consumption")
                ? PriceSheet.of(market, month.atDay(1), last)
                : OtherSheets.of(view, market);
        byte[] text = csv.getBytes(StandardCharsets.UTF_8);
        return new Result(state, file(request, text, month, "sheets.csv", "pricesheet"));
    }

    private static Result rates(Request request, State state, YearMonth month) {
        if (month.isBefore(FIRST_MONTH) || ExchangeRates.publishedAt(month).isAfter(request.now())) {
            throw new Refusal(404, null, "There are no exchange rates of " + MONTH.format(month) + ".");
        }
        requireRegistered(request);
        StringBuilder csv = new StringBuilder();
        CsvText.row(csv, List.of("CurrencyCode", "USDPerUnit", "Month"));
        ExchangeRates.usdPerUnit(state, month)
                .forEach((currency, usd) ->
                        CsvText.row(csv, List.of(currency, usd.toPlainString(), MONTH.format(month))));
        return new Result(
                state, file(request, csv.toString().getBytes(StandardCharsets.UTF_8), month, "fxrates.csv", "fxrates"));
    }

    private static YearMonth month(String text, String name) {
        try {
            return YearMonth.parse(text, MONTH);
        } catch (DateTimeException e) {
            throw Refusal.invalid(name + ": must be a month such as 202604");
        }
    }

    @Documented("Get a pricesheet")
    @Assumed({
        "months before 2020-04 are not compressed, for exchange rates as for price sheets",
        "the file inside a compressed list of exchange rates is named fxrates.csv"
    })
    private static Reply file(Request request, byte[] content, YearMonth month, String entry, String name) {
        boolean wanted = wantsZip(request) && !month.isBefore(FIRST_COMPRESSED);
        byte[] body = content;
        if (wanted != SheetFile.isZip(content)) {
            body = wanted ? SheetFile.zip(entry, content, request.now()) : SheetFile.unzip(content);
        }
        return Reply.bytes(200, "application/octet-stream", body)
                .header("Cache-Control", "private")
                .header("Content-Disposition", "attachment; filename=" + name);
    }

    /** Deflate among others is enough, as seen with clients that send what they always send. */
    private static boolean wantsZip(Request request) {
        for (String coding :
                List.of(request.header("Accept-Encoding").orElse("").split(",", -1))) {
            String token = coding.strip().toLowerCase(Locale.ROOT);
            if (token.equals("deflate") || (token.startsWith("deflate;") && !token.matches(".*q=0(\\.0*)?"))) {
                return true;
            }
        }
        return false;
    }
}
