/** What every step shares: identifiers, markets and currencies, open enumerations, listings and call options. */
package io.github.azureplan.common;
