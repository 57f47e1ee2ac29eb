package io.github.azureplan.internal.backend;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azureplan.internal.backend.kernel.Assumed;
import io.github.azureplan.internal.backend.kernel.Coverage;
import io.github.azureplan.internal.backend.kernel.Documented;
import io.github.azureplan.internal.backend.kernel.FaultPlan;
import io.github.azureplan.internal.backend.kernel.Journal;
import io.github.azureplan.internal.backend.kernel.Room;
import io.github.azureplan.internal.backend.kernel.Serves;
import io.github.azureplan.internal.backend.kernel.SimulatedClock;
import java.lang.reflect.Method;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RoomsTest {
    private static List<Room> rooms() {
        Clock fixed = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);
        return Rooms.all(new SimulatedClock(fixed, Instant.EPOCH), new FaultPlan(), new Journal());
    }

    @Test
    void every_route_says_what_it_follows() {
        List<String> silent = new ArrayList<>();
        for (Room room : rooms()) {
            for (Method method : room.getClass().getDeclaredMethods()) {
                if (method.isAnnotationPresent(Serves.class)
                        && !method.isAnnotationPresent(Documented.class)
                        && !method.isAnnotationPresent(Assumed.class)) {
                    silent.add(room.getClass().getSimpleName() + "." + method.getName());
                }
            }
        }
        assertThat(silent).isEmpty();
    }

    @Test
    void every_room_has_its_own_handlers_looked_at() {
        for (Room room : rooms()) {
            assertThat(room.ruleClasses()).as(room.getClass().getSimpleName()).contains(room.getClass());
        }
    }

    @Test
    void no_route_is_served_twice() {
        Set<String> seen = new HashSet<>();
        for (Coverage.Operation operation : Rooms.coverage().operations()) {
            assertThat(seen.add(operation.method() + " " + operation.path()))
                    .as(operation.toString())
                    .isTrue();
        }
        assertThat(seen).contains("POST /v1/customers", "GET /_world/clock", "POST /login/{tenant}/oauth2/v2.0/token");
    }

    @Test
    void assumptions_are_sentences_without_doubles() {
        assertThat(Rooms.coverage().assumptions())
                .hasSizeGreaterThan(20)
                .doesNotHaveDuplicates()
                .allSatisfy(sentence -> assertThat(sentence).hasSizeGreaterThan(20));
    }
}
