package io.github.azureplan.errors;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azureplan.common.AzureSubscriptionId;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Frameworks carry exceptions from one process to another; what they tell must arrive. */
class SerializedErrorsTest {
    private static final ResumePoint CART = new ResumePoint(ResumePoint.Kind.CART, "c7");

    private static ErrorDetails details(String code) {
        return new ErrorDetails(
                "Check out a cart",
                403,
                ErrorCode.of(code),
                "no",
                "r-1",
                null,
                Duration.ofSeconds(3),
                true,
                "Wait.",
                Outcome.UNKNOWN,
                CART);
    }

    private static <X extends AzurePlanException> X carried(Class<X> type, X failure)
            throws IOException, ClassNotFoundException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(failure);
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            return type.cast(in.readObject());
        }
    }

    @Test
    void a_refusal_tells_the_same_after_it_was_serialized() throws Exception {
        for (String code : List.of("800089", "987654", "")) {
            ForbiddenException arrived = carried(ForbiddenException.class, new ForbiddenException(details(code)));
            assertThat(arrived.details()).isEqualTo(details(code));
            assertThat(arrived.code()).isEqualTo(ErrorCode.of(code));
            assertThat(arrived.code().known()).isEqualTo(!code.equals("987654"));
            assertThat(arrived.resumeWith()).contains(CART);
            assertThat(arrived.outcome()).isEqualTo(Outcome.UNKNOWN);
        }
    }

    @Test
    void what_is_in_the_way_of_a_plan_is_named_after_it_was_serialized() throws Exception {
        List<AzureSubscriptionId> active = List.of(AzureSubscriptionId.of("5c1d1d3c-5b0e-4c57-9a51-6d8cb1a3f001"));
        PlanInUseException arrived =
                carried(PlanInUseException.class, new PlanInUseException(details("900115"), active));
        assertThat(arrived.activeSubscriptions()).isEqualTo(active);
    }
}
