/**
 * Who the partner is and who sells for it: indirect resellers, the Microsoft Partner Agreement, and the consent of the
 * partner's applications in a customer's tenant. Most of it concerns indirect providers; a direct partner has no resellers,
 * and an indirect reseller cannot use Partner Center's API.
 *
 * <p>A client that knows what kind of partner it works for, by {@code AzurePlanClient.builder().partnerType(…)}, refuses
 * what this kind cannot do before anything is sent.
 *
 * <!-- sample partners -->
 * <pre>{@code
 * List<MpnId> mayBeNamed = new ArrayList<>();
 * for (PartnerRelationship reseller : client.partners().resellers()) {
 *     MpnId mpnId = reseller.mpnId();
 *     if (reseller.active()
 *             && mpnId != null
 *             && client.partners().agreementStatus(mpnId).signed()) {
 *         mayBeNamed.add(mpnId); // on orders: customer.azurePlan(mpnId).purchase()
 *     }
 * }
 * }</pre>
 * <!-- end -->
 */
package io.github.azureplan.partners;
