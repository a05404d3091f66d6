import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from '@latchkey/runtime/create-logger';
import { Api, GrammyError, type Transformer } from 'grammy';
import type { UserFromGetMe } from 'grammy/types';
import { announce } from '../announce.ts';
import type { ApiClient } from '../api-client.ts';
import { createBot } from '../create-bot.ts';
import type { BotMetrics, BotState } from '../metrics.ts';
import { createTelegramContact, type TelegramContact } from '../readiness.ts';
import { connectTelegram, TokenRejected } from '../telegram/connect-telegram.ts';
import { createIntake, type Intake, type IntakePlaces } from '../updates/intake.ts';
import { type Polling, startPolling } from '../updates/poll.ts';

/** What all bots of the process share. */
export interface Serving {
  api: ApiClient;
  apiRoot: string;
  metrics: BotMetrics;
  places: IntakePlaces;
  log: Logger;
  around: Transformer | undefined;
}

/** One bot and how its updates come. */
export interface BotToServe {
  botTelegramId: number;
  token: string;
  /** Of a registered bot; null: its token comes from the environment. */
  tokenVersion: number | null;
  /** Undefined: updates are asked for. */
  webhook: { url: string; secret: string } | undefined;
  /** Telegram rejects its token. */
  onRejected(): void;
}

export interface ServedBot extends BotToServe {
  contact: TelegramContact;
  intake(): Intake | undefined;
  state(): BotState;
  /** Resolves when updates are taken, or the bot is closed before; rejects when the token of the environment is rejected. */
  ready: Promise<void>;
  /** Takes no more updates, and finishes those that are stored. */
  close(): Promise<void>;
}

const callSeconds = 10;
/** A long poll of 25 seconds and some time for its way. */
const longPollCallSeconds = 35;
/** A rejected token is tried again: Telegram may have been mistaken. */
const rejectedPauseMs = 60_000;

/** Serves one bot by itself: what goes wrong with it is told, and tried again, and touches no other one. */
export function serveBot(of: BotToServe, serving: Serving): ServedBot {
  const { token, botTelegramId, webhook } = of;
  const { api, apiRoot, metrics, places, around } = serving;
  const log = serving.log.child({ botTelegramId });
  const contact = createTelegramContact(webhook ? 'webhook' : 'polling');
  const stop = new AbortController();
  const telegram = new Api(token, { apiRoot, timeoutSeconds: callSeconds });
  let intake: Intake | undefined;
  let polling: Polling | undefined;
  let state: BotState = 'starting';
  let connecting = Promise.resolve();
  /** From one connection to the next. */
  let session = new AbortController();

  const reject = () => {
    if (state !== 'rejected') of.onRejected();
    state = 'rejected';
  };
  /** A rejected bot of the environment is asked for on and on, as nobody replaces its token. */
  const onRejected = () => {
    reject();
    if (of.tokenVersion === null) return false;
    session.abort();
    connecting = connectPatiently(rejectedPauseMs).catch((error: unknown) =>
      log.error({ err: error }, 'a bot cannot be served'),
    );
    return true;
  };
  const isTaken = async () => {
    const refusal = await telegram.getMe().then(
      () => null,
      (error: unknown) => error,
    );
    const rejected = refusal instanceof GrammyError && [401, 404].includes(refusal.error_code);
    if (rejected) reject();
    else if (refusal === null) state = 'up';
    return refusal === null;
  };

  const takeIn = (me: UserFromGetMe) => {
    const { handle } = createBot({ token, apiRoot, me, api, log: serving.log, around });
    return createIntake({ api, botTelegramId, handle, metrics, log: serving.log, places });
  };
  const connect = async () => {
    const me = await connectTelegram(telegram, webhook, log, stop.signal);
    session = new AbortController();
    intake ??= takeIn(me);
    const until = AbortSignal.any([stop.signal, session.signal]);
    void announce({ api, me, tokenVersion: of.tokenVersion, isTaken, log }, until);
    contact.seen();
    if (!webhook) {
      const patient = new Api(token, { apiRoot, timeoutSeconds: longPollCallSeconds });
      if (around) patient.config.use(around);
      polling = startPolling({ telegram: patient, intake, metrics, log, onAnswer: contact.seen, onRejected });
    }
    state = 'up';
    log.info({ mode: webhook ? 'webhook' : 'polling' }, 'bot is up');
  };

  /** Only another token helps a rejected one, and then another bot is served in its place; until then it is tried now and then. */
  const connectPatiently = async (waitMs = 0): Promise<void> => {
    await sleep(waitMs, undefined, { signal: stop.signal }).catch(() => {});
    while (!stop.signal.aborted) {
      try {
        return await connect();
      } catch (error) {
        if (stop.signal.aborted) return;
        if (!(error instanceof TokenRejected)) throw error;
        reject();
        log.error('Telegram rejects the token');
        if (of.tokenVersion === null) throw error;
        await sleep(rejectedPauseMs, undefined, { signal: stop.signal }).catch(() => {});
      }
    }
  };

  const ready = connectPatiently();
  return {
    ...of,
    contact,
    intake: () => intake,
    state: () => state,
    ready,
    async close() {
      stop.abort();
      await Promise.allSettled([ready, connecting]);
      await polling?.stop();
      await intake?.close();
    },
  };
}
