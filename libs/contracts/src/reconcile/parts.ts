/** The parts of the reconciler: the first four per connected Stripe account, the others per channel. */
export const reconcileParts = [
  /** What the account's events say that never reached us. */
  'events',
  /** The account's subscriptions, page after page, against ours. */
  'subscriptions',
  /** Checkout Sessions of orders that are still open here. */
  'sessions',
  /** The journal against the provider's balance. */
  'balance',
  /** Those with an access, one after the other, against the real chat. */
  'members',
  /** How many are in the chat, against how many we know of. */
  'count',
] as const;
export type ReconcilePart = (typeof reconcileParts)[number];

/** Why a part could not be compared; nothing is changed by that. */
export const reconcileFailures = [
  'rate_limited',
  'unreachable',
  'account_lost',
  'key_rejected',
  'faulty_answer',
  'chat_unreachable',
  'rights_missing',
  'chat_migrated',
  'fault_of_ours',
  /** This process has nothing to compare it with: the part is not run. */
  'not_available',
] as const;
export type ReconcileFailure = (typeof reconcileFailures)[number];
