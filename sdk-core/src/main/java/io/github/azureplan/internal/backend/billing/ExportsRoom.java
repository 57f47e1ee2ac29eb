package io.github.azureplan.internal.backend.billing;

import io.github.azureplan.internal.backend.kernel.Assumed;
import io.github.azureplan.internal.backend.kernel.Auth;
import io.github.azureplan.internal.backend.kernel.Context;
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
import io.github.azureplan.internal.backend.kernel.Wire;
import io.github.azureplan.internal.backend.pricing.MeterCatalog;
import io.github.azureplan.internal.backend.subscriptions.AzureSubscriptions;
import io.github.azureplan.internal.backend.tree.JsonObject;
import io.github.azureplan.internal.backend.usage.Currencies;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Billing data by Graph: asked for, waited for, and fetched as files from storage. */
public final class ExportsRoom extends Room {
    private static final String REPORTS = "/v1.0/reports/partners/billing/";
    private static final String TYPE = "#microsoft.graph.partners.billing.";
    private static final Shape BILLED = Shape.object().text("invoiceId", "attributeSet");
    private static final Shape SPREAD = Shape.object().text("meterId").number("resources");
    private static final Shape UNBILLED = Shape.object().text("currencyCode", "billingPeriod", "attributeSet");

    @Override
    public List<Class<?>> ruleClasses() {
        return List.of(
                ExportsRoom.class, Exports.class, UsageLines.class, ReconciliationLines.class, Party.class, Sas.class);
    }

    @Serves(front = Front.GRAPH, method = "POST", path = REPORTS + "usage/billed/export")
    @Documented("partnerBilling: export billed usage")
    Result billedUsage(Request request, State state) {
        return billed(request, state, true);
    }

    @Serves(front = Front.GRAPH, method = "POST", path = REPORTS + "usage/unbilled/export")
    @Documented("partnerBilling: export unbilled usage")
    Result unbilledUsage(Request request, State state) {
        return unbilled(request, state, true);
    }

    @Serves(front = Front.GRAPH, method = "POST", path = REPORTS + "reconciliation/billed/export")
    @Documented("partnerBilling: export billed reconciliation")
    Result billedReconciliation(Request request, State state) {
        return billed(request, state, false);
    }

    @Serves(front = Front.GRAPH, method = "POST", path = REPORTS + "reconciliation/unbilled/export")
    @Documented("partnerBilling: export unbilled reconciliation")
    Result unbilledReconciliation(Request request, State state) {
        return unbilled(request, state, false);
    }

    @Serves(front = Front.GRAPH, method = "GET", path = REPORTS + "operations/{operationId}")
    @Documented("partnerBilling: get operation")
    @Assumed("an operation that never was is 404, one that is too old is 410 with code Gone")
    Result operation(Request request, State state) {
        requirePartner(request);
        Exports.Operation before = Exports.operation(state, request.path("operationId"));
        if (before == null) {
            throw new Refusal(404, null, "The operation was not found.");
        }
        requireFresh(before.createdAt(), request.context());
        State after = Exports.poll(state, request.context(), before);
        Exports.Operation operation = Objects.requireNonNull(Exports.operation(after, before.id()));
        return new Result(after, operation.running() ? running(request, before) : done(request, after, operation));
    }

    @Serves(front = Front.GRAPH, method = "GET", path = REPORTS + "manifests/{manifestId}")
    @Documented("partnerBilling: get manifest")
    @Assumed("a manifest that never was is 404, one that is too old is 410 with code Gone; each answer has a fresh SAS")
    Result manifest(Request request, State state) {
        requirePartner(request);
        Exports.Manifest manifest = Exports.manifest(state, request.path("manifestId"));
        if (manifest == null) {
            throw new Refusal(404, null, "The manifest was not found.");
        }
        requireFresh(manifest.createdAt(), request.context());
        return new Result(state, Reply.json(200, json(request, manifest)));
    }

    @Serves(
            front = Front.BLOBS,
            method = "GET",
            path = "/{account}/{file*}",
            auth = Auth.NONE,
            query = {"skoid", "sktid", "skt", "ske", "sks", "skv", "sv", "se", "sr", "sp", "sdd", "sig"})
    @Documented("Get Blob; Specifying the range header for Blob service operations")
    @Assumed({
        "a file is sent as application/octet-stream, without content encoding",
        "a range that is not bytes=from- or bytes=from-to is not looked at",
        "a file of more lines than anybody would keep is made while it is sent, without Content-Length"
    })
    Result file(Request request, State state) {
        String path = "/" + request.path("account") + "/" + request.path("file");
        Sas.require(request, path.substring(0, path.lastIndexOf('/')));
        ExportFile file = Exports.file(state, path);
        if (file == null) {
            throw new Refusal(404, "BlobNotFound", "The specified blob does not exist.");
        }
        String wanted = request.header("If-Match").orElse("*");
        if (!wanted.equals("*") && !wanted.equals(file.tag())) {
            throw new Refusal(
                    412, "ConditionNotMet", "The condition specified using HTTP conditional header(s) is not met.");
        }
        return new Result(
                state,
                BlobRange.reply(file, request.header("Range").orElse(""))
                        .header("ETag", file.tag())
                        .header("Accept-Ranges", "bytes")
                        .header("x-ms-blob-type", "BlockBlob"));
    }

    @Serves(front = Front.WORLD, method = "POST", path = "/_world/invoices/{invoiceId}/reissue", auth = Auth.NONE)
    @Documented("README: the sandbox")
    Result remake(Request request, State state) {
        return new Result(remake(state, request.path("invoiceId")), Reply.empty(204));
    }

    @Serves(
            front = Front.WORLD,
            method = "POST",
            path = "/_world/azureSubscriptions/{azureSubscriptionId}/spread",
            auth = Auth.NONE)
    @Documented("README: the sandbox")
    Result spread(Request request, State state) {
        JsonObject body = request.body(SPREAD);
        BigDecimal resources = body.decimal("resources");
        if (resources == null
                || resources.stripTrailingZeros().scale() > 0
                || resources.abs().compareTo(BigDecimal.valueOf(Integer.MAX_VALUE)) > 0) {
            throw Refusal.invalid("resources: must be a whole number");
        }
        String meter = Input.text(body, "meterId", "meterId", 100);
        return new Result(
                spread(state, request.path("azureSubscriptionId"), meter, resources.intValue()), Reply.json(200, body));
    }

    /** The data of an invoice is made anew. */
    @Assumed("data may be made anew at any time after the invoice; nothing is told to those who have read it")
    public static State remake(State state, String invoiceId) {
        return Exports.remake(state, invoiceId);
    }

    /** The use of a meter comes from many resources. */
    @Assumed("resources of a meter share its use equally; what cannot be divided falls to the first")
    public static State spread(State state, String azureSubscription, String meter, int resources) {
        if (AzureSubscriptions.find(state, azureSubscription) == null) {
            throw Refusal.invalid("azureSubscription: there is no Azure subscription " + azureSubscription);
        }
        if (MeterCatalog.find(meter) == null) {
            throw Refusal.invalid("meter: there is no meter " + meter);
        }
        return Exports.spread(state, azureSubscription, meter, resources);
    }

    @Assumed({
        "an unknown invoice is taken and fails later with code 5000, the only way the pages name for no data",
        "invoices of the older offer and documents that amend an invoice have no data of their own here"
    })
    private static Result billed(Request request, State state, boolean usage) {
        requirePartner(request);
        JsonObject body = request.body(BILLED);
        Invoices.Invoice invoice = Invoices.exported(state, Input.text(body, "invoiceId", "invoiceId", 50));
        return accepted(
                request,
                state,
                new Exports.Job(
                        usage,
                        invoice == null ? "" : invoice.id(),
                        invoice == null ? "" : invoice.currency(),
                        invoice == null ? null : invoice.month(),
                        full(body),
                        request.now()));
    }

    private static Result unbilled(Request request, State state, boolean usage) {
        requirePartner(request);
        JsonObject body = request.body(UNBILLED);
        String currency = Input.text(body, "currencyCode", "currencyCode", 3);
        String period = Input.text(body, "billingPeriod", "billingPeriod", 20).toLowerCase(Locale.ROOT);
        if (!period.equals("current") && !period.equals("last")) {
            throw Refusal.invalid("billingPeriod: must be current or last");
        }
        boolean own = Currencies.all(request.context()).contains(currency.toUpperCase(Locale.ROOT));
        YearMonth month = own ? unbilledMonth(request, period.equals("current")) : null;
        return accepted(
                request,
                state,
                new Exports.Job(usage, "", currency.toUpperCase(Locale.ROOT), month, full(body), request.now()));
    }

    @Assumed({
        "the last month has no unbilled data any more once its invoice is due",
        "where the running month is held back until then, it has none before"
    })
    static @Nullable YearMonth unbilledMonth(Request request, boolean current) {
        YearMonth running = YearMonth.from(request.context().today());
        boolean lastBilled = Invoices.due(running.minusMonths(1), request.now());
        if (current) {
            return lastBilled || !request.settings().billing().unbilledHeldBack() ? running : null;
        }
        return lastBilled ? null : running.minusMonths(1);
    }

    @Documented("partnerBilling: attributeSet")
    private static boolean full(JsonObject body) {
        String set = body.text("attributeSet");
        if (set == null || set.equalsIgnoreCase("full")) {
            return true;
        }
        if (!set.equalsIgnoreCase("basic")) {
            throw Refusal.invalid("attributeSet: must be full or basic");
        }
        return false;
    }

    @Assumed("Graph takes tokens of the partner's tenant only; another tenant's is 403 with code Forbidden")
    private static void requirePartner(Request request) {
        boolean own = request.caller()
                .tenant()
                .equalsIgnoreCase(request.context().partner().tenantId());
        if (!own && !request.caller().anyTenant()) {
            throw new Refusal(403, "Forbidden", "Access denied.");
        }
    }

    private static void requireFresh(Instant createdAt, Context context) {
        if (Exports.gone(createdAt, context)) {
            throw new Refusal(410, "Gone", "The data is no longer available; ask for another export.");
        }
    }

    private static Result accepted(Request request, State state, Exports.Job job) {
        String id = Exports.nextId(state, request.context(), job);
        String location = request.place().url(Front.GRAPH, REPORTS + "operations/" + id);
        return new Result(
                Exports.ask(state, request.context(), job), Reply.empty(202).header("Location", location));
    }

    @Documented("partnerBilling: runningOperation")
    private static Reply running(Request request, Exports.Operation operation) {
        String status = operation.polls() == 0 ? "notStarted" : "running";
        long seconds = request.settings().billing().exportRetryAfter().toSeconds();
        return Reply.json(200, json("runningOperation", status, operation, request.now()))
                .header("Retry-After", String.valueOf(seconds));
    }

    @Documented("partnerBilling: exportSuccessOperation, failedOperation")
    private static Reply done(Request request, State state, Exports.Operation operation) {
        String id = operation.manifest();
        if (id == null) {
            JsonObject error = JsonObject.of("message", "No data available", "code", "5000");
            return Reply.json(
                    200,
                    json("failedOperation", "failed", operation, operation.lastAction())
                            .with("error", error));
        }
        JsonObject body = json("exportSuccessOperation", "succeeded", operation, operation.lastAction());
        if (request.settings().billing().manifestLinked()) {
            String link = request.place().url(Front.GRAPH, REPORTS + "manifests/" + id);
            return Reply.json(200, body.with("resourceLocation@odata.navigationLink", link));
        }
        Exports.Manifest manifest = Objects.requireNonNull(Exports.manifest(state, id));
        return Reply.json(200, body.with("resourceLocation", json(request, manifest)));
    }

    private static JsonObject json(String type, String status, Exports.Operation operation, Instant lastAction) {
        return JsonObject.of(
                "@odata.type", TYPE + type,
                "id", operation.id(),
                "status", status,
                "createdDateTime", Wire.noZone(operation.createdAt()),
                "lastActionDateTime", Wire.ticks(lastAction));
    }

    @Documented("partnerBilling: manifest")
    @Assumed("the schema version is 2 and the data format compressedJSON, as seen in the field")
    private static JsonObject json(Request request, Exports.Manifest manifest) {
        List<JsonObject> blobs = manifest.names().stream()
                .map(name -> JsonObject.of("name", name, "partitionValue", "default"))
                .toList();
        String sas = Sas.token(
                request.ids(),
                manifest.directory(),
                request.now(),
                request.settings().billing().sasLife());
        return JsonObject.of(
                "id", manifest.id(),
                "createdDateTime", Wire.millis(manifest.createdAt()),
                "schemaVersion", "2",
                "dataFormat", "compressedJSON",
                "partitionType", "default",
                "eTag", manifest.eTag(),
                "partnerTenantId", request.context().partner().tenantId(),
                "rootDirectory", request.place().url(Front.BLOBS, manifest.directory()),
                "sasToken", sas,
                "blobCount", blobs.size(),
                "blobs", blobs);
    }
}
