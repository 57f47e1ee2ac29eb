package io.github.azureplan.internal.backend.kernel;

/** The settings of customers; the public builder explains each. */
public record CustomerSettings(int defaultPageSize) {
    public static final CustomerSettings USUAL = new CustomerSettings(100);
}
