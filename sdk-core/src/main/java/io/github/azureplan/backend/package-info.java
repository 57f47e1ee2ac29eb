/**
 * The reference backend: a Partner Center, its price API, Graph exports, Azure Resource Manager and sign-in, in memory
 * or on a loopback port, with a clock of its own. No account and no network are needed.
 *
 * <p>It takes bytes and answers bytes, follows the published rules, and lists what it had to assume.
 */
package io.github.azureplan.backend;
