import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from '@latchkey/runtime/create-logger';
import { type Api, GrammyError } from 'grammy';
import type { Update } from 'grammy/types';
import type { BotMetrics } from '../metrics.ts';
import { telegramSignal } from '../telegram/telegram-signal.ts';
import type { Intake } from './intake.ts';
import { afterPollFailure } from './poll-failure.ts';
import { createUnconfirmed } from './unconfirmed.ts';
import { allowedUpdates } from './update-kind.ts';

export interface PollOptions {
  telegram: Api;
  intake: Intake;
  metrics: BotMetrics;
  log: Logger;
  /** Called after every request that Telegram answered. */
  onAnswer: () => void;
  /** Telegram rejects the token. @returns whether asking is to end: somebody else begins it again */
  onRejected: () => boolean;
}

export interface Polling {
  /** Ends asking, and confirms what is stored by then. */
  stop(): Promise<void>;
}

const longPollSeconds = 25;
/** How often new updates are looked for while older ones could not be stored. */
const stuckPauseMs = 1_000;
const maxBacklog = 500;

/**
 * Long polling of our own: `offset` moves only past updates that the api has stored (grammY's loop confirms a batch
 * before it has finished it). While one update is stuck, later ones of other people go on.
 */
export function startPolling(options: PollOptions): Polling {
  const { telegram, intake, metrics, log } = options;
  const unconfirmed = createUnconfirmed();
  const stop = new AbortController();
  const signal = telegramSignal(stop.signal);
  let failures = 0;
  let counted = 0;
  // All bots share one gauge: each adds what has changed of its own.
  const count = (open: number) => {
    metrics.unconfirmed.inc(open - counted);
    counted = open;
  };

  const ask = (timeout: number, limit = 100) => {
    const offset = unconfirmed.offset();
    const parameters = { timeout, limit, allowed_updates: allowedUpdates };
    return telegram.getUpdates(offset === undefined ? parameters : { ...parameters, offset }, signal);
  };

  const takeAll = async (updates: Update[]) => {
    for (const update of unconfirmed.onlyNew(updates)) {
      unconfirmed.add(update.update_id, intake.take(update, 'until_stored'));
    }
    await atMost(stuckPauseMs, unconfirmed.settled(), stop.signal);
    unconfirmed.advance(updates);
    count(unconfirmed.openCount());
    while (intake.backlog() > maxBacklog && !stop.signal.aborted) await pause(100, stop.signal);
  };

  const loop = async () => {
    while (!stop.signal.aborted) {
      try {
        const updates = await ask(unconfirmed.openCount() > 0 ? 0 : longPollSeconds);
        failures = 0;
        options.onAnswer();
        await takeAll(updates);
      } catch (error) {
        if (stop.signal.aborted) return;
        failures += 1;
        metrics.pollFailures.inc({ status: error instanceof GrammyError ? error.error_code : 0 });
        const after = afterPollFailure(error, failures, log);
        if (after.tokenRejected && options.onRejected()) return;
        if (after.webhookInTheWay) await removeWebhook(telegram);
        await pause(after.waitMs, stop.signal);
      }
    }
  };

  const running = loop();
  return {
    async stop() {
      stop.abort();
      await running;
      count(0);
      await confirm(telegram, unconfirmed.offset());
    },
  };
}

async function removeWebhook(telegram: Api): Promise<void> {
  await telegram.deleteWebhook({}, telegramSignal(AbortSignal.timeout(10_000))).catch(() => {});
}

/** Waits for `done`, but not longer than this and not past the stop. */
async function atMost(ms: number, done: Promise<void>, stopped: AbortSignal): Promise<void> {
  const timer = new AbortController();
  const signal = AbortSignal.any([timer.signal, stopped]);
  await Promise.race([done, pause(ms, signal)]).finally(() => timer.abort());
}

async function pause(ms: number, signal: AbortSignal): Promise<void> {
  await sleep(ms, undefined, { signal }).catch(() => {});
}

/** Telegram learns the offset only with the next request. If this one fails, the updates come again as duplicates. */
async function confirm(telegram: Api, offset: number | undefined): Promise<void> {
  if (offset === undefined) return;
  const signal = telegramSignal(AbortSignal.timeout(3_000));
  const parameters = { offset, limit: 1, timeout: 0, allowed_updates: allowedUpdates };
  await telegram.getUpdates(parameters, signal).catch(() => {});
}
