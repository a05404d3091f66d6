/**
 * Which object an event tells us to look at again, by the beginning of its type. A type that Stripe adds to a family later
 * is a signal too. `none`: known, and without an object that is read in this release (money moves, see the journal).
 */
export const eventFamilies = [
  ['checkout.session.', 'checkout_session'],
  ['customer.subscription.', 'subscription'],
  ['invoice.', 'invoice'],
  ['invoice_payment.', 'invoice'],
  ['account.', 'account'],
  ['capability.', 'account'],
  ['person.', 'account'],
  ['charge.', 'none'],
  ['payment_intent.', 'none'],
  ['payout.', 'none'],
  ['refund.', 'none'],
  ['radar.early_fraud_warning.', 'none'],
] as const;

export type EventFamily = (typeof eventFamilies)[number][1];

/** Events that say that the collection of an invoice failed: grace begins with the first of them. */
export const collectionFailures = ['invoice.payment_failed', 'invoice.payment_action_required'] as const;
