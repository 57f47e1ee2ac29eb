package io.github.azureplan.internal.backend.partners;

import io.github.azureplan.internal.backend.kernel.Assumed;
import io.github.azureplan.internal.backend.kernel.Auth;
import io.github.azureplan.internal.backend.kernel.Documented;
import io.github.azureplan.internal.backend.kernel.Front;
import io.github.azureplan.internal.backend.kernel.Input;
import io.github.azureplan.internal.backend.kernel.Partner;
import io.github.azureplan.internal.backend.kernel.Refusal;
import io.github.azureplan.internal.backend.kernel.Reply;
import io.github.azureplan.internal.backend.kernel.Request;
import io.github.azureplan.internal.backend.kernel.Result;
import io.github.azureplan.internal.backend.kernel.Room;
import io.github.azureplan.internal.backend.kernel.Serves;
import io.github.azureplan.internal.backend.kernel.Shape;
import io.github.azureplan.internal.backend.kernel.State;
import io.github.azureplan.internal.backend.kernel.UserRoles;
import io.github.azureplan.internal.backend.kernel.Wire;
import io.github.azureplan.internal.backend.tree.JsonArray;
import io.github.azureplan.internal.backend.tree.JsonObject;
import io.github.azureplan.internal.backend.tree.JsonScalar;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The partner among partners: its indirect resellers, and who has signed the Microsoft Partner Agreement. */
public final class PartnersRoom extends Room {
    private static final String RESELLERS = "is_indirect_cloud_solution_provider_of";
    private static final String PROVIDERS = "is_indirect_reseller_of";
    private static final Set<String> EUROPE = Set.of(
            "AT", "BE", "BG", "CH", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GB", "GR", "HR", "HU", "IE", "IS",
            "IT", "LI", "LT", "LU", "LV", "MC", "MT", "NL", "NO", "PL", "PT", "RO", "SE", "SI", "SK");
    private static final Shape WORLD_RESELLER = Shape.object()
            .text("tenantId", "mpnId", "name", "country")
            .bool("partnership", "agreementSigned", "enrolled");
    private static final Shape WORLD_PARTNER = Shape.object()
            .bool("agreementSigned", "programActive", "onboarded")
            .text("country")
            .texts("roles");

    @Override
    public List<Class<?>> ruleClasses() {
        return List.of(PartnersRoom.class, Standing.class);
    }

    @Serves(
            method = "GET",
            path = "/v1/relationships",
            auth = Auth.USER_ONLY,
            query = {"relationship_type"})
    @Documented("Retrieve a list of indirect resellers")
    @Assumed({
        "a missing relationship_type is 400 with code 800002, an unknown one 400 with code 900126",
        "an indirect provider has no indirect providers of its own: IsIndirectResellerOf gives an empty list"
    })
    Result relationships(Request request, State state) {
        Standing.requireProvider(request.context());
        String asked = request.query("relationship_type");
        if (asked == null || asked.isEmpty()) {
            throw Refusal.invalid("relationship_type: must be given");
        }
        String type = asked.replace("_", "").toLowerCase(Locale.ROOT);
        if (type.equals(PROVIDERS.replace("_", ""))) {
            return new Result(state, Reply.json(200, Wire.collection(List.of())));
        }
        if (!type.equals(RESELLERS.replace("_", ""))) {
            throw new Refusal(400, "900126", "relationship_type: is not a known type of relationship");
        }
        List<JsonObject> items = Resellers.partners(state).stream()
                .map(PartnersRoom::relationship)
                .toList();
        return new Result(state, Reply.json(200, Wire.collection(items)));
    }

    /** A partnership as both lists write it. */
    @Documented("Relationships resources")
    @Assumed("the state of a partnership that has ended is Inactive, and it stays in the list")
    public static JsonObject relationship(Resellers.Reseller reseller) {
        return JsonObject.of(
                "id", reseller.tenantId(),
                "name", reseller.name(),
                "relationshipType", RESELLERS,
                "state", reseller.active() ? "Active" : "Inactive",
                "mpnId", reseller.mpnId(),
                "location", reseller.country(),
                "attributes", Wire.attributes("PartnerRelationship"));
    }

    @Serves(
            method = "GET",
            path = "/v1/compliance/csp/agreementstatus",
            auth = Auth.USER_ONLY,
            query = {"mpnId", "tenantId"})
    @Documented("Verify an indirect reseller's Microsoft Partner Agreement signing status")
    Result agreementStatus(Request request, State state) {
        String mpnId = textOf(request.query("mpnId"));
        String tenantId = textOf(request.query("tenantId"));
        if (mpnId.isEmpty() && tenantId.isEmpty()) {
            throw new Refusal(400, "2001", "MPN id and tenant id cannot both be empty.");
        }
        if (!mpnId.isEmpty() && !tenantId.isEmpty()) {
            throw new Refusal(400, "2000", "MPN id and tenant id cannot both be given.");
        }
        boolean signed = mpnId.isEmpty()
                ? signedByTenant(request, state, tenantId)
                : signedByMpnId(request.context().partner(), state, mpnId);
        return new Result(state, Reply.json(200, JsonObject.of("isAgreementSigned", signed)));
    }

    @Documented("Verify an indirect reseller's Microsoft Partner Agreement signing status")
    @Assumed({
        "the CSP region of Europe is the EU, EFTA and the United Kingdom; each other country is a region of its own",
        "the calling partner's own MPN id is no indirect reseller's: 400 with code 2204"
    })
    private static boolean signedByMpnId(Partner partner, State state, String mpnId) {
        if (!mpnId.matches("[0-9]{1,20}")) {
            throw new Refusal(400, "2000", "MPN id must be numeric.");
        }
        Resellers.Reseller reseller = Resellers.known(state, mpnId);
        if (mpnId.equals(partner.mpnId()) || (reseller != null && !reseller.enrolled())) {
            throw new Refusal(400, "2204", "MPN id " + mpnId + " is not tied to an account of an indirect reseller.");
        }
        if (reseller == null) {
            throw new Refusal(400, "2200", "MPN id " + mpnId + " is either invalid or not yet in Partner Center.");
        }
        if (!region(reseller.country()).equals(region(partner.country()))) {
            throw new Refusal(
                    400, "2201", "The CSP region of MPN id " + mpnId + " is not the one you place orders from.");
        }
        if (!reseller.agreementSigned()) {
            throw new Refusal(400, "2203", "MPN id " + mpnId + " has not signed the Microsoft Partner Agreement.");
        }
        return true;
    }

    @Documented("Verify an indirect reseller's Microsoft Partner Agreement signing status")
    @Assumed("the calling partner's own tenant is answered with true or false, never with an error")
    private static boolean signedByTenant(Request request, State state, String tenantId) {
        if (!Input.isGuid(tenantId)) {
            throw new Refusal(400, "2000", "Tenant id must be a GUID.");
        }
        if (tenantId.equalsIgnoreCase(request.context().partner().tenantId())) {
            return state.get(Standing.SLICE).agreementSigned();
        }
        Resellers.Reseller reseller = Resellers.knownTenant(state, tenantId);
        if (reseller == null) {
            throw new Refusal(400, "2205", "There is no account for tenant id " + tenantId + ".");
        }
        if (!reseller.agreementSigned()) {
            throw new Refusal(400, "2206", "The account of tenant id " + tenantId + " has not signed the agreement.");
        }
        return true;
    }

    private static String region(String country) {
        return EUROPE.contains(country) ? "Europe" : country;
    }

    @Serves(front = Front.WORLD, method = "POST", path = "/_world/resellers", auth = Auth.NONE)
    @Documented("README: the sandbox")
    Result reseller(Request request, State state) {
        JsonObject body = request.body(WORLD_RESELLER);
        String mpnId = Input.text(body, "mpnId", "mpnId", 20);
        String name = body.text("name");
        String country = body.text("country");
        Boolean signed = body.bool("agreementSigned");
        Boolean enrolled = body.bool("enrolled");
        Boolean partnership = body.bool("partnership");
        Resellers.Reseller reseller = new Resellers.Reseller(
                Input.text(body, "tenantId", "tenantId", 36),
                mpnId,
                name == null ? "Reseller " + mpnId : name,
                country == null ? request.context().partner().country() : country.toUpperCase(Locale.ROOT),
                Boolean.FALSE.equals(enrolled) ? null : partnership == null || partnership,
                signed == null || signed,
                enrolled == null || enrolled);
        State after = Resellers.put(state, reseller);
        return new Result(after, Reply.json(200, relationship(reseller)));
    }

    @Serves(front = Front.WORLD, method = "POST", path = "/_world/partner", auth = Auth.NONE)
    @Documented("README: the sandbox")
    Result partner(Request request, State state) {
        JsonObject body = request.body(WORLD_PARTNER);
        State after = state;
        Boolean signed = body.bool("agreementSigned");
        if (signed != null) {
            after = Standing.agreement(after, signed, request.now());
        }
        Boolean active = body.bool("programActive");
        if (active != null) {
            after = Standing.program(after, active);
        }
        Boolean onboarded = body.bool("onboarded");
        if (onboarded != null) {
            after = Standing.onboarded(after, Input.text(body, "country", "country", 2), onboarded);
        }
        if (body.has("roles")) {
            after = UserRoles.set(
                    after,
                    body.array("roles").items().stream()
                            .map(role -> String.valueOf(((JsonScalar) role).value()))
                            .toList());
        }
        Standing now = after.get(Standing.SLICE);
        JsonObject answer = JsonObject.of(
                "agreementSigned",
                now.agreementSigned(),
                "programActive",
                now.programActive(),
                "notOnboarded",
                JsonArray.of(now.notOnboarded().stream().sorted().toList()),
                "roles",
                JsonArray.of(UserRoles.of(after)));
        return new Result(after, Reply.json(200, answer));
    }

    private static String textOf(@Nullable String text) {
        return text == null ? "" : text;
    }
}
