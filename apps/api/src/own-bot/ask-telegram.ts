import type { BotTokenRefusal } from '@latchkey/contracts/procedures/own-bot';
import { z } from 'zod';

/** Telegram's word on whose a token is. */
export type TokenOwner =
  | { kind: 'bot'; telegramId: number; username: string }
  | {
      kind: 'refused';
      reason: Extract<
        BotTokenRefusal,
        'malformed' | 'unknown' | 'rejected' | 'not_a_bot' | 'telegram_unavailable'
      >;
    };

const tokenForm = /^(\d{5,16}):[\w-]{20,128}$/;
const timeoutMs = 8_000;

const Answer = z.object({
  ok: z.literal(true),
  result: z.object({ id: z.int().positive(), is_bot: z.literal(true), username: z.string().min(1).max(64) }),
});

/**
 * Asks Telegram whose a token is (Bot API: getMe). The one call to Telegram that the api makes: somebody waits for it. The
 * token is part of the address, so nothing of what fails here is passed on or logged.
 */
export async function askWhose(token: string, apiRoot: string): Promise<TokenOwner> {
  const form = tokenForm.exec(token);
  if (!form) return { kind: 'refused', reason: 'malformed' };
  const answer = await getMe(token, apiRoot);
  if (!answer || answer.status === 429 || answer.status >= 500)
    return { kind: 'refused', reason: 'telegram_unavailable' };
  if (answer.status === 401) return { kind: 'refused', reason: 'rejected' };
  if (answer.status === 404) return { kind: 'refused', reason: 'unknown' };
  const me = Answer.safeParse(answer.body).data?.result;
  // A token begins with the id of its bot.
  if (!me || String(me.id) !== form[1]) return { kind: 'refused', reason: 'not_a_bot' };
  return { kind: 'bot', telegramId: me.id, username: me.username };
}

async function getMe(token: string, apiRoot: string): Promise<{ status: number; body: unknown } | null> {
  try {
    const response = await fetch(`${apiRoot}/bot${token}/getMe`, {
      signal: AbortSignal.timeout(timeoutMs),
      redirect: 'error',
    });
    const text = await response.text();
    return { status: response.status, body: parsed(text) };
  } catch {
    return null;
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
