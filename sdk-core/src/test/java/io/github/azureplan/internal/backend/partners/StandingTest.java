package io.github.azureplan.internal.backend.partners;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.azureplan.internal.backend.kernel.Context;
import io.github.azureplan.internal.backend.kernel.Ids;
import io.github.azureplan.internal.backend.kernel.Partner;
import io.github.azureplan.internal.backend.kernel.Refusal;
import io.github.azureplan.internal.backend.kernel.Settings;
import io.github.azureplan.internal.backend.kernel.State;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class StandingTest {
    private static final String TENANT = "7a5a6f1e-1f0c-4a0b-9b68-2c1f0c9d0001";
    private final Context provider = context(Partner.Type.INDIRECT_PROVIDER);
    private final State start = Resellers.add(State.EMPTY, provider, TENANT, "5100001");

    private static Context context(Partner.Type type) {
        Partner partner =
                new Partner(type, "7a5a6f1e-1f0c-4a0b-9b68-2c1f0c9dffff", "5000000", "Sample", "DE", "EUR", false);
        return new Context(Instant.EPOCH, Settings.usual(1, partner), new Ids(1));
    }

    private String refusal(State state, String country, String reseller) {
        Refusal refusal = catchThrowableOfType(
                Refusal.class, () -> Standing.requireOrderable(state, provider, country, reseller));
        return refusal == null ? "none" : refusal.status() + "/" + refusal.code();
    }

    @Test
    void a_partner_in_good_standing_may_order_alone_and_for_its_reseller() {
        assertThat(refusal(start, "SE", null)).isEqualTo("none");
        assertThat(refusal(start, "SE", "5100001")).isEqualTo("none");
    }

    @Test
    void each_lack_has_its_code() {
        assertThat(refusal(Standing.agreement(start, false, Instant.EPOCH), "SE", "5100001"))
                .isEqualTo("403/900124");
        assertThat(refusal(Resellers.agreement(start, "5100001", false), "SE", "5100001"))
                .isEqualTo("403/900123");
        assertThat(refusal(Resellers.agreement(start, "5100001", false), "SE", null))
                .isEqualTo("none");
        assertThat(refusal(Standing.program(start, false), "SE", null)).isEqualTo("403/800039");
        State abroad = Standing.onboarded(start, "se", false);
        assertThat(refusal(abroad, "SE", null)).isEqualTo("403/2030");
        assertThat(refusal(abroad, "DE", null)).isEqualTo("none");
        assertThat(refusal(Standing.onboarded(abroad, "SE", true), "SE", null)).isEqualTo("none");
    }

    @Test
    void a_partner_on_record_is_an_active_reseller_of_this_provider() {
        assertThat(refusal(start, "SE", "5000000")).isEqualTo("404/2072");
        assertThat(refusal(start, "SE", "5100099")).isEqualTo("404/800015");
        assertThat(refusal(Resellers.partnership(start, "5100001", false), "SE", "5100001"))
                .isEqualTo("400/800016");
        Refusal direct = catchThrowableOfType(
                Refusal.class, () -> Standing.requireReseller(start, context(Partner.Type.DIRECT), "5100001"));
        assertThat(direct.code()).isEqualTo("800016");
    }

    @Test
    void only_active_resellers_are_found_by_the_rooms_that_sell() {
        State ended = Resellers.partnership(start, "5100001", false);
        assertThat(Resellers.ofMpnId(start, "5100001")).isNotNull();
        assertThat(Resellers.ofTenant(start, TENANT.toUpperCase(java.util.Locale.ROOT)))
                .isNotNull();
        assertThat(Resellers.ofMpnId(ended, "5100001")).isNull();
        assertThat(Resellers.ofTenant(ended, TENANT)).isNull();
        assertThat(Resellers.known(ended, "5100001")).isNotNull();
        assertThatCode(() -> Standing.requireProvider(provider)).doesNotThrowAnyException();
    }
}
