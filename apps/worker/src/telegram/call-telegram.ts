import type { TelegramAnswer } from '@latchkey/contracts/telegram-failure';
import { GrammyError } from 'grammy';
import { classifyRefusal } from './classify-refusal.ts';

/** Every call to Telegram takes at most this long: leases count on it. */
const timeoutMs = 10_000;

/** Calls Telegram and turns its refusals, and the network's, into answers. */
export async function callTelegram<T>(call: (signal: AbortSignal) => Promise<T>): Promise<TelegramAnswer<T>> {
  try {
    return { ok: true, value: await call(AbortSignal.timeout(timeoutMs)) };
  } catch (error) {
    if (!(error instanceof GrammyError)) {
      return { ok: false, failure: { kind: 'transient', description: 'no answer from Telegram' } };
    }
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
