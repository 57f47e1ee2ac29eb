package io.github.azureplan.catalog;

import java.util.List;

/**
 * How terms of an availability are renewed.
 *
 * @param applicableTermIds the terms it is about, by {@link Term#id()}
 * @param renewalOptions what they can be renewed to
 */
public record RenewalInstruction(List<String> applicableTermIds, List<RenewalOption> renewalOptions) {}
