package io.github.azureplan.plans;

import io.github.azureplan.errors.ErrorDetails;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How an attempt to restore the partner's access to an Azure subscription has ended. */
public final class AccessRestoration {
    /** The ways it can end. */
    public enum Result {
        /** The role is assigned now. Credit is earned again from the next whole day on. */
        RESTORED,
        /** The role was assigned before. */
        ALREADY_THERE,
        /** The partner may not assign roles here any more: the customer has to, see {@link #customerSteps()}. */
        CUSTOMER_MUST_ACT
    }

    private final Result result;
    private final @Nullable RoleAssignment assignment;
    private final @Nullable ErrorDetails refusal;
    private final CustomerSteps steps;

    AccessRestoration(
            Result result, @Nullable RoleAssignment assignment, @Nullable ErrorDetails refusal, CustomerSteps steps) {
        this.result = Objects.requireNonNull(result, "result");
        this.assignment = assignment;
        this.refusal = refusal;
        this.steps = steps;
    }

    /**
     * How it ended.
     *
     * @return the result
     */
    public Result result() {
        return result;
    }

    /**
     * Whether the role is assigned now.
     *
     * @return false when the customer has to act
     */
    public boolean assigned() {
        return result != Result.CUSTOMER_MUST_ACT;
    }

    /**
     * The role assignment.
     *
     * @return the assignment; empty when the customer has to act, and when the service only said that it is there
     */
    public Optional<RoleAssignment> assignment() {
        return Optional.ofNullable(assignment);
    }

    /**
     * What the service said when it refused.
     *
     * @return the refusal, or empty when the role is assigned
     */
    public Optional<ErrorDetails> refusal() {
        return Optional.ofNullable(refusal);
    }

    /**
     * What the customer has to do, with the exact request and commands.
     *
     * @return the steps, or empty when nothing is to be done
     */
    public Optional<CustomerSteps> customerSteps() {
        return assigned() ? Optional.empty() : Optional.of(steps);
    }

    @Override
    public String toString() {
        return "AccessRestoration[" + result + "]";
    }
}
