/**
 * Kinds of things that change in an organisation, as its open browsers are told: enough to know what to ask for again, and
 * nothing of what has changed.
 */
export const liveKinds = [
  /** A channel: its rights, its way in, its health. */
  'channel',
  /** Who may be in and who is. */
  'access',
  /** Money: payments, refunds, disputes, payouts, subscriptions. */
  'payment',
  /** Something that waits for a person, or does so no more. */
  'attention',
  /** The organisation itself: its Stripe account, its people and their Telegram accounts. */
  'account',
  /** What is sold. */
  'plan',
  /** A message to many: how far it is. */
  'broadcast',
] as const;
export type LiveKind = (typeof liveKinds)[number];
