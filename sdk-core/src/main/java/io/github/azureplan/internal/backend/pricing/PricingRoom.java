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
import io.github.azureplan.internal.backend.kernel.Room;
import io.github.azureplan.internal.backend.kernel.Serves;
import io.github.azureplan.internal.backend.kernel.Shape;
import io.github.azureplan.internal.backend.kernel.State;
import io.github.azureplan.internal.backend.tree.JsonArray;
import io.github.azureplan.internal.backend.tree.JsonObject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;

/** The price host: price sheets and exchange rates as files. */
public final class PricingRoom extends Room {
    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("uuuuMM", Locale.ROOT);
    private static final YearMonth FIRST_MONTH = YearMonth.of(2018, 3);
    private static final YearMonth FIRST_COMPRESSED = YearMonth.of(2020, 4);
    private static final Set<String> MARKETS = Set.of(Locale.getISOCountries());
    private static final Set<String> OTHER_VIEWS = Set.of(
            "azure_reservations",
            "updatedlicensebased",
            "marketplace",
            "software",
            "licensebasedest",
            "licensebasedeos");
    private static final Shape RATE = Shape.object().text("currency", "month").number("usdPerUnit");

    @Override
    public List<Class<?>> ruleClasses() {
        return List.of(PricingRoom.class, PriceSheet.class, ExchangeRates.class);
    }

    @Serves(
            front = Front.PRICING,
            method = "GET",
            path = "/v1.0/sales/pricesheets(Market='{market}',PricesheetView='{view}')/$value",
            auth = Auth.USER_ONLY,
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
        requireView(request.path("view").toLowerCase(Locale.ROOT));
        LocalDate today = LocalDate.ofInstant(request.now(), ZoneOffset.UTC);
        YearMonth current = YearMonth.from(today);
        String timeline = request.query("timeline");
        return switch (timeline == null ? "current" : timeline.toLowerCase(Locale.ROOT)) {
            case "current" -> sheet(request, state, market, current, today);
            case "history" -> {
                YearMonth month = past(request.query("month"), current);
                yield sheet(request, state, market, month, month.atEndOfMonth());
            }
            case "future" -> {
                YearMonth next = current.plusMonths(1);
                yield sheet(request, state, market, next, next.atEndOfMonth());
            }
            default -> throw Refusal.invalid("timeline: must be current, history or future");
        };
    }

    @Serves(
            front = Front.PRICING,
            method = "GET",
            path = "/v1.0/sales/fxrates(Month='{month}')/$value",
            auth = Auth.USER_ONLY)
    @Documented("Get foreign exchange (FX) rates")
    @Assumed("a month whose rates are not published is 404 with code itemNotFound")
    Result rates(Request request, State state) {
        return rates(request, state, month(request.path("month"), "Month"));
    }

    @Serves(front = Front.PRICING, method = "GET", path = "/v1.0/sales/fxrates/$value", auth = Auth.USER_ONLY)
    @Documented("Get foreign exchange (FX) rates")
    @Assumed("the month that may be left out is left out together with its parentheses")
    Result ratesNow(Request request, State state) {
        return rates(request, state, YearMonth.from(request.now().atZone(ZoneOffset.UTC)));
    }

    @Serves(front = Front.WORLD, method = "GET", path = "/_world/meters", auth = Auth.NONE)
    @Documented("README: the sandbox")
    Result meters(Request request, State state) {
        LocalDate today = LocalDate.ofInstant(request.now(), ZoneOffset.UTC);
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

    @Assumed("the views of reservations, licenses, software and the marketplace are 501: they are not modelled")
    private static void requireView(String view) {
        if (OTHER_VIEWS.contains(view)) {
            throw new Refusal(501, null, "PricesheetView " + view + ": this view is not modelled by the backend");
        }
        if (!view.equals("azure_consumption")) {
            throw Refusal.invalid("PricesheetView: must be a known view such as azure_consumption");
        }
    }

    @Assumed({
        "timeline=history without a month is 400 with code invalidRequest",
        "a month to come, or one before the first sheet, is 404 with code itemNotFound"
    })
    private static YearMonth past(@Nullable String text, YearMonth current) {
        if (text == null || text.isEmpty()) {
            throw Refusal.invalid("month: must be given with timeline=history");
        }
        YearMonth month = month(text, "month");
        if (month.isAfter(current) || month.isBefore(FIRST_MONTH)) {
            throw new Refusal(404, null, "There is no price sheet of " + text + ".");
        }
        return month;
    }

    private static Result sheet(Request request, State state, String market, YearMonth month, LocalDate last) {
        String csv = PriceSheet.of(market, month.atDay(1), last);
        return new Result(state, file(request, csv, month, "sheets.csv", "pricesheet"));
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
        return new Result(state, file(request, csv.toString(), month, "fxrates.csv", "fxrates"));
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
    private static Reply file(Request request, String csv, YearMonth month, String entry, String name) {
        byte[] text = csv.getBytes(StandardCharsets.UTF_8);
        boolean zip = wantsZip(request) && !month.isBefore(FIRST_COMPRESSED);
        return Reply.bytes(200, "application/octet-stream", zip ? zip(entry, text, request.now()) : text)
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

    private static byte[] zip(String name, byte[] content, Instant now) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes, StandardCharsets.UTF_8)) {
            ZipEntry entry = new ZipEntry(name);
            entry.setTimeLocal(LocalDateTime.ofInstant(now, ZoneOffset.UTC));
            zip.putNextEntry(entry);
            zip.write(content);
            zip.closeEntry();
        } catch (IOException e) {
            throw new UncheckedIOException(e); // memory does not fail
        }
        return bytes.toByteArray();
    }
}
