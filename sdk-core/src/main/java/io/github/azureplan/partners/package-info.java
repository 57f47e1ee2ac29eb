/**
 * Who the partner is and who sells for it: indirect resellers and the Microsoft Partner Agreement. Most of it concerns
 * indirect providers; a direct partner has no resellers, and an indirect reseller cannot use Partner Center's API.
 */
package io.github.azureplan.partners;
