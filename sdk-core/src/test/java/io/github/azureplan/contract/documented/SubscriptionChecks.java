package io.github.azureplan.contract.documented;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azureplan.common.MpnId;
import io.github.azureplan.internal.json.JsonValue;
import io.github.azureplan.subscriptions.Subscription;
import io.github.azureplan.subscriptions.SubscriptionStatus;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** What is done with subscriptions: purchase.md 6.2. Reading them is in {@link OrderChecks}. */
final class SubscriptionChecks {
    private SubscriptionChecks() {}

    static Map<String, Check> all() {
        Map<String, Check> checks = new LinkedHashMap<>();
        checks.put("purchase/list-subscriptions-by-partner.response.json", (f, all) -> {
            Script script = Script.answering(f);
            String partner = f.address().getQuery().replace("mpn_id=", "");
            List<Subscription> read = script.customer(f)
                    .subscriptions()
                    .listByPartner(MpnId.of(partner))
                    .toList();
            CustomerChecks.each(f, read);
            script.sentAs(f);
        });
        checks.put("purchase/get-subscription-provisioning-status.response.json", (f, all) -> {
            Script script = Script.answering(f);
            NothingLost.of(f.json(), script.customer(f).subscriptions().provisioning(f.segment(5)));
            script.sentAs(f);
        });
        checks.put("purchase/get-subscription-registration-status.response.json", (f, all) -> {
            Script script = Script.answering(f);
            NothingLost.of(f.json(), script.customer(f).subscriptions().registration(f.segment(5)));
            script.sentAs(f);
        });
        // Each request is the resource it was made from, save for what it changes.
        sent("suspend-subscription", "Status", "active", b -> b.status(SubscriptionStatus.SUSPENDED), checks);
        sent("reactivate-subscription", "Status", "suspended", b -> b.status(SubscriptionStatus.ACTIVE), checks);
        sent("update-subscription-nickname", "FriendlyName", "before", b -> b.friendlyName("nickname"), checks);
        for (String kind : List.of("suspend", "reactivate")) {
            checks.put("purchase/" + kind + "-subscription.response.json", (f, all) -> {
                Fixture request = all.get("purchase/" + kind + "-subscription.request.json");
                String other = kind.equals("suspend") ? "active" : "suspended";
                Script script =
                        new Script().then(200, before(request, "Status", other)).then(f);
                Subscription read = script.customer(f).subscriptions().get(f.segment(5));
                SubscriptionStatus status = SubscriptionStatus.of(request.text("Status"));
                NothingLost.of(
                        f.json(),
                        script.customer(f)
                                .subscriptions()
                                .update(read.toBuilder().status(status).build()));
                script.sentAs(f);
            });
        }
        return checks;
    }

    private static void sent(
            String name,
            String member,
            String before,
            UnaryOperator<Subscription.Builder> change,
            Map<String, Check> checks) {
        checks.put("purchase/" + name + ".request.json", (f, all) -> {
            Script script = new Script()
                    .then(200, before(f, member, before))
                    .then(200, new String(f.bytes(), StandardCharsets.UTF_8));
            Subscription read = script.customer(f).subscriptions().get(f.segment(5));
            script.customer(f)
                    .subscriptions()
                    .update(change.apply(read.toBuilder()).build());
            script.sentAs(f);
            SameJson.strictly().check(script.body(script.last()), f.json());
            assertThat(script.last().headers().first("If-Match")).contains('"' + f.text("Attributes", "Etag") + '"');
        });
    }

    /** The resource as it was before a request. */
    private static String before(Fixture request, String member, String value) {
        JsonValue.Obj changed = ((JsonValue.Obj) request.json()).with(Map.of(member, value));
        return BackendChecks.text(changed);
    }
}
