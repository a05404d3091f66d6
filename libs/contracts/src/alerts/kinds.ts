/**
 * What the people who run an organisation are told about, once while it lasts. `subject` of an alert is the id of what it
 * is about: a channel, an access, a connected account.
 */
export const alertKinds = [
  /**
   * The bot lacks a right, or its place, in a chat that is sold. Subject: the channel; the bot, where it hears nothing of
   * any of its chats.
   */
  'channel_trouble',
  /** Telegram refuses to let one person be removed. Subject: the access. */
  'removal_refused',
  /** Somebody who has paid cannot enter: they were banned by hand before. Subject: the access. */
  'entry_refused',
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
  /** Money of a contract that somebody withdrew from could not be given back by itself. Subject: the withdrawal. */
  'withdrawal_unpaid',
  /** People have become members: several within an hour are told as one. Only where the organisation wants to hear of it. Subject: the organisation. */
  'new_members',
  /** A chat was connected by adding the bot. Subject: the channel. */
  'channel_connected',
  /** Somebody asks to be erased. Subject: the request. */
  'erasure_requested',
  /** Somebody has written to the creator through the bot. Subject: the request. */
  'support_asked',
] as const;
export type AlertKind = (typeof alertKinds)[number];

/**
 * How an alert is told. `happening`: that it has happened is told, also when it is over by then. `state`: told only while
 * it lasts; with `state_and_end` those who were told hear of its end too.
 */
export const alertTellings = {
  channel_trouble: 'state_and_end',
  removal_refused: 'state_and_end',
  entry_refused: 'state_and_end',
  brake_pulled: 'state',
  account_disconnected: 'state',
  dispute_opened: 'happening',
  payout_failed: 'happening',
  drift_found: 'state',
  seen_inside_again: 'happening',
  chat_taken: 'happening',
  stars_taken_back: 'happening',
  stars_unread: 'state',
  withdrawal_unpaid: 'state',
  new_members: 'happening',
  channel_connected: 'happening',
  erasure_requested: 'happening',
  support_asked: 'state',
} as const satisfies Record<AlertKind, 'happening' | 'state' | 'state_and_end'>;

/** Kinds whose end is told too. */
export type AlertKindWithEnd = {
  [K in AlertKind]: (typeof alertTellings)[K] extends 'state_and_end' ? K : never;
}[AlertKind];

export function isToldOfEnd(kind: AlertKind): kind is AlertKindWithEnd {
  return alertTellings[kind] === 'state_and_end';
}

/** What is told of an alert: that it was raised, and of some that it is over. */
export const alertOccasions = ['raised', 'solved'] as const;
export type AlertOccasion = (typeof alertOccasions)[number];
