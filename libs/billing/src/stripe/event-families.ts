/**
 * Which object an event tells us to look at again, by the beginning of its type. A type that Stripe adds to a family later
 * is a signal too; where two beginnings fit, the first counts. `none`: known, and without an object to read: a charge that
 * came in is told by its invoice or session, and reading it too would double the reads of every payment.
 */
export const eventFamilies = [
  ['checkout.session.', 'checkout_session'],
  ['customer.subscription.', 'subscription'],
  ['invoice.', 'invoice'],
  ['invoice_payment.', 'invoice'],
  ['account.', 'account'],
  ['capability.', 'account'],
  ['person.', 'account'],
  ['charge.dispute.', 'part_of_charge'],
  ['charge.refund.', 'part_of_charge'],
  ['charge.refunded', 'charge'],
  ['refund.', 'part_of_charge'],
  ['charge.', 'none'],
  ['payment_intent.', 'none'],
  ['payout.', 'payout'],
  ['radar.early_fraud_warning.', 'none'],
] as const;

export type EventFamily = (typeof eventFamilies)[number][1];

/** Events that say that the collection of an invoice failed: grace begins with the first of them. */
export const collectionFailures = ['invoice.payment_failed', 'invoice.payment_action_required'] as const;
