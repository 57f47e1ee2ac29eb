package io.github.azureplan.plans;

import io.github.azureplan.common.TenantId;
import java.net.URI;
import java.util.List;
import java.util.Objects;

/**
 * What the customer has to do to give the partner access again: one request, in three forms of which any will do. Whoever
 * does it must be Owner or User Access Administrator of the subscription. The commands hold GUIDs and words only, so that
 * they need no quoting in any shell.
 *
 * @param tenant the customer's tenant, in which to sign in
 * @param method the HTTP method
 * @param url the address
 * @param body the JSON body
 * @param azureCli the commands of the Azure CLI, one a line
 * @param powerShell the commands of Azure PowerShell, one a line
 */
public record CustomerSteps(
        TenantId tenant, String method, URI url, String body, List<String> azureCli, List<String> powerShell) {
    /** Copies the lists. */
    public CustomerSteps {
        Objects.requireNonNull(tenant, "tenant");
        Objects.requireNonNull(method, "method");
        Objects.requireNonNull(url, "url");
        Objects.requireNonNull(body, "body");
        azureCli = List.copyOf(azureCli);
        powerShell = List.copyOf(powerShell);
    }

    /**
     * All of it as plain text, to be sent to the customer.
     *
     * @return some lines, separated by {@code \n}
     */
    public String toText() {
        return String.join(
                "\n",
                "As an Owner or User Access Administrator of the subscription, do one of these:",
                "",
                "Azure CLI",
                String.join("\n", azureCli),
                "",
                "Azure PowerShell",
                String.join("\n", powerShell),
                "",
                "REST, with a token of tenant " + tenant,
                method + " " + url,
                "Content-Type: application/json",
                "",
                body);
    }
}
