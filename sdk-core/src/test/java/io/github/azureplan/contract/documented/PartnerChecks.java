package io.github.azureplan.contract.documented;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azureplan.common.Market;
import io.github.azureplan.common.MpnId;
import io.github.azureplan.internal.json.JsonValue;
import io.github.azureplan.partners.ApplicationConsent;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/** Partners, consents of applications and documents of agreements: common.md (a.3), (j) and purchase.md 3.3. */
final class PartnerChecks {
    private PartnerChecks() {}

    static Map<String, Check> all() {
        Map<String, Check> checks = new LinkedHashMap<>();
        checks.put("common/agreement-status.json", (f, all) -> {
            Script script = Script.answering(f);
            MpnId reseller = MpnId.of(f.address().getQuery().substring("mpnId=".length()));
            boolean signed =
                    script.client().partners().agreementStatus(reseller).signed();
            assertThat(String.valueOf(signed)).isEqualTo(f.text("isAgreementSigned"));
            script.sentAs(f);
        });
        checks.put("common/application-consent.request.json", (f, all) -> {
            Script script = new Script().then(201, "");
            assertThat(script.customer(f).applicationConsents().create(consent(f)))
                    .isTrue();
            script.sentAs(f);
            SameJson.strictly().check(script.body(script.last()), f.json());
        });
        checks.put("purchase/get-agreement-document.response.json", (f, all) -> {
            Script script = Script.answering(f);
            NothingLost.of(
                    f.json(),
                    script.customer(all.get("purchase/create-customer-agreement.request.json"))
                            .agreements()
                            .document(f.segment(3), Market.of(f.text("country")), language(f)));
            script.sentAs(f);
        });
        return checks;
    }

    private static Locale language(Fixture f) {
        return Locale.forLanguageTag(f.text("language"));
    }

    private static ApplicationConsent consent(Fixture f) {
        ApplicationConsent consent =
                ApplicationConsent.of(UUID.fromString(f.text("applicationId"))).displayName(f.text("displayName"));
        for (JsonValue grant : f.json().elements("applicationGrants")) {
            consent = consent.grant(
                    UUID.fromString(grant.text("enterpriseApplicationId").orElseThrow()),
                    grant.text("scope").orElseThrow().split(",", -1));
        }
        return consent;
    }
}
