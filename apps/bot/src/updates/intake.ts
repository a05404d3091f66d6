import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from '@latchkey/runtime/create-logger';
import type { Update } from 'grammy/types';
import type { ApiClient } from '../api-client.ts';
import type { BotMetrics } from '../metrics.ts';
import { logHandlerFailure } from '../telegram/log-handler-failure.ts';
import { type Delivery, receive } from './delivery.ts';
import { laneOf } from './lane-of.ts';
import { createLanes } from './lanes.ts';
import { createPlaces, type Places } from './places.ts';
import { type StoreOutcome, storeOnce, storeUntilDone } from './store-update.ts';
import { awaitsAnswer, kindOf, type UpdateKind } from './update-kind.ts';

export interface IntakeOptions {
  api: ApiClient;
  botTelegramId: number;
  handle: (update: Update, delivery: Delivery) => Promise<void>;
  metrics: BotMetrics;
  log: Logger;
  /** Shared by all bots of the process. */
  places: IntakePlaces;
}

/** Where updates are stored and handled: so many side by side. */
export interface IntakePlaces {
  storing: Places;
  handling: Places;
}

/** One bot takes at most a quarter: a flood of one leaves room for the others. */
export function createIntakePlaces(): IntakePlaces {
  return {
    storing: createPlaces({ total: 64, each: 16 }),
    handling: createPlaces({ total: 128, each: 32 }),
  };
}

export interface Intake {
  /**
   * Stores the update at the api, then handles it in the background. Resolves when it may be confirmed to Telegram.
   *
   * @param patience `once` rejects when the api cannot store it now, `until_stored` tries until it can.
   */
  take(update: Update, patience: 'once' | 'until_stored'): Promise<void>;
  /** Updates stored and not handled to the end. */
  backlog(): number;
  /** Ends all further attempts to store and waits for what is being handled. */
  close(): Promise<void>;
}

/** How long a person who pays waits for our inbox before the question is put to the api without it. */
const checkoutHeadStartMs = 2_000;

export function createIntake(options: IntakeOptions): Intake {
  const { api, botTelegramId, metrics, log, places } = options;
  const storing = createLanes(places.storing.of(botTelegramId));
  const handling = createLanes(places.handling.of(botTelegramId));
  const inProgress = new Set<Promise<void>>();
  const stop = new AbortController();

  const handle = (update: Update, kind: UpdateKind, delivery: Delivery) =>
    handling.run(laneOf(update), awaitsAnswer(kind), async () => {
      try {
        await options.handle(update, delivery);
      } catch (error) {
        metrics.handlerFailures.inc({ kind });
        logHandlerFailure(log, error, { kind, correlationId: delivery.correlationId });
      }
    });

  return {
    async take(update, patience) {
      const kind = kindOf(update);
      const delivery = receive(update, botTelegramId);
      const request = { api, botTelegramId, update, delivery };
      const stored = storing.run(laneOf(update), awaitsAnswer(kind), () =>
        patience === 'once' ? storeOnce(request) : storeUntilDone(request, stop.signal, log),
      );
      const toTheEnd = whenToHandle(kind, stored).then(async (outcome) => {
        if (isHandled(kind, outcome)) await handle(update, kind, delivery);
      });
      inProgress.add(toTheEnd);
      void toTheEnd.finally(() => inProgress.delete(toTheEnd));
      const outcome = await stored;
      metrics.updates.inc({ kind, outcome });
      if (outcome === 'refused') {
        log.error({ correlationId: delivery.correlationId, kind }, 'the api refuses this update; skipped');
      }
    },
    backlog: () => handling.size(),
    async close() {
      stop.abort();
      await Promise.all(inProgress);
    },
  };
}

type Outcome = StoreOutcome | 'not_stored';

/** After it is stored; only the till does not wait for long: Telegram gives it ten seconds whatever our state is. */
async function whenToHandle(kind: UpdateKind, stored: Promise<StoreOutcome>): Promise<Outcome> {
  const outcome = stored.catch(() => 'not_stored' as const);
  if (kind !== 'pre_checkout_query') return outcome;
  const timer = new AbortController();
  const tooLong = sleep(checkoutHeadStartMs, 'not_stored' as const, { signal: timer.signal });
  return Promise.race([outcome, tooLong.catch(() => 'not_stored' as const)]).finally(() => timer.abort());
}

function isHandled(kind: UpdateKind, outcome: Outcome): boolean {
  if (kind === 'pre_checkout_query') return true;
  return outcome === 'stored' || (outcome === 'duplicate' && awaitsAnswer(kind));
}
