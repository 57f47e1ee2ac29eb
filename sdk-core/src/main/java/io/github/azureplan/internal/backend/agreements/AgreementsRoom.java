package io.github.azureplan.internal.backend.agreements;

import io.github.azureplan.internal.backend.customers.Customer;
import io.github.azureplan.internal.backend.customers.Customers;
import io.github.azureplan.internal.backend.kernel.Assumed;
import io.github.azureplan.internal.backend.kernel.Auth;
import io.github.azureplan.internal.backend.kernel.Documented;
import io.github.azureplan.internal.backend.kernel.Front;
import io.github.azureplan.internal.backend.kernel.Ids;
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
import io.github.azureplan.internal.backend.kernel.Wire;
import io.github.azureplan.internal.backend.tree.JsonArray;
import io.github.azureplan.internal.backend.tree.JsonObject;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The customer agreement: its templates, the partner's attestation, the customer's own acceptance. */
public final class AgreementsRoom extends Room {
    private static final String CUSTOMER_AGREEMENT = "MicrosoftCustomerAgreement";
    private static final String CLOUD_AGREEMENT = "MicrosoftCloudAgreement";
    private static final String LINK = "https://aka.ms/customeragreement";
    private static final Pattern COUNTRY = Pattern.compile("[A-Z]{2}");
    private static final List<String> LANGUAGES = List.of(
            "en-US", "da-DK", "de-DE", "es-ES", "fr-FR", "it-IT", "ja-JP", "ko-KR", "nl-NL", "pl-PL", "pt-BR", "sv-SE",
            "tr-TR", "zh-TW");
    private static final Shape ENHANCED = Shape.object()
            .text("country", "language", "companyName", "signatoryFirstName", "signatoryLastName")
            .text("email", "emailAddress", "signatoryEmail", "signatoryEmailAddress")
            .text("phone", "phoneNumber", "signatoryPhone", "signatoryPhoneNumber");
    private static final Shape CONTACT = Shape.object().text("firstName", "lastName", "email", "phoneNumber");
    private static final Shape ATTESTATION = Shape.object()
            .object("primaryContact", CONTACT)
            .text("templateId", "dateAgreed", "type", "userId", "agreementLink");

    @Override
    public List<Class<?>> ruleClasses() {
        return List.of(AgreementsRoom.class, Agreements.class);
    }

    @Serves(
            method = "GET",
            path = "/v1/agreements",
            auth = Auth.USER_ONLY,
            query = {"agreementType"})
    @Documented("Get agreement metadata for the Microsoft Customer Agreement")
    Result metadata(Request request, State state) {
        List<JsonObject> items = new ArrayList<>();
        for (String type : types(request)) {
            boolean mca = type.equals(CUSTOMER_AGREEMENT);
            for (int version = 1; version <= (mca ? state.get(Agreements.SLICE).versions() : 1); version++) {
                items.add(JsonObject.of(
                        "templateId",
                        templateId(request.ids(), type, version),
                        "agreementType",
                        type,
                        "agreementLink",
                        mca ? LINK : "https://docs.microsoft.com/partner-center/agreements",
                        "versionRank",
                        version - 1));
            }
        }
        return new Result(state, Reply.json(200, Wire.collection(items)));
    }

    @Serves(
            method = "GET",
            path = "/v1/agreementtemplates/{templateId}/document",
            auth = Auth.USER_ONLY,
            query = {"language", "country"})
    @Documented("Get the download links of a template of the Microsoft Customer Agreement")
    @Assumed({
        "a template id that is unknown, in another case or of another agreement is 404 with code 1000",
        "a country that is not two upper-case letters is 400 with code 800002",
        "the agreement's text is there in a dozen languages; a language is compared without case"
    })
    Result document(Request request, State state) {
        String template = request.path("templateId");
        if (!templates(request.ids(), state).contains(template)) {
            throw new Refusal(404, "1000", "The agreement template was not found.");
        }
        String country = request.query("country") == null ? "US" : String.valueOf(request.query("country"));
        if (!COUNTRY.matcher(country).matches()) {
            throw Refusal.invalid("country: must be two upper-case letters");
        }
        String asked = request.query("language") == null ? "en-US" : String.valueOf(request.query("language"));
        String language =
                LANGUAGES.stream().filter(asked::equalsIgnoreCase).findFirst().orElse("en-US");
        String file = "https://agreements.example/" + template + "/" + language + "/" + country;
        return new Result(
                state,
                Reply.json(
                        200,
                        JsonObject.of(
                                "displayUri",
                                file + "/view",
                                "downloadUri",
                                file + "/file",
                                "language",
                                language,
                                "country",
                                country)));
    }

    @Serves(method = "POST", path = "/v1/attestations/enhanced", auth = Auth.APP_ONLY)
    @Documented("Confirm customer acceptance of the Microsoft Customer Agreement, enhanced attestation")
    @Assumed({
        "where the enhanced attestation is not offered it is 400 with code 900141",
        "an enhanced attestation is answered with 201 and its id; what follows is not published and not modelled",
        "of the names of the mail address and the telephone number, which cannot be read, several are taken",
        "a country that is no ISO code, and a person or company that is missing, are 400 with code 800002"
    })
    Result enhanced(Request request, State state) {
        if (!request.settings().agreements().enhancedAttestationOffered()) {
            throw new Refusal(400, "900141", "The enhanced attestation is not supported here.");
        }
        JsonObject body = request.body(ENHANCED);
        String country = Input.text(body, "country", "country", 2);
        if (!COUNTRY.matcher(country.toUpperCase(Locale.ROOT)).matches()) {
            throw Refusal.invalid("country: must be an ISO code of two letters");
        }
        for (String name : List.of("language", "companyName", "signatoryFirstName", "signatoryLastName")) {
            Input.text(body, name, name, 255);
        }
        String id = request.ids()
                .guid("enhanced attestation", body.toString(), request.now().toString());
        return new Result(state, Reply.json(201, JsonObject.of("id", id)));
    }

    @Serves(
            method = "POST",
            right = Right.ATTEST,
            path = "/v1/customers/{customerId}/agreements",
            auth = Auth.USER_ONLY)
    @Documented("Confirm a customer's acceptance of the Microsoft Customer Agreement")
    @Assumed("a template or type other than the current one of the customer agreement is 400 with code 800002")
    Result attest(Request request, State state) {
        Customer customer = Customers.require(state, request);
        refuseRetired(request);
        JsonObject body = request.body(ATTESTATION);
        JsonObject contact = contact(Input.object(body, "primaryContact", "primaryContact"));
        String type = Input.text(body, "type", "type", 100);
        if (!type.equalsIgnoreCase(CUSTOMER_AGREEMENT)) {
            throw Refusal.invalid("type: must be " + CUSTOMER_AGREEMENT);
        }
        String template = Input.text(body, "templateId", "templateId", 100);
        int current = state.get(Agreements.SLICE).versions();
        if (!template.equalsIgnoreCase(templateId(request.ids(), CUSTOMER_AGREEMENT, current))) {
            throw Refusal.invalid(
                    "templateId: is not the current template of the agreement; read it from /v1/agreements");
        }
        Instant agreed = dateAgreed(Input.text(body, "dateAgreed", "dateAgreed", 40), request.now());
        refuseDuplicate(request, state, customer, contact);
        Agreements.Attested attested = new Agreements.Attested(
                contact, agreed, template, request.caller().objectId());
        JsonObject answer = JsonObject.of(
                "userId", attested.userId(),
                "primaryContact", contact,
                "templateId", template,
                "dateAgreed", Wire.millis(agreed),
                "type", CUSTOMER_AGREEMENT);
        return new Result(Agreements.attest(state, customer.id(), attested), Reply.json(201, answer));
    }

    @Serves(
            method = "GET",
            path = "/v1/customers/{customerId}/agreements",
            auth = Auth.USER_ONLY,
            query = {"agreementType"})
    @Documented("Get confirmation of customer acceptance of the Microsoft Customer Agreement")
    @Assumed("attestations are listed oldest first; a direct acceptance is not among them")
    Result read(Request request, State state) {
        Customer customer = Customers.require(state, request);
        List<Agreements.Attested> found =
                types(request).contains(CUSTOMER_AGREEMENT) ? Agreements.of(state, customer.id()) : List.of();
        List<JsonObject> items = found.stream()
                .sorted(Comparator.comparing(Agreements.Attested::dateAgreed))
                .map(a -> JsonObject.of(
                        "primaryContact", a.contact(),
                        "templateId", a.templateId(),
                        "dateAgreed", Wire.noZone(a.dateAgreed()),
                        "type", CUSTOMER_AGREEMENT,
                        "agreementLink", LINK,
                        "userId", a.userId()))
                .toList();
        return new Result(
                state, Reply.json(200, JsonObject.of("totalCount", items.size(), "items", JsonArray.of(items))));
    }

    @Serves(
            method = "GET",
            path = "/v1/customers/{customerId}/directSignedMicrosoftCustomerAgreementStatus",
            auth = Auth.USER_ONLY)
    @Documented("Get the status of a customer's direct signing of the Microsoft Customer Agreement")
    Result directSigned(Request request, State state) {
        Customer customer = Customers.require(state, request);
        boolean signed = state.get(Agreements.SLICE).accepted().has(customer.id());
        return new Result(state, Reply.json(200, JsonObject.of("isSigned", signed)));
    }

    @Serves(front = Front.WORLD, method = "POST", path = "/_world/agreementTemplates", auth = Auth.NONE)
    @Documented("README: the sandbox")
    Result newVersion(Request request, State state) {
        State after = Agreements.newVersion(state);
        int current = after.get(Agreements.SLICE).versions();
        String template = templateId(request.ids(), CUSTOMER_AGREEMENT, current);
        return new Result(after, Reply.json(201, JsonObject.of("templateId", template)));
    }

    @Serves(
            front = Front.WORLD,
            method = "POST",
            path = "/_world/customers/{customerId}/acceptAgreement",
            auth = Auth.NONE)
    @Documented("README: the sandbox")
    Result accept(Request request, State state) {
        State after = Agreements.accept(state, request.context(), request.path("customerId"));
        return new Result(after, Reply.json(200, JsonObject.of("isSigned", true)));
    }

    @Override
    public State purge(State state, String customerId) {
        return Agreements.purge(state, customerId);
    }

    @Documented("Get agreement metadata for the Microsoft Cloud Agreement")
    @Assumed("an agreement type the service does not know is 400 with code 900126")
    private static List<String> types(Request request) {
        String asked = request.query("agreementType");
        if (asked == null || asked.isEmpty()) {
            return List.of(CLOUD_AGREEMENT);
        }
        if (asked.equals("*")) {
            return List.of(CLOUD_AGREEMENT, CUSTOMER_AGREEMENT);
        }
        for (String type : List.of(CLOUD_AGREEMENT, CUSTOMER_AGREEMENT)) {
            if (type.equalsIgnoreCase(asked)) {
                return List.of(type);
            }
        }
        throw new Refusal(400, "900126", "agreementType: is not a known agreement type");
    }

    @Assumed("after the retirement announced for 2026-01-05 the call is 400 with code 900141; off by default")
    private static void refuseRetired(Request request) {
        if (request.settings().agreements().legacyAttestationRetired()) {
            throw new Refusal(400, "900141", "The attestation of the agreement by this call is no longer supported.");
        }
    }

    @Documented("Confirm a customer's acceptance of the Microsoft Customer Agreement")
    @Assumed({
        "the same contact again is 409 unless set otherwise; one contact value that differs makes a new record",
        "contact values are compared without case, a missing phone number like an empty one"
    })
    private static void refuseDuplicate(Request request, State state, Customer customer, JsonObject contact) {
        String given = comparable(contact);
        if (Agreements.of(state, customer.id()).stream()
                .anyMatch(a -> comparable(a.contact()).equals(given))) {
            throw Refusal.rich(
                    request.settings().agreements().duplicateStatus(),
                    "600061",
                    "PartnerConfirmedAgreementAlreadyExists",
                    "A partner confirmed agreement already exists for the customer.");
        }
    }

    @Assumed("a date in the future, or that cannot be read, is 400 with code 800002; a time without zone is UTC")
    private static Instant dateAgreed(String text, Instant now) {
        Instant agreed = instant(text);
        if (agreed == null) {
            throw Refusal.invalid("dateAgreed: must be a date and time such as 2026-03-02T00:00:00Z");
        }
        if (agreed.isAfter(now)) {
            throw Refusal.invalid("dateAgreed: must not lie in the future");
        }
        return agreed;
    }

    private static @Nullable Instant instant(String text) {
        try {
            TemporalAccessor parsed =
                    DateTimeFormatter.ISO_DATE_TIME.parseBest(text, OffsetDateTime::from, LocalDateTime::from);
            return parsed instanceof OffsetDateTime zoned
                    ? zoned.toInstant()
                    : ((LocalDateTime) parsed).toInstant(ZoneOffset.UTC);
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static JsonObject contact(JsonObject given) {
        return JsonObject.of(
                "firstName", Input.text(given, "firstName", "primaryContact.firstName", 100),
                "lastName", Input.text(given, "lastName", "primaryContact.lastName", 100),
                "email", email(Input.text(given, "email", "primaryContact.email", 254)),
                "phoneNumber", Input.optionalText(given, "phoneNumber", "primaryContact.phoneNumber", 50));
    }

    private static String email(String text) {
        if (!text.matches("[^@\\s]+@[^@\\s]+")) {
            throw Refusal.invalid("primaryContact.email: must be an e-mail address");
        }
        return text;
    }

    private static String comparable(JsonObject contact) {
        return String.join(
                        "\n",
                        contact.textOrEmpty("firstName"),
                        contact.textOrEmpty("lastName"),
                        contact.textOrEmpty("email"),
                        contact.textOrEmpty("phoneNumber"))
                .toLowerCase(Locale.ROOT);
    }

    private static List<String> templates(Ids ids, State state) {
        return IntStream.rangeClosed(1, state.get(Agreements.SLICE).versions())
                .mapToObj(version -> templateId(ids, CUSTOMER_AGREEMENT, version))
                .toList();
    }

    // changes with the seed, so that no client can get away with a stored id
    @Assumed("templates that were replaced stay in the list, with a lower versionRank than the current one")
    private static String templateId(Ids ids, String type, int version) {
        return version == 1
                ? ids.guid("agreement template", type)
                : ids.guid("agreement template", type, String.valueOf(version));
    }
}
