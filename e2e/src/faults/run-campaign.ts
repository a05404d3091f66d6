import { compareBooks } from './compare/books.ts';
import { explained } from './compare/in-words.ts';
import { findIntruders } from './compare/intruders.ts';
import { compareMembership, isRight } from './compare/membership.ts';
import { checkInDoubt, findDoubles } from './compare/messages.ts';
import type { Verdict } from './oracle/should-be-in.ts';
import { watchRemovals } from './oracle/watch-removals.ts';
import { crashPointsOf, mortals } from './plan/crash-points.ts';
import { makePlan } from './plan/make-plan.ts';
import type { Scale } from './plan/plan.ts';
import type { CampaignResult } from './report/result.ts';
import { gather } from './run/gather.ts';
import { look } from './run/look.ts';
import type { Person } from './run/person.ts';
import { play } from './run/play.ts';
import { openStage, type Stage, type Surroundings } from './run/stage.ts';
import type { SabotageName } from './sabotage.ts';
import { calmNotices } from './settle/calm-notices.ts';
import { converge } from './settle/converge.ts';
import { endFaults } from './settle/end-faults.ts';
import { tryTheDoor } from './settle/try-the-door.ts';

export interface CampaignOptions {
  scale: Scale;
  sabotage: SabotageName | null;
  /** At least so long is a step, in wall time. */
  stepMs: number;
  /** `skip`: the last fault kills all workers, and half a minute passes at once for what they held. */
  leases: 'wait' | 'skip';
  /** How long after the last fault everything must be right. */
  settleWithinMs: number;
  /** How long somebody who is entitled may wait at the door: a dead worker's lease may stand against it. */
  doorWithinMs: number;
  onLine(line: string): void;
}

/** Plays a campaign on a stage of its own and compares, at its end, provider, database and chat for everybody. */
export async function runCampaign(
  options: CampaignOptions,
  surroundings: Surroundings,
): Promise<CampaignResult> {
  const startedAt = performance.now();
  const { scale, sabotage, onLine } = options;
  const plan = makePlan(scale);
  const stage = await openStage(plan, surroundings, sabotage);
  try {
    if (scale.stripeGivesUp) await giveUpAtOnce(stage);
    const people = await gather(stage, plan.histories);
    onLine(`${people.length} people, ${plan.steps.length} steps over ${scale.days} days`);
    const watch = watchRemovals(stage.world);
    const played = await play(stage, plan, people, {
      stepMs: options.stepMs,
      watch,
      onStep: (step) => {
        if (step % 5 === 0) onLine(`step ${step}: ${stage.pool.kills()} kills`);
      },
    });
    const { givenUp, ...end } = await endFaults(stage, options, people);
    for (const act of givenUp) onLine(`given up: ${act}`);
    onLine(`the faults are over: ${stage.pool.kills()} kills`);
    const { convergeMs, open } = await converge(stage, people, end, options);
    await look(stage, watch, people);
    onLine(`converged${open.length > 0 ? `, but left open: ${open.join(', ')}` : ''}`);
    const standings = await compareMembership(stage, people);
    const shutOut = await tryTheDoor(stage, standings, options.doorWithinMs);
    onLine('the door has been tried');
    await calmNotices(stage, options);
    const intruders = await findIntruders(stage, people);
    const { inDoubt, withoutRoute } = await checkInDoubt(stage);
    const wrong = standings.filter((standing) => !isRight(standing));
    const told = (of: (verdict: Verdict) => boolean) =>
      Promise.all(wrong.filter(({ verdict }) => of(verdict)).map((standing) => explained(stage, standing)));
    return {
      seed: scale.seed,
      histories: people.length,
      acts: played.acts,
      events: stage.post.counts.events,
      faults: {
        ...played.faults,
        'event lost': stage.post.counts.lost,
        'object silenced for a step': stage.post.counts.silenced,
        'event doubled': stage.post.counts.doubled,
        'event reordered': stage.post.counts.reordered,
        kill: stage.pool.kills(),
      },
      lostGrants: [...(await told((verdict) => verdict === 'in')), ...shutOut],
      missedRemovals: [
        ...(await told((verdict) => verdict !== 'in')),
        ...intruders,
        ...watch.falselyRemoved(),
      ],
      wrongfulRemovals: await watch.wrongful(people),
      doubleMessages: await findDoubles(stage, people),
      inDoubt,
      withoutRoute,
      journalDifferences: await compareBooks(stage, people),
      convergeMs,
      crashPoints: scale.crashes ? plannedPoints(stage) : [],
      passed: [...stage.pool.passed],
      unlisted: scale.crashes ? unlistedPoints(stage) : [],
      unorderedEnds: stage.pool.unordered,
      kinds: countKinds(people),
      backend: surroundings.redisUrl ? 'Redis' : 'PostgreSQL',
      sabotage,
      seconds: Math.round((performance.now() - startedAt) / 1_000),
    };
  } finally {
    await stage.stop();
  }
}

async function giveUpAtOnce({ world }: Stage): Promise<void> {
  const path = `accounts/${world.seeded.stripeAccount.account}/settings`;
  await world.sandbox.stripe(path, { retryDays: [], afterRetries: 'past_due' });
}

function plannedPoints({ pool }: Stage): CampaignResult['crashPoints'] {
  return mortals.flatMap((mortal) =>
    crashPointsOf(mortal).map((at) => ({ mortal, at, hits: pool.hits.get(`${mortal} ${at}`) ?? 0 })),
  );
}

/** Crash points that were passed and are none of the plan's: their list has fallen behind. */
function unlistedPoints({ pool }: Stage): string[] {
  const listed = new Set(mortals.flatMap((mortal) => crashPointsOf(mortal).map((at) => `${mortal} ${at}`)));
  return [...pool.passed].filter((place) => !listed.has(place)).sort();
}

function countKinds(people: readonly Person[]): Record<string, number> {
  const kinds: Record<string, number> = {};
  for (const { history } of people) kinds[history.kind] = (kinds[history.kind] ?? 0) + 1;
  return kinds;
}
