/** What can go wrong, and what to do about it. */
package io.github.azureplan.errors;
