import { setTimeout as sleep } from 'node:timers/promises';
import { orderFault } from '../../world/faults.ts';
import { delivered } from '../../world/settle.ts';
import { waitFor } from '../../world/wait-for.ts';
import type { RemovalWatch } from '../oracle/watch-removals.ts';
import type { Plan, Step } from '../plan/plan.ts';
import { doWhatCanBeDone } from './do-what-can-be-done.ts';
import { look } from './look.ts';
import { breakDown } from './outages.ts';
import type { Person } from './person.ts';
import { changeSecondChat } from './second-chat.ts';
import type { Stage } from './stage.ts';

export interface Played {
  acts: number;
  faults: Record<string, number>;
}

/** Longest time a step waits for updates that the bot has not confirmed: Telegram would forget them in a day. */
const updatesWithinMs = 60_000;

/** Plays all steps of a plan: the clock moves, people act, events are delivered, things break. */
export async function play(
  stage: Stage,
  plan: Plan,
  people: readonly Person[],
  options: { stepMs: number; watch: RemovalWatch; onStep(step: number): void },
): Promise<Played> {
  const played: Played = { acts: 0, faults: {} };
  const last = plan.steps.length - 1;
  for (const [index, step] of plan.steps.entries()) {
    options.onStep(index);
    const begunAt = performance.now();
    stage.pool.order(index);
    for (const fault of step.faults) await orderTrouble(stage, fault, played);
    const broken = breakDown(stage, step.outage, played);
    await stage.world.sandbox.advance(`${step.hours}h`);
    await look(stage, options.watch, people);
    played.acts += comeDue(people, index);
    await doWhatCanBeDone(stage, people);
    await changeSecondChat(stage, step.chat);
    if (step.chat === 'change rights') await confirmAccount(stage);
    await delivered(stage.world);
    await look(stage, options.watch, people);
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
