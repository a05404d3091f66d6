import { setTimeout as sleep } from 'node:timers/promises';
import { orderFault } from '../../world/faults.ts';
import { waitFor } from '../../world/wait-for.ts';
import { calledRemoved, starsPayers } from '../compare/membership.ts';
import { type Provider, readProvider } from '../oracle/provider.ts';
import type { RemovalWatch } from '../oracle/watch-removals.ts';
import type { Plan, Step } from '../plan/plan.ts';
import { act } from './act.ts';
import { inParallel } from './in-parallel.ts';
import { breakDown } from './outages.ts';
import type { Person } from './person.ts';
import { changeSecondChat } from './second-chat.ts';
import type { Stage } from './stage.ts';

export interface Played {
  acts: number;
  faults: Record<string, number>;
  /** Acts that could not be done. */
  givenUp: string[];
}

/** Before the last step and after it. */
const finishWithinMs = 60_000;
/** The number under which the post treats what is sent besides the steps. */
const lastDelivery = 10_000;
/** Longest time a step waits for updates that the bot has not confirmed: Telegram would forget them in a day. */
const updatesWithinMs = 60_000;

/** Plays all steps of a plan: the clock moves, people act, events are delivered, things break. */
export async function play(
  stage: Stage,
  plan: Plan,
  people: readonly Person[],
  options: { stepMs: number; watch: RemovalWatch; onStep(step: number): void },
): Promise<Played> {
  const played: Played = { acts: 0, faults: {}, givenUp: [] };
  const last = plan.steps.length - 1;
  for (const [index, step] of plan.steps.entries()) {
    options.onStep(index);
    const begunAt = performance.now();
    if (index === last) played.givenUp.push(...(await finishActs(stage, people)));
    stage.pool.order(index);
    for (const fault of step.faults) await orderTrouble(stage, fault, played);
    const broken = breakDown(stage, step.outage, played);
    await stage.world.sandbox.advance(`${step.hours}h`);
    options.watch.look(await readProvider(stage.world), people, await known(stage));
    played.acts += comeDue(people, index);
    await doWhatCanBeDone(stage, people);
    await changeSecondChat(stage, step.chat);
    if (step.chat === 'change rights') await confirmAccount(stage);
    options.watch.look(await allSent(stage), people, await known(stage));
    await stage.post.deliver(index);
    await broken;
    // The last faults strike while the last step is being worked off.
    if (index === last) break;
    await sleep(Math.max(0, options.stepMs - (performance.now() - begunAt)));
    await waitFor(
      'the bot to confirm its updates',
      async () => ((await stage.updatesWaiting()) === 0 ? true : null),
      { withinMs: updatesWithinMs, everyMs: 100 },
    );
  }
  return played;
}

async function known(stage: Stage) {
  return {
    starsPayers: await starsPayers(stage),
    calledRemoved: await calledRemoved(stage),
  };
}

/** Stripe looks at the creator's account once more, and says so. */
async function confirmAccount({ world }: Stage): Promise<void> {
  const path = `accounts/${world.seeded.stripeAccount.account}/ready`;
  for (const ready of [false, true]) await world.sandbox.stripe(path, { ready });
}

async function orderTrouble(stage: Stage, fault: Step['faults'][number], played: Played): Promise<void> {
  await orderFault(stage.world, fault);
  const kind = `telegram ${fault.kind}`;
  played.faults[kind] = (played.faults[kind] ?? 0) + (fault.count ?? 1);
}

function comeDue(people: readonly Person[], index: number): number {
  let count = 0;
  for (const { history, toDo } of people) {
    const due = history.acts.filter(({ step }) => step === index).map((one) => one.act);
    toDo.push(...due);
    count += due.length;
  }
  return count;
}

/** Each in their order, as far as it goes: who has not bought yet does not join. */
async function doWhatCanBeDone(stage: Stage, people: readonly Person[]): Promise<void> {
  const busy = people.filter((person) => person.toDo.length > 0);
  await inParallel(busy, 24, async (person) => {
    for (let next = person.toDo[0]; next !== undefined; next = person.toDo[0]) {
      if (!(await act(stage, person, next))) return;
      person.toDo.shift();
    }
  });
}

/**
 * What people have not managed yet, they go on trying, for a while.
 *
 * @returns what they gave up: who paid in vain by it is found when all is compared
 */
export async function finishActs(stage: Stage, people: readonly Person[]): Promise<string[]> {
  const giveUpAt = performance.now() + finishWithinMs;
  const busy = () => people.filter((person) => person.toDo.length > 0);
  while (busy().length > 0 && performance.now() < giveUpAt) {
    await doWhatCanBeDone(stage, busy());
    await sleep(500);
  }
  await allSent(stage);
  await stage.post.deliver(lastDelivery);
  await stage.post.delivered();
  return busy().map(
    (person) => `${person.history.kind} ${person.userId}: ${person.toDo.splice(0).join(', ')}`,
  );
}

/** Once the provider has sent all its events, to our bad post. */
async function allSent({ world }: Stage): Promise<Provider> {
  return waitFor(
    'the provider to have sent its events',
    async () => {
      const provider = await readProvider(world);
      return provider.deliveries === 0 ? provider : null;
    },
    // Each look is at everything there is.
    { everyMs: 150 },
  );
}
