import { setTimeout as wait } from 'node:timers/promises';
import { createWallClock } from '../measure/wall-clock.ts';
import { numbered } from './numbering.ts';
import type { Sender } from './sender.ts';

export interface Sent {
  /** Wall time at which each payment's webhook was due, by its number. */
  dueAt: Map<number, number>;
  /** Deliveries that were not answered with 200. */
  refused: number;
}

/** One delivery in twenty comes twice, as Stripe's do. */
const redeliverEach = 20;

/**
 * Sends payments on a fixed schedule, whatever the answers do: a payment's time counts from when it was due, so that a
 * server that falls behind cannot slow down its own examination (no coordinated omission).
 */
export async function sendAtRate(
  sender: Sender,
  load: { event: string; first: number; count: number; perSecond: number },
): Promise<Sent> {
  const clock = createWallClock();
  const startAt = clock() + 20;
  const dueAt = new Map<number, number>();
  const answers: Promise<number>[] = [];
  for (let i = 0; i < load.count; i += 1) {
    const due = startAt + (i * 1000) / load.perSecond;
    while (clock() < due) await wait(Math.max(0, due - clock()));
    const n = load.first + i;
    const body = numbered(load.event, n);
    dueAt.set(n, due);
    answers.push(sender.send(body));
    if (i % redeliverEach === 0) answers.push(sender.send(body));
  }
  const refused = (await Promise.all(answers)).filter((status) => status !== 200).length;
  return { dueAt, refused };
}
