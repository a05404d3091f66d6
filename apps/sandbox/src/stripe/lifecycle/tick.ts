import type { SandboxClock } from '../../clock.ts';
import type { EventDelivery } from '../delivery/event-delivery.ts';
import { forgetOldAnswers } from '../http/idempotency.ts';
import { platformScope, type World } from '../store/world.ts';
import { processDueWork } from './due-work.ts';

const everyMs = 1000;
const tidyEveryMs = 3_600_000;
const eventsKeptSeconds = 30 * 86_400;

/** Does what is due: every second, and at once when the clock is moved. */
export function startTicking(
  world: World,
  clock: SandboxClock,
  delivery: EventDelivery,
  report: (error: unknown, key: string) => void,
): { stop(): void } {
  const problems = { failed: new Set<string>(), report };
  const tick = () => {
    processDueWork(world, problems);
    delivery.pump();
  };
  const tidy = () => {
    forgetOldAnswers(platformScope(world));
    forgetOldEvents(world);
  };
  const timers = [setInterval(tick, everyMs), setInterval(tidy, tidyEveryMs)];
  for (const timer of timers) timer.unref();
  clock.onAdvance(() => {
    tick();
    tidy();
  });
  return { stop: () => timers.forEach(clearInterval) };
}

/** Stripe keeps events for 30 days; what still waits to be delivered stays. */
function forgetOldEvents(world: World): void {
  const oldest = world.now() - eventsKeptSeconds;
  for (const event of Object.values(world.state.events)) {
    if (event.created < oldest && event.pending_webhooks === 0) delete world.state.events[event.id];
  }
}
