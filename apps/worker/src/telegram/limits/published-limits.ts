/** At most so many messages within any stretch of so many milliseconds. */
export interface Limit {
  count: number;
  perMs: number;
}

/**
 * Telegram's limits of messages (Bots FAQ, "My bot is hitting limits, how do I avoid this?"): 30 a second by one bot, one
 * a second in one chat, 20 a minute in one group. Each stretch is a little longer here, because messages do not all
 * travel equally fast.
 */
export const botLimits: readonly Limit[] = [{ count: 30, perMs: 1_040 }];
const personLimits: readonly Limit[] = [{ count: 1, perMs: 1_040 }];
const groupLimits: readonly Limit[] = [
  { count: 1, perMs: 1_040 },
  { count: 20, perMs: 60_500 },
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
