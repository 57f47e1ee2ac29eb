package io.github.azureplan.customers;

import java.util.regex.Pattern;

/** How the domain of a tenant is written; its last part may be one that is written in ASCII, such as {@code xn--p1ai}. */
final class DomainName {
    private static final Pattern PATTERN = Pattern.compile(
            "(?=.{4,253}$)([A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?\\.)+[A-Za-z][A-Za-z0-9-]{0,61}[A-Za-z0-9]");

    private DomainName() {}

    static String checked(String domain) {
        String trimmed = domain.trim();
        if (!PATTERN.matcher(trimmed).matches()) {
            throw new IllegalArgumentException("domain: must be a full domain name such as contoso.onmicrosoft.com, of"
                    + " letters, digits and hyphens, without scheme or path");
        }
        return trimmed;
    }
}
