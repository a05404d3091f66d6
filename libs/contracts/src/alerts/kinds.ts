/**
 * What the people who run an organisation are told about, once while it lasts. `subject` of an alert is the id of what it
 * is about: a channel, an access, a connected account.
 */
export const alertKinds = [
  /** The bot lost a right, or its place, in a chat that is sold. Subject: the channel. */
  'channel_trouble',
  /** Telegram refuses to let somebody be removed. Subject: the access. */
  'removal_refused',
  /** More removals at once than the brake lets through. Subject: what it counts, the channel or the organisation. */
  'brake_pulled',
  /** The Stripe account was disconnected. Subject: the account. */
  'account_disconnected',
  /** A dispute was opened. Subject: the dispute. */
  'dispute_opened',
  /** A payout failed. Subject: the payout. */
  'payout_failed',
  /** Provider, database and chat differ and a person must choose. Subject: the drift. */
  'drift_found',
  /** Somebody who was removed was seen inside again. Subject: the access. */
  'seen_inside_again',
  /** A chat that another organisation sells was to be connected. Subject: the chat's id at Telegram. */
  'chat_taken',
  /** Stars went back without our asking: a chargeback, or a refund from elsewhere. Subject: the payment. */
  'stars_taken_back',
  /** A bot's Star transactions cannot be read, so nobody whose paid time is over leaves. Subject: the bot. */
  'stars_unread',
] as const;
export type AlertKind = (typeof alertKinds)[number];
