import type { TelegramAnswer, TelegramFailure } from '@latchkey/contracts/telegram-failure';
import { SealBroken } from '@latchkey/runtime/seal';
import { type Api, GrammyError, HttpError } from 'grammy';
import type { Bots, CallingBot } from './bots.ts';
import { classifyRefusal } from './classify-refusal.ts';
import { PaceUnknown } from './limits/pace-unknown.ts';
import { UnknownBot } from './unknown-bot.ts';

/** Every call to Telegram takes at most this long: leases count on it. */
const timeoutMs = 10_000;

/**
 * Calls Telegram by one of our bots and turns its refusals, and the network's, into answers. What Telegram's limits do not
 * allow yet is not called, and answered as `rate_limited`.
 */
export async function callTelegram<T>(
  bots: Bots,
  of: CallingBot,
  call: (api: Api, signal: AbortSignal) => Promise<T>,
): Promise<TelegramAnswer<T>> {
  const api = await bots.api(of).catch((error: unknown) => failureOfBot(error));
  if ('kind' in api) return { ok: false, failure: api };
  const answer = await answerOf(api, call);
  if (answer.ok || answer.failure.kind !== 'token_rejected') return answer;
  // Nothing was done. The token may have been replaced since the client was made.
  const renewed = await bots.rejected(of, api).catch(() => null);
  return renewed ? answerOf(renewed, call) : answer;
}

async function answerOf<T>(
  api: Api,
  call: (api: Api, signal: AbortSignal) => Promise<T>,
): Promise<TelegramAnswer<T>> {
  try {
    return { ok: true, value: await call(api, AbortSignal.timeout(timeoutMs)) };
  } catch (error) {
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

/** Without a bot nothing was sent: what is known of it could not be read, or its token is not at hand. */
function failureOfBot(error: unknown): TelegramFailure {
  if (error instanceof UnknownBot) return { kind: 'token_rejected', description: error.message };
  // A token that our keys do not open is a matter of ours, not of the creator's: it is tried again.
  const description =
    error instanceof SealBroken ? 'the token could not be opened' : 'the bot could not be looked up';
  return { kind: 'not_sent', description };
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
  if (error instanceof PaceUnknown) return { kind: 'not_sent', description: error.message };
  const cause = error instanceof HttpError ? error.error : error;
  const code = typeof cause === 'object' && cause !== null && 'code' in cause ? cause.code : undefined;
  if (neverSent.has(code)) return { kind: 'not_sent', description: 'Telegram was not reached' };
  return { kind: 'transient', description: 'no answer from Telegram' };
}
