import { setTimeout as wait } from 'node:timers/promises';
import type { Emulators } from '../emulators/start-emulators.ts';
import { telegramIdOf } from '../load/numbering.ts';
import { sendAtRate } from '../load/send-at-rate.ts';
import { createSender } from '../load/sender.ts';
import { invoicePaidEvent } from '../stripe-objects/event.ts';
import { type Percentiles, percentiles } from './percentiles.ts';
import type { PaymentRange, Subject } from './subject.ts';

/** From the moment a webhook was due to the commit of its grant, in ms. */
export interface SteadyFigures extends Percentiles {
  /** Payments without a grant after everything had settled. */
  lost: number;
  duplicates: number;
  /** Webhooks that were not answered with 200. */
  refused: number;
  /** From the webhook to the emulated Telegram holding the message with the way in, in ms. */
  message: Percentiles;
}

const connections = 64;
const settleLimitMs = 20_000;

/** Sends payments at a rate and sees what became of each. */
export async function measureSteady(
  subject: Subject,
  emulators: Emulators,
  load: PaymentRange & { perSecond: number; delayMs?: number },
): Promise<SteadyFigures> {
  const delayMs = load.delayMs ?? 0;
  await emulators.reset({ delayMs, paceMessages: delayMs > 0 });
  const sender = createSender({ ...subject, secret: subject.webhookSecret, connections });
  const event = invoicePaidEvent(subject.account, Math.floor(Date.now() / 1000));
  const { dueAt, refused } = await sendAtRate(sender, { ...load, event });
  await sender.close();
  await settle(subject, load);
  const grants = await subject.readGrants(load);
  const messages = new Map(
    (await emulators.report()).messages.map(([chatId, count, firstAt]) => [chatId, { count, firstAt }]),
  );
  const since = (n: number, at: number) => at - (dueAt.get(n) ?? Number.NaN);
  const told = [...dueAt.keys()].flatMap((n) => {
    const message = messages.get(telegramIdOf(n));
    return message ? [since(n, message.firstAt)] : [];
  });
  const toldTwice = [...messages.values()].filter(({ count }) => count > 1).length;
  return {
    ...percentiles([...grants].map(([n, at]) => since(n, at))),
    lost: load.count - grants.size,
    duplicates: (await subject.countDoubles(load)) + toldTwice,
    refused,
    message: percentiles(told),
  };
}

/** Waits until all are granted, or nothing has come for a while; then a moment for what would come twice. */
async function settle(subject: Subject, range: PaymentRange): Promise<void> {
  let granted = -1;
  let giveUpAt = 0;
  for (;;) {
    const now = await subject.countGrants(range);
    if (now === range.count) break;
    if (now > granted) {
      granted = now;
      giveUpAt = performance.now() + settleLimitMs;
    } else if (performance.now() > giveUpAt) {
      return;
    }
    await wait(250);
  }
  await wait(750);
}
