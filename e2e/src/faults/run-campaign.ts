import { setTimeout as sleep } from 'node:timers/promises';
import { clearFaults } from '../world/faults.ts';
import { letLeasesEnd } from '../world/let-leases-end.ts';
import { rowsOf } from '../world/records.ts';
import { compareBooks } from './compare/books.ts';
import { compareMembership, insiders, isRight, type Standing } from './compare/membership.ts';
import { checkInDoubt, findDoubles } from './compare/messages.ts';
import { watchRemovals } from './oracle/watch-removals.ts';
import { crashPointsOf, mortals } from './plan/crash-points.ts';
import { makePlan } from './plan/make-plan.ts';
import type { Plan, Scale } from './plan/plan.ts';
import { slotsOf } from './plan/plan-deaths.ts';
import type { CampaignResult } from './report/result.ts';
import { inParallel } from './run/in-parallel.ts';
import type { Person } from './run/person.ts';
import { finishActs, play } from './run/play.ts';
import { openStage, type Stage, type Surroundings } from './run/stage.ts';
import type { SabotageName } from './sabotage.ts';

export interface CampaignOptions {
  scale: Scale;
  sabotage: SabotageName | null;
  /** At least so long is a step, in wall time. */
  stepMs: number;
  /** `skip`: the last fault kills all workers, and a minute passes at once for what they held. */
  leases: 'wait' | 'skip';
  /** How long after the last fault everything must be right. */
  settleWithinMs: number;
  /** How long somebody who is entitled may wait at the door: a dead worker's lease may stand against it for a minute. */
  doorWithinMs: number;
  onLine(line: string): void;
}

/** While not all is right, it is said what is not. */
const tellEveryMs = 15_000;

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
    const { lastFaultAt, givenUp } = await endFaults(stage, options, people);
    for (const act of [...played.givenUp, ...givenUp]) onLine(`given up: ${act}`);
    onLine(`the faults are over: ${stage.pool.kills()} kills`);
    const { convergeMs, open } = await converge(stage, people, lastFaultAt, options);
    onLine(`converged${open.length > 0 ? `, but left open: ${open.join(', ')}` : ''}`);
    await calmNotices(stage, options);
    const standings = await compareMembership(stage, people);
    const shutOut = await tryTheDoor(stage, standings, options.doorWithinMs);
    const intruders = await strangersInside(stage, people);
    const { inDoubt, withoutRoute } = await checkInDoubt(stage);
    const wrong = standings.filter((standing) => !isRight(standing));
    const hits = new Map(stage.pool.hits);
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
      lostGrants: [...wrong.filter(({ verdict }) => verdict === 'in').map(inWords), ...shutOut],
      missedRemovals: [
        ...wrong.filter(({ verdict }) => verdict !== 'in').map(inWords),
        ...intruders,
        ...watch.falselyRemoved(),
      ],
      wrongfulRemovals: await watch.wrongful(people),
      doubleMessages: await findDoubles(stage, people),
      inDoubt,
      withoutRoute,
      journalDifferences: await compareBooks(stage, people),
      convergeMs,
      crashPoints: scale.crashes
        ? mortals.flatMap((mortal) =>
            crashPointsOf(mortal).map((at) => ({ mortal, at, hits: hits.get(`${mortal} ${at}`) ?? 0 })),
          )
        : [],
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

async function gather(stage: Stage, histories: Plan['histories']): Promise<Person[]> {
  const people: Person[] = [];
  const { sandbox } = stage.world;
  await inParallel(histories, 8, async (history) => {
    const userId = await sandbox.person(`Person ${history.index}`);
    await sandbox.start(userId);
    if (history.kind.startsWith('stars')) stage.starsBuyers.push(userId);
    people.push({
      history,
      userId,
      strangerId: null,
      subscriptions: [],
      purchases: [],
      blocked: false,
      givenUntil: 0,
      money: { orderId: null, disputeId: null },
      stars: { paying: false, from: 0 },
      asked: 0,
      toDo: [],
      web: null,
    });
  });
  return people.sort((a, b) => a.history.index - b.history.index);
}

/**
 * The last faults: all workers die at once. Then nothing is broken any more, and the clock makes one more small step.
 *
 * @returns the moment of the last fault, and what people could not do
 */
async function endFaults(
  stage: Stage,
  { leases, scale }: CampaignOptions,
  people: readonly Person[],
): Promise<{ lastFaultAt: number; givenUp: string[] }> {
  await sleep(300);
  if (scale.crashes || leases === 'skip') await stage.pool.kill(slotsOf('worker'));
  const lastFaultAt = performance.now();
  if (leases === 'skip') await letLeasesEnd(stage.world);
  await clearFaults(stage.world);
  await stage.pool.calm();
  const givenUp = await finishActs(stage, people);
  // What waits for a person is tried again every hour: two pass.
  await stage.world.sandbox.advance('2h');
  return { lastFaultAt, givenUp };
}

/** @returns how long after the last fault each person stood right for good, and what was still open then */
async function converge(
  stage: Stage,
  people: readonly Person[],
  begunAt: number,
  { settleWithinMs: withinMs, onLine }: CampaignOptions,
): Promise<{ convergeMs: number[]; open: string[] }> {
  const since = new Map<number, number>();
  for (let told = 0; ; ) {
    const standings = await compareMembership(stage, people);
    const now = Math.round(performance.now() - begunAt);
    for (const standing of standings) {
      const { userId } = standing.person;
      if (!isRight(standing)) since.delete(userId);
      else if (!since.has(userId)) since.set(userId, now);
    }
    const open = await openPromises(stage);
    const late = standings.filter(({ person }) => !since.has(person.userId));
    if (now - told > tellEveryMs) {
      told = now;
      onLine(`after ${Math.round(now / 1_000)} s: ${[...open, ...late.map(inWords)].join('; ')}`);
    }
    const settled = since.size === people.length && open.length === 0;
    if (settled || now > withinMs)
      return { convergeMs: people.map(({ userId }) => since.get(userId) ?? now), open };
    await sleep(250);
  }
}

async function openPromises({ world }: Stage): Promise<string[]> {
  const [row = {}] = await rowsOf<Record<string, number>>(
    world,
    `select (select count(*) from sync_object where requested_seq > applied_seq)::int as objects,
      (select count(*) from inbox_key where due_at is not null)::int as updates,
      (select count(*) from join_request where state = 'open')::int as "join requests",
      (select count(*) from outbox)::int as jobs`,
  );
  return Object.entries(row).flatMap(([kind, count]) => (count > 0 ? [`${count} ${kind}`] : []));
}

/** Messages under way when a worker died are in doubt after a minute. */
async function calmNotices(stage: Stage, { settleWithinMs }: CampaignOptions): Promise<void> {
  const giveUpAt = performance.now() + settleWithinMs;
  for (let open = 1; open > 0 && performance.now() < giveUpAt; await sleep(250)) {
    const [row] = await rowsOf<{ open: number }>(
      stage.world,
      "select count(*)::int as open from notice where state in ('queued', 'sending')",
    );
    open = row?.open ?? 0;
    if (open === 0) return;
  }
}

/** Everybody who is not inside asks to join: who is entitled is let in, and nobody else. */
async function tryTheDoor(stage: Stage, standings: readonly Standing[], withinMs: number): Promise<string[]> {
  const { sandbox } = stage.world;
  const outside = standings.filter(({ inside }) => !inside);
  await inParallel(outside, 8, ({ person }) => sandbox.open(person.userId, stage.link));
  const entitled = outside.filter(({ verdict }) => verdict === 'in');
  for (const giveUpAt = performance.now() + withinMs; performance.now() < giveUpAt; ) {
    const inside = await insiders(stage);
    const waiting = entitled.filter(({ person }) => !inside.has(person.userId));
    if (waiting.length === 0 && (await stage.updatesWaiting()) === 0) return [];
    await sleep(250);
  }
  const inside = await insiders(stage);
  return entitled
    .filter(({ person }) => !inside.has(person.userId))
    .map(({ person }) => `${person.history.kind} ${person.userId} asks and is not let in`);
}

/** Whoever is inside without being anybody who ought to be. */
async function strangersInside(stage: Stage, people: readonly Person[]): Promise<string[]> {
  const inside = await insiders(stage);
  const standings = await compareMembership(stage, people);
  return [
    ...people
      .filter(({ strangerId }) => strangerId !== null && inside.has(strangerId))
      .map(({ strangerId }) => `a stranger, ${strangerId}, is inside`),
    ...standings
      .filter((standing) => standing.verdict === 'out' && standing.inside && isOut(standing.state))
      .map((standing) => `let in without a right: ${inWords(standing)}`),
  ];
}

/** Crash points that were passed and are none of the plan's: their list has fallen behind. */
function unlistedPoints({ pool }: Stage): string[] {
  const listed = new Set(mortals.flatMap((mortal) => crashPointsOf(mortal).map((at) => `${mortal} ${at}`)));
  return [...pool.passed].filter((place) => !listed.has(place)).sort();
}

function isOut(state: string | null): boolean {
  return state === null || state === 'REVOKED';
}

function inWords({ person, verdict, state, inside }: Standing): string {
  return `${person.history.kind} ${person.userId}: should be ${verdict}, is ${state ?? 'unknown'} and ${inside ? 'inside' : 'outside'}`;
}

function countKinds(people: readonly Person[]): Record<string, number> {
  const kinds: Record<string, number> = {};
  for (const { history } of people) kinds[history.kind] = (kinds[history.kind] ?? 0) + 1;
  return kinds;
}
