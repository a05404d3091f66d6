import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from '@latchkey/runtime/create-logger';
import type { UserFromGetMe } from 'grammy/types';
import { type ApiClient, callOptions } from './api-client.ts';
import { backoffMs } from './backoff.ts';

const everyMs = 30_000;
/** Every so many times Telegram is asked whether it still takes the token: a bot with a webhook would not notice. */
const askEvery = 20;

export interface Announced {
  api: ApiClient;
  me: UserFromGetMe;
  /** Of a registered bot, the version of its token; null: the token comes from the environment. */
  tokenVersion: number | null;
  /** Whether Telegram takes the token; only asked of a registered bot. */
  isTaken(): Promise<boolean>;
  log: Logger;
}

/** Says to the api who this bot is and, every half minute, that it is still there. */
export async function announce(bot: Announced, stop: AbortSignal): Promise<void> {
  const { api, me, log } = bot;
  let failures = 0;
  let told = false;
  // Telegram has just said who it is.
  let taken = true;
  for (let round = 1; !stop.aborted; round += 1) {
    try {
      const tokenVersion = taken ? bot.tokenVersion : null;
      const { known } = await api.bot.hello.mutate(
        { botTelegramId: me.id, username: me.username, ...(tokenVersion === null ? {} : { tokenVersion }) },
        callOptions(`hello-${me.id}`),
      );
      failures = 0;
      taken = false;
      if (!known && !told) log.error({ botTelegramId: me.id }, 'the api does not know this bot');
      told = !known;
    } catch (error) {
      failures += 1;
      if (failures === 1) log.warn({ err: error }, 'the api does not answer yet');
    }
    const waitMs = failures === 0 ? everyMs : backoffMs(failures, everyMs);
    await sleep(waitMs, undefined, { signal: stop }).catch(() => {});
    if (bot.tokenVersion !== null && round % askEvery === 0 && !stop.aborted) taken = await bot.isTaken();
  }
}
