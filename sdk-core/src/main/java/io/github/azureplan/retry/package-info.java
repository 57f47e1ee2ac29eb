/** How long and how often a call is repeated, and what it waits on. */
package io.github.azureplan.retry;
