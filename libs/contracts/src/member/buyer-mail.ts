/**
 * Mails to a buyer. Each is promised in the transaction of what it is about and sent at least once.
 * - `purchase`: what was bought, from whom and on which terms, with the way to the member's page.
 * - `way_in`: the way in, for whom the bot cannot reach; promised by earlier releases, `notice` has taken its place.
 * - `notice`: what the bot could not tell, or perhaps did not: the same words.
 * - `member_link`: the way to the member's page that was asked for.
 * - `member_code`: shows that whoever uses the page can read this address now.
 * - `withdrawal`: that a withdrawal was received: content, date and time.
 * - `erasure`: that a request to be erased was received.
 * - `support_answer`: what a creator has answered, where the bot could not deliver it.
 * - `move_asked`: that somebody wants to move to another Telegram account, and where that is stopped.
 * - `move_ready`: that they can finish it now.
 */
export const buyerMailKinds = [
  'purchase',
  'way_in',
  'notice',
  'member_link',
  'member_code',
  'withdrawal',
  'erasure',
  'support_answer',
  'move_asked',
  'move_ready',
] as const;
export type BuyerMailKind = (typeof buyerMailKinds)[number];

/** `undeliverable`: the mail server refuses it for good. `skipped`: there was nothing to say any more. */
export const buyerMailStates = ['queued', 'sent', 'undeliverable', 'skipped'] as const;
export type BuyerMailState = (typeof buyerMailStates)[number];
