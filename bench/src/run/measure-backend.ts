import { sendFlatOut } from '../load/send-flat-out.ts';
import { measureSteady, type SteadyFigures } from '../measure/measure-steady.ts';
import type { Subject } from '../measure/subject.ts';
import { type Ours, startOurs } from '../ours/start-ours.ts';
import { startReference } from '../reference/start-reference.ts';
import { invoicePaidEvent } from '../stripe-objects/event.ts';
import type { Plan } from './plan.ts';
import type { Surrounding } from './surrounding.ts';

export interface SteadyRuns {
  r50: SteadyFigures;
  r200: SteadyFigures;
  /** 50 a second with 80 ms on every outside call. */
  r50slow: SteadyFigures;
}

export interface OurFigures extends SteadyRuns {
  ingestPerS: number;
  rssMB: { api: number; worker: number; bot: number };
}

/** Enough for V8 to have compiled what is hot, in ours and in the reference: processes like these run for weeks. */
const warmUpPerSecond = 100;

/** Numbers from here on belong to webhooks without an order: only their intake is measured. */
const firstWithoutOrder = 1_000_000;

/** Steady loads, then intake flat out with the worker stopped, as the peer has nothing behind its intake either. */
export async function measureOurs(around: Surrounding, plan: Plan): Promise<OurFigures> {
  const ours = await startOurs(around, ordersOf(plan));
  try {
    const runs = await measureRuns(ours, around, plan);
    const [worker, bot] = [ours.memoryOf('worker'), ours.memoryOf('bot')];
    await ours.stopWorker();
    const ingestPerS = await measureIngest(ours, plan);
    return { ...runs, ingestPerS, rssMB: { api: ours.memoryOf('api'), worker, bot } };
  } finally {
    await ours.stop();
  }
}

export async function measureReference(around: Surrounding, plan: Plan): Promise<SteadyRuns> {
  const reference = await startReference(around, ordersOf(plan));
  try {
    return await measureRuns(reference, around, plan);
  } finally {
    await reference.stop();
  }
}

function loadsOf({ seconds }: Plan) {
  const warmUp = { first: 1, count: seconds.warmUp * warmUpPerSecond, perSecond: warmUpPerSecond };
  const r50 = { first: warmUp.first + warmUp.count, count: seconds.steady * 50, perSecond: 50 };
  const r200 = { first: r50.first + r50.count, count: seconds.steady * 200, perSecond: 200 };
  const slow = { first: r200.first + r200.count, count: seconds.slow * 50, perSecond: 50 };
  return { warmUp, r50, r200, slow };
}

function ordersOf(plan: Plan): number {
  const { slow } = loadsOf(plan);
  return slow.first + slow.count;
}

async function measureRuns(subject: Subject, { emulators }: Surrounding, plan: Plan): Promise<SteadyRuns> {
  const loads = loadsOf(plan);
  await measureSteady(subject, emulators, loads.warmUp);
  return {
    r50: await measureSteady(subject, emulators, loads.r50),
    r200: await measureSteady(subject, emulators, loads.r200),
    r50slow: await measureSteady(subject, emulators, { ...loads.slow, delayMs: plan.slowMs }),
  };
}

async function measureIngest(ours: Ours, { connections, seconds }: Plan): Promise<number> {
  const storedBefore = await ours.countStored();
  const event = invoicePaidEvent(ours.account, Math.floor(Date.now() / 1000));
  const load = { ...ours, secret: ours.webhookSecret, event, connections };
  const warm = await sendFlatOut({ ...load, first: firstWithoutOrder, seconds: 1 });
  const sent = await sendFlatOut({ ...load, first: 2 * firstWithoutOrder, seconds: seconds.flatOut });
  const stored = (await ours.countStored()) - storedBefore;
  const accepted = warm.accepted + sent.accepted;
  if (stored < accepted) throw new Error(`${accepted} webhooks were accepted and ${stored} stored`);
  return sent.perSecond;
}
