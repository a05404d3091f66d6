import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from '@latchkey/runtime/create-logger';
import type { UserFromGetMe } from 'grammy/types';
import { type ApiClient, callOptions } from './api-client.ts';
import { backoffMs } from './backoff.ts';

const everyMs = 30_000;

/** Says to the api who this bot is and, every half minute, that it is still there. */
export async function announce(
  api: ApiClient,
  me: UserFromGetMe,
  log: Logger,
  stop: AbortSignal,
): Promise<void> {
  let failures = 0;
  let told = false;
  while (!stop.aborted) {
    try {
      const { known } = await api.bot.hello.mutate(
        { botTelegramId: me.id, username: me.username },
        callOptions(`hello-${me.id}`),
      );
      failures = 0;
      if (!known && !told) log.error({ botTelegramId: me.id }, 'the api does not know this bot');
      told = !known;
    } catch (error) {
      failures += 1;
      if (failures === 1) log.warn({ err: error }, 'the api does not answer yet');
    }
    const waitMs = failures === 0 ? everyMs : backoffMs(failures, everyMs);
    await sleep(waitMs, undefined, { signal: stop }).catch(() => {});
  }
}
