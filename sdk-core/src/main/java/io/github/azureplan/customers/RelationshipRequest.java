package io.github.azureplan.customers;

import io.github.azureplan.internal.json.Required;
import java.net.URI;

/**
 * An invitation to take this partner as the reseller.
 *
 * @param url where an administrator of the customer accepts; names the partner, no secret
 */
public record RelationshipRequest(@Required URI url) {}
