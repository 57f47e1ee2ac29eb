package io.github.azureplan.contract.documented;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azureplan.backend.Ask;
import io.github.azureplan.backend.InMemoryBackend;
import io.github.azureplan.common.CustomerId;
import io.github.azureplan.transition.ProductUpgrade;
import io.github.azureplan.transition.StartedTransition;
import io.github.azureplan.transition.Transition;
import io.github.azureplan.transition.TransitionEligibility;
import io.github.azureplan.transport.TransportRequest;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** Product upgrades: purchase.md 8. */
final class TransitionChecks {
    private static final String ELIGIBILITY = "purchase/check-upgrade-eligibility";
    private static final String STATUS = "purchase/get-product-upgrade-status";

    private TransitionChecks() {}

    static Map<String, Check> all() {
        Map<String, Check> checks = new LinkedHashMap<>();
        checks.put(ELIGIBILITY + ".request.json", TransitionChecks::eligibilityAsked);
        checks.put(ELIGIBILITY + ".response.json", (f, all) -> {
            TransitionEligibility read = eligibility(Script.answering(f), f);
            NothingLost.of(f.json(), read);
            assertThat(read.eligible()).isTrue();
            assertThat(read.upgradeId()).isNull();
        });
        checks.put(ELIGIBILITY + "-not-eligible.response.json", (f, all) -> {
            TransitionEligibility read = eligibility(Script.answering(f), f);
            NothingLost.of(f.json(), read);
            assertThat(read.eligible()).isFalse();
            assertThat(read.reason()).isEqualTo(f.text("reason"));
        });
        checks.put("purchase/create-product-upgrade.request.json", TransitionChecks::started);
        checks.put(STATUS + ".request.json", (f, all) -> {
            Fixture answer = all.get(STATUS + ".response.json");
            Script script = Script.answering(answer);
            transition(script, f).status(answer.text("id"));
            SameJson.strictly().check(script.body(script.last()), f.json());
            script.sentAs(f);
        });
        checks.put(STATUS + ".response.json", (f, all) -> {
            Script script = Script.answering(f);
            ProductUpgrade read =
                    transition(script, all.get(STATUS + ".request.json")).status(f.segment(3));
            NothingLost.of(f.json(), read);
            assertThat(read.completed()).isTrue();
            script.sentAs(f);
        });
        return checks;
    }

    /** The reference backend accepts the documented requests, with ids of its own. */
    static Map<String, Check> backend() {
        Map<String, Check> checks = new LinkedHashMap<>();
        checks.put(ELIGIBILITY + ".request.json", (f, all) -> accepted(f, 200));
        checks.put("purchase/create-product-upgrade.request.json", (f, all) -> accepted(f, 202));
        checks.put(STATUS + ".request.json", (f, all) -> accepted(f, 200));
        return checks;
    }

    private static void eligibilityAsked(Fixture f, Fixtures all) {
        Script script = Script.answering(all.get(ELIGIBILITY + ".response.json"));
        eligibility(script, f);
        SameJson.strictly().check(script.body(script.last()), f.json());
        script.sentAs(f);
    }

    /** The documented start; its answer has no body, and an address without slash and version. */
    private static void started(Fixture f, Fixtures all) {
        String id = all.get(STATUS + ".response.json").text("id");
        Script script =
                Script.answering(all.get(ELIGIBILITY + ".response.json")).thenLocation(202, "productUpgrades/" + id);
        StartedTransition started = transition(script, f).start();
        assertThat(started.upgradeId()).isEqualTo(id);
        assertThat(started.how()).isEqualTo(StartedTransition.How.STARTED);
        TransportRequest sent = script.last();
        SameJson.strictly().check(script.body(sent), f.json());
        script.sentAs(f);
    }

    private static TransitionEligibility eligibility(Script script, Fixture f) {
        return transition(script, f).eligibility();
    }

    private static Transition transition(Script script, Fixture f) {
        return script.client().customer(CustomerId.of(f.text("customerId"))).transition();
    }

    private static void accepted(Fixture f, int status) {
        InMemoryBackend backend = InMemoryBackend.create();
        CustomerId customer = backend.world().legacyCustomer("US", "litware.example", "Litware");
        backend.world().acceptAgreement(customer);
        String path = f.path();
        if (path.endsWith("/status")) {
            String id = backend.client().customer(customer).transition().start().upgradeId();
            path = path.replace(f.segment(3), String.valueOf(id));
        }
        String body = new String(f.bytes(), StandardCharsets.UTF_8).replace(f.text("customerId"), customer.text());
        Ask.Answer answer = Ask.user(backend).request(1).post(path, body);
        assertThat(answer.status())
                .as("the backend's answer to %s: %s", f, answer.body())
                .isEqualTo(status);
    }
}
