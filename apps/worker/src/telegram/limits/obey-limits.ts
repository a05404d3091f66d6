import type { Transformer } from 'grammy';
import { everywhere, type Holds } from './holds.ts';
import type { MessagePace } from './message-pace.ts';
import { PaceUnknown } from './pace-unknown.ts';
import type { Places } from './places.ts';
import { isMessage } from './published-limits.ts';

/** What all calls of all our bots have in common. */
export interface TelegramLimits {
  holds: Holds;
  pace: MessagePace;
  places: Places;
}

/**
 * Calls of one bot in one chat that are under way in this process: a chat that answers slowly takes no more than these
 * from the others. Messages come a second apart anyway.
 */
const callsAtOnce = 20;
const messagesAtOnce = 1;

/**
 * Makes a bot's client obey: a call that Telegram has told us to leave alone, a message that is not due, a call to a chat
 * that does not answer are not made, and end as Telegram's own 429 does: to be tried again at that time.
 *
 * @param bot.waited its messages have been asked to come again before
 * @param bot.bulk its messages are some of many: all others go before them
 */
export function obeyLimits(
  limits: TelegramLimits,
  bot: { telegramId: number; waited: boolean; bulk: boolean },
): Transformer {
  return async (call, method, payload, signal) => {
    const chat = chatOf(payload);
    const held = { botTelegramId: bot.telegramId, chat: chat ?? everywhere, method };
    if (limits.holds.leftMs(held) > 0) return notNow(limits.holds.leftMs(held));
    const leave = chat === null ? () => {} : await placeOf(limits.places, bot.telegramId, chat, method);
    if (!leave) return notNow(1_000 + 2_000 * Math.random());
    try {
      const turn = chat !== null && isMessage(method) ? await turnOf(limits.pace, bot, chat) : freely;
      if ('comeAgainInMs' in turn) return notNow(turn.comeAgainInMs);
      if (signal?.aborted) throw new PaceUnknown();
      // Those who were served before may have been told to wait.
      if (limits.holds.leftMs(held) > 0) return notNow(limits.holds.leftMs(held));
      const answer = await call(method, payload, signal).finally(turn.answered);
      if (!answer.ok && answer.error_code === 429)
        await limits.holds.note(held, (answer.parameters?.retry_after ?? 1) * 1_000);
      return answer;
    } finally {
      leave();
    }
  };
}

const freely = { answered: () => {} };

function turnOf(
  pace: MessagePace,
  bot: { telegramId: number; waited: boolean; bulk: boolean },
  chat: string,
) {
  return pace
    .turnOf(bot.telegramId, { chat, waited: bot.waited, bulk: bot.bulk })
    .catch((error: unknown) => Promise.reject(new PaceUnknown(error)));
}

function placeOf(places: Places, bot: number, chat: string, method: string) {
  return isMessage(method)
    ? places.enter(`${bot}/${chat}/message`, messagesAtOnce)
    : places.enter(`${bot}/${chat}`, callsAtOnce);
}

function chatOf(payload: object): string | null {
  if (!('chat_id' in payload)) return null;
  const { chat_id: chat } = payload;
  return typeof chat === 'number' || typeof chat === 'string' ? String(chat) : null;
}

function notNow(ms: number) {
  return {
    ok: false,
    error_code: 429,
    description: 'not called: it is to wait',
    parameters: { retry_after: Math.ceil(ms) / 1_000 },
  } as const;
}
