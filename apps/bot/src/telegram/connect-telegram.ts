import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from '@latchkey/runtime/create-logger';
import { type Api, GrammyError } from 'grammy';
import type { UserFromGetMe } from 'grammy/types';
import { backoffMs } from '../backoff.ts';
import { allowedUpdates } from '../updates/update-kind.ts';
import { introduce } from './introduce.ts';
import { telegramSignal } from './telegram-signal.ts';

export interface Webhook {
  url: string;
  secret: string;
}

/** Telegram does not know the token: nothing but another token helps. */
export class TokenRejected extends Error {
  override name = 'TokenRejected';
}

const maxPauseMs = 10_000;

/**
 * Learns who the bot is and says how its updates are to come: by `webhook`, or asked for when there is none.
 * Waits as long as Telegram does not answer.
 *
 * @throws TokenRejected
 */
export async function connectTelegram(
  telegram: Api,
  webhook: Webhook | undefined,
  log: Logger,
  stop: AbortSignal,
): Promise<UserFromGetMe> {
  const patiently = <T>(call: () => Promise<T>) => untilAnswered(call, log, stop);
  const signal = telegramSignal(stop);
  const me = await patiently(() => telegram.getMe(signal));
  await patiently(() =>
    webhook
      ? telegram.setWebhook(
          webhook.url,
          { secret_token: webhook.secret, allowed_updates: allowedUpdates },
          signal,
        )
      : telegram.deleteWebhook({}, signal),
  );
  await introduce(telegram).catch((error: unknown) =>
    log.warn({ err: error }, "the bot's commands and descriptions could not be set"),
  );
  return me;
}

async function untilAnswered<T>(call: () => Promise<T>, log: Logger, stop: AbortSignal): Promise<T> {
  for (let failures = 1; ; failures += 1) {
    stop.throwIfAborted();
    try {
      return await call();
    } catch (error) {
      const refusal = error instanceof GrammyError ? error : undefined;
      if (refusal?.error_code === 401 || refusal?.error_code === 404) {
        throw new TokenRejected('Telegram rejects the token');
      }
      const seconds = refusal?.parameters.retry_after;
      log.warn({ err: error, failures }, 'Telegram is not ready for us');
      const waitMs = seconds === undefined ? backoffMs(failures, maxPauseMs) : seconds * 1_000 + 50;
      await sleep(waitMs, undefined, { signal: stop });
    }
  }
}
