/**
 * What was used and what is charged for it: invoices, daily rated use, reconciliation lines, the partner's earned credit
 * and the proof that the bill adds up.
 */
package io.github.azureplan.billing;
