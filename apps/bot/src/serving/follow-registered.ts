import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from '@latchkey/runtime/create-logger';
import { type Seal, SealBroken, tokenOf } from '@latchkey/runtime/seal';
import { type ApiClient, callOptions } from '../api-client.ts';
import { backoffMs } from '../backoff.ts';

/** A registered bot and the token that it has now. */
export interface RegisteredBot {
  botTelegramId: number;
  token: string;
  tokenVersion: number;
}

export interface Following {
  api: ApiClient;
  seal: Pick<Seal, 'open'>;
  log: Logger;
  /** All that are registered now; called whenever something has changed. */
  onChange(bots: readonly RegisteredBot[]): void;
}

const everyMs = 3_000;

/** Follows which bots are registered, until `stop`: new ones, those with a new token, and those that were taken away. */
export async function followRegistered(
  { api, seal, log, onChange }: Following,
  stop: AbortSignal,
): Promise<void> {
  let revision: string | null = null;
  let failures = 0;
  while (!stop.aborted) {
    try {
      const answer = await api.bot.registered.query({ revision }, callOptions('registered'));
      if (answer.bots && !stop.aborted) onChange(openAll(answer.bots, seal, log));
      revision = answer.revision;
      failures = 0;
    } catch (error) {
      failures += 1;
      if (failures === 1) log.warn({ err: error }, 'registered bots not read yet');
    }
    const waitMs = failures === 0 ? everyMs : backoffMs(failures, 15_000);
    await sleep(waitMs, undefined, { signal: stop }).catch(() => {});
  }
}

type Sealed = Omit<RegisteredBot, 'token'> & { sealedToken: string };

/** One that our keys do not open is left out, and is told of: the others are served. */
function openAll(bots: readonly Sealed[], seal: Pick<Seal, 'open'>, log: Logger): RegisteredBot[] {
  return bots.flatMap(({ sealedToken, ...bot }) => {
    try {
      return { ...bot, token: seal.open(sealedToken, tokenOf(bot.botTelegramId)) };
    } catch (error) {
      if (!(error instanceof SealBroken)) throw error;
      log.error({ ...bot, err: error }, 'a token cannot be opened: was ENCRYPTION_KEY changed?');
      return [];
    }
  });
}
