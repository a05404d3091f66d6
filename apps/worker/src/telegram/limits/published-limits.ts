/** At most so many messages within any stretch of so many milliseconds. */
export interface Limit {
  count: number;
  perMs: number;
}

/**
 * Telegram's limits of messages (Bots FAQ, "My bot is hitting limits, how do I avoid this?"): 30 a second by one bot, one
 * a second in one chat, 20 a minute in one group. Telegram counts when messages arrive, and they are not all under way
 * equally long: so each stretch is longer here, by nearly a tenth, and what comes at once is spread over most of a second.
 * Then no second has too many when some are late by 75 ms, nor when one or two are late by much more.
 */
export const botLimits: readonly Limit[] = [
  { count: 30, perMs: 1_075 },
  { count: 1, perMs: 25 },
];
/**
 * Messages to many take no more than two thirds of this, and lie so far apart that any other message fits between two of them
 * at once.
 */
export const bulkLimits: readonly Limit[] = [
  { count: 20, perMs: 1_075 },
  { count: 1, perMs: 50 },
];
const personLimits: readonly Limit[] = [{ count: 1, perMs: 1_100 }];
const groupLimits: readonly Limit[] = [
  { count: 1, perMs: 1_100 },
  { count: 20, perMs: 61_000 },
];

/** A person's chat has the person's id; groups and channels have negative ids, or a name. */
export function limitsOfChat(chat: string): readonly Limit[] {
  return Number(chat) > 0 ? personLimits : groupLimits;
}

const message = /^(send(?!ChatAction$)|copyMessage|forwardMessage)/;

/** Whether a method of the Bot API puts a message into a chat; the others run free until a 429. */
export function isMessage(method: string): boolean {
  return message.test(method);
}
