package io.github.azureplan.house;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azureplan.agreements.Attestation;
import io.github.azureplan.auth.AccessToken;
import io.github.azureplan.common.OpenEnum;
import io.github.azureplan.common.Secret;
import io.github.azureplan.customers.Address;
import io.github.azureplan.customers.BillingProfile;
import io.github.azureplan.customers.NewCustomer;
import io.github.azureplan.customers.NewQualification;
import io.github.azureplan.customers.Qualification;
import io.github.azureplan.transport.Headers;
import io.github.azureplan.transport.TransportRequest;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Nobody finds a person or a secret in a log line: what a model shows of itself holds neither. */
class SecretsTest {
    private static final String MARK = "zq7";
    private static final Pattern PERSONAL = Pattern.compile(
            "(?i).*(first|last|middle)name|.*e?mail.*|phone.*|address.*|.*city|postalcode|.*password|username|.*token|.*secret.*|sas.*|claims");

    /** A component of such a name that is neither: with the reason. */
    private static final List<String> HARMLESS = List.of(
            "Page.nextToken" // a place in a list; Page shows only whether there is one
            );

    @Test
    void no_record_shows_a_person_or_a_secret() throws ReflectiveOperationException, IOException {
        List<String> shown = new ArrayList<>();
        List<String> seen = new ArrayList<>();
        for (Class<?> type : ExportedApi.types()) {
            if (!type.isRecord() || !Modifier.isPublic(type.getModifiers())) {
                continue;
            }
            for (RecordComponent component : type.getRecordComponents()) {
                String name = type.getSimpleName() + "." + component.getName();
                if (!PERSONAL.matcher(component.getName()).matches() || HARMLESS.contains(name)) {
                    continue;
                }
                Object marked = marked(component.getType());
                if (marked == null) {
                    continue;
                }
                seen.add(name);
                if (record(type, component, marked).toString().contains(MARK)) {
                    shown.add(name);
                }
            }
        }
        assertThat(shown).as("components that toString must mask").isEmpty();
        assertThat(seen).as("the walk finds what it looks for").contains("Address.firstName", "PrimaryContact.email");
    }

    @Test
    void no_builder_made_model_shows_a_person_or_a_secret() {
        Address address = Address.builder()
                .firstName(MARK)
                .lastName(MARK)
                .addressLine1(MARK)
                .city(MARK)
                .postalCode(MARK)
                .country("SE")
                .phoneNumber(MARK)
                .build();
        BillingProfile profile = BillingProfile.builder()
                .firstName(MARK)
                .lastName(MARK)
                .email(MARK + "@x.example")
                .culture("sv-SE")
                .language("sv")
                .companyName("Bolag")
                .defaultAddress(address)
                .build();
        NewCustomer customer = NewCustomer.builder()
                .domain("bolag.onmicrosoft.com")
                .companyName("Bolag")
                .billingProfile(profile)
                .build();
        Attestation attestation = Attestation.acceptedBy(MARK, MARK, MARK + "@x.example")
                .phone(MARK)
                .on(LocalDate.of(2026, 3, 1));
        TransportRequest request = new TransportRequest(
                "GET",
                URI.create("https://files.example/a?sig=" + MARK),
                Headers.of("Authorization", "Bearer " + MARK),
                MARK.getBytes(java.nio.charset.StandardCharsets.UTF_8),
                Duration.ofSeconds(1),
                Duration.ofSeconds(1));
        for (Object model : List.of(
                address,
                profile,
                customer,
                attestation,
                request,
                request.headers(),
                NewQualification.of(Qualification.GOVERNMENT_COMMUNITY_CLOUD).validationCode(MARK),
                new AccessToken(MARK, Instant.EPOCH))) {
            assertThat(model.toString()).as(model.getClass().getSimpleName()).doesNotContain(MARK);
        }
    }

    private static Object marked(Class<?> type) {
        if (type == String.class) {
            return MARK;
        }
        if (type == Secret.class) {
            return Secret.of(MARK);
        }
        return type == URI.class ? URI.create("https://x.example/?sig=" + MARK) : null;
    }

    private static Object record(Class<?> type, RecordComponent wanted, Object value)
            throws ReflectiveOperationException {
        RecordComponent[] components = type.getRecordComponents();
        Object[] values = new Object[components.length];
        for (int i = 0; i < components.length; i++) {
            values[i] = components[i].equals(wanted) ? value : harmless(components[i].getType());
        }
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        Constructor<?> constructor = type.getDeclaredConstructor(types);
        return constructor.newInstance(values);
    }

    /** Some value that constructors accept. */
    private static Object harmless(Class<?> type) throws ReflectiveOperationException {
        Map<Class<?>, Object> values = Map.of(
                String.class,
                "x",
                int.class,
                1,
                long.class,
                1L,
                boolean.class,
                false,
                List.class,
                List.of(),
                Map.class,
                Map.of(),
                Instant.class,
                Instant.EPOCH,
                BigDecimal.class,
                BigDecimal.ONE,
                LocalDate.class,
                LocalDate.EPOCH,
                YearMonth.class,
                YearMonth.of(2026, 3));
        Object value = values.get(type);
        if (value != null) {
            return value;
        }
        if (OpenEnum.class.isAssignableFrom(type)) {
            return type.getMethod("of", String.class).invoke(null, "x");
        }
        if (type.isEnum()) {
            return type.getEnumConstants()[0];
        }
        return null;
    }
}
