package io.github.azureplan.internal.backend.kernel;

/**
 * The partner whose Partner Center this is.
 *
 * @param sandbox whether this is the partner's integration sandbox account
 */
public record Partner(
        Type type, String tenantId, String mpnId, String name, String country, String currency, boolean sandbox) {
    /** What the partner may do. */
    public enum Type {
        DIRECT,
        INDIRECT_PROVIDER,
        INDIRECT_RESELLER
    }
}
