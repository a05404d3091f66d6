import type { TelegramAnswer, TelegramFailure } from '@latchkey/contracts/telegram-failure';
import { GrammyError, HttpError } from 'grammy';
import { classifyRefusal } from './classify-refusal.ts';
import { UnknownBot } from './unknown-bot.ts';

/** Every call to Telegram takes at most this long: leases count on it. */
const timeoutMs = 10_000;

/** Calls Telegram and turns its refusals, and the network's, into answers. */
export async function callTelegram<T>(call: (signal: AbortSignal) => Promise<T>): Promise<TelegramAnswer<T>> {
  try {
    return { ok: true, value: await call(AbortSignal.timeout(timeoutMs)) };
  } catch (error) {
    if (error instanceof UnknownBot)
      return { ok: false, failure: { kind: 'token_rejected', description: error.message } };
    if (!(error instanceof GrammyError)) return { ok: false, failure: failureOfNetwork(error) };
    return {
      ok: false,
      failure: classifyRefusal({
        code: error.error_code,
        description: error.description,
        retryAfterSeconds: error.parameters.retry_after,
        migrateToChatId: error.parameters.migrate_to_chat_id,
      }),
    };
  }
}

const neverSent: ReadonlySet<unknown> = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'EAI_AGAIN',
]);

/** Whether a call can have reached Telegram decides whether a message may be sent again. */
function failureOfNetwork(error: unknown): TelegramFailure {
  const cause = error instanceof HttpError ? error.error : error;
  const code = typeof cause === 'object' && cause !== null && 'code' in cause ? cause.code : undefined;
  if (neverSent.has(code)) return { kind: 'not_sent', description: 'Telegram was not reached' };
  return { kind: 'transient', description: 'no answer from Telegram' };
}
