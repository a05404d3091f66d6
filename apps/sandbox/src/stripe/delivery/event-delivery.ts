import type { Delivery, StoredEvent } from '../store/state.ts';
import { platformScope, scopeOf, type World } from '../store/world.ts';
import { isGivenUp, retryDelayMs } from './retry-schedule.ts';
import { signPayload } from './sign.ts';
import { targetById, type WebhookTarget } from './webhook-targets.ts';

const atOnce = 16;
const timeoutMs = 20_000;

export interface EventDelivery {
  /** Sends whatever is due, as far as places are free. */
  pump(): void;
  /** The order in which waiting deliveries go out next. */
  releaseInOrder(order: 'sent' | 'reversed'): void;
  stop(): void;
}

/**
 * Posts events to their endpoints: several at once, begun in the order in which they happened, each tried again by
 * itself until the endpoint answers 2xx. What waits lies in the state, so a restart goes on with it.
 */
export function startDelivery(world: World): EventDelivery {
  const underWay = new Set<string>();
  let stopped = false;
  let scheduled = false;
  let reversed = false;

  const pump = () => {
    if (stopped) return;
    const due = dueDeliveries(world, underWay);
    if (reversed) due.reverse();
    for (const delivery of due.slice(0, atOnce - underWay.size)) {
      underWay.add(delivery.id);
      void attempt(world, delivery).finally(() => {
        underWay.delete(delivery.id);
        schedulePump();
      });
    }
    if (due.length === 0) reversed = false;
  };
  const schedulePump = () => {
    if (scheduled || stopped) return;
    scheduled = true;
    setImmediate(() => {
      scheduled = false;
      pump();
    });
  };

  world.wakeDelivery = schedulePump;
  return {
    pump: schedulePump,
    releaseInOrder: (order) => {
      reversed = order === 'reversed';
      world.state.holding = false;
      world.changed();
      schedulePump();
    },
    stop: () => {
      stopped = true;
    },
  };
}

function dueDeliveries(world: World, underWay: ReadonlySet<string>): Delivery[] {
  const now = world.nowMs();
  return Object.values(world.state.deliveries).filter(
    (delivery) =>
      delivery.nextAttemptAt <= now &&
      !underWay.has(delivery.id) &&
      (delivery.forced || !world.state.holding),
  );
}

async function attempt(world: World, delivery: Delivery): Promise<void> {
  const event = world.state.events[delivery.event];
  const target = event && targetOf(world, event, delivery.endpoint);
  if (!event || !target) return finish(world, delivery, event);
  const failure = await post(target, event);
  delivery.attempts += 1;
  delivery.lastError = failure;
  const age = world.nowMs() - delivery.firstAttemptAt;
  if (failure === null || isGivenUp(delivery.attempts, age)) finish(world, delivery, event);
  else delivery.nextAttemptAt = world.nowMs() + retryDelayMs(delivery.attempts);
  world.changed();
}

/** Null when it was taken, else what went wrong. */
async function post(target: WebhookTarget, event: StoredEvent): Promise<string | null> {
  const body = JSON.stringify(event, null, 2);
  try {
    const response = await fetch(target.url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json; charset=utf-8',
        'user-agent': 'Stripe/1.0 (+https://stripe.com/docs/webhooks)',
        'stripe-signature': signPayload(body, target.secret, Math.floor(Date.now() / 1000)),
      },
      body,
      redirect: 'manual',
      signal: AbortSignal.timeout(timeoutMs),
    });
    await response.arrayBuffer();
    return response.ok ? null : `HTTP ${response.status}`;
  } catch (error) {
    return error instanceof Error ? error.message : 'unreachable';
  }
}

function targetOf(world: World, event: StoredEvent, endpoint: string): WebhookTarget | undefined {
  const scope = event.account === undefined ? platformScope(world) : scopeOf(world, event.account);
  return scope && targetById(world, scope.account, endpoint);
}

function finish(world: World, delivery: Delivery, event: StoredEvent | undefined): void {
  delete world.state.deliveries[delivery.id];
  if (event) event.pending_webhooks = Math.max(0, event.pending_webhooks - 1);
  world.changed();
}
