package io.github.azureplan.internal.backend.kernel;

/** The partner whose Partner Center this is. */
public record Partner(Type type, String tenantId, String mpnId, String name, String country, String currency) {
    /** What the partner may do. */
    public enum Type {
        DIRECT,
        INDIRECT_PROVIDER,
        INDIRECT_RESELLER
    }
}
