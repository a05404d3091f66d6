import { randomUUID } from 'node:crypto';
import type { OrganisationId, ReconcilePartId } from '@latchkey/contracts/ids';
import type { ReconcileFailure, ReconcilePart } from '@latchkey/contracts/reconcile/parts';
import { failPart, finishPart, keepPart, pausePart } from '@latchkey/db/reconcile/leave-part';
import { type TakenPart, takePart } from '@latchkey/db/reconcile/take-part';
import type { PartPage, PartStep } from './part-step.ts';
import type { NoAnswer } from './provider-lists.ts';
import type { ReconcileDeps } from './reconcile-deps.ts';
import { stepBalance } from './step-balance.ts';
import { stepCount } from './step-count.ts';
import { stepEvents } from './step-events.ts';
import { stepMembers } from './step-members.ts';
import { stepSessions } from './step-sessions.ts';
import { stepSubscriptions } from './step-subscriptions.ts';

/** From the beginning of a pass to that of the next, at most. */
const intervalMs = 900_000;
/** Pages of one round; a pass that is longer goes on after a pause, so that nobody waits behind it. */
const maxPages = 12;
/** Of a large account everything is compared in the course of hours; its events are caught up with at once. */
const pauseMs = 30_000;
const firstRetryMs = 60_000;

const steps: Record<ReconcilePart, PartStep> = {
  events: stepEvents,
  subscriptions: stepSubscriptions,
  sessions: stepSessions,
  balance: stepBalance,
  members: stepMembers,
  count: stepCount,
};

export interface Reconciling {
  organisationId: OrganisationId;
  partId: ReconcilePartId;
}

/** What a round has compared. */
export interface Report {
  part: ReconcilePart;
  compared: number;
  found: number;
  failure: ReconcileFailure | null;
  /** The pass has come to its end. */
  over: boolean;
}

/**
 * Compares one part of provider, database and chat: a bounded number of pages from where its pass stands, under a lease. A
 * side that cannot be reached is noted, the cursor stays, and nothing is changed. Safe to run for nothing, twice, and
 * after a crash at any page.
 *
 * @returns null when somebody else is at it: they see to the rest
 */
export async function reconcilePart(deps: ReconcileDeps, of: Reconciling): Promise<Report | null> {
  const token = randomUUID();
  const part = await takePart(deps.database.db, {
    ...of,
    token,
    leaseMs: deps.leases.lastMs,
    now: deps.clock.now(),
  });
  if (!part) return null;
  const { organisationId, id } = part;
  return deps.leases.whileHeld({ on: 'reconcilePart', organisationId, id, token }, () =>
    comparePages(deps, part),
  );
}

async function comparePages(deps: ReconcileDeps, taken: TakenPart): Promise<Report> {
  const { db } = deps.database;
  const report: Report = { part: taken.part, compared: 0, found: 0, failure: null, over: false };
  let part = taken;
  for (let pages = 1; pages <= maxPages; pages += 1) {
    const page = await stepOrFail(deps, part);
    if ('failure' in page) {
      await fail(deps, part, page);
      return { ...report, failure: page.failure };
    }
    const { cursor } = page;
    report.compared += page.compared;
    report.found += page.found;
    if (cursor === null) {
      await finishPart(db, part, { ...page, dueAt: nextPass(part) });
      return { ...report, over: true };
    }
    if (!(await keepPart(db, part, { ...page, cursor }))) return report;
    part = { ...part, cursor };
  }
  const pause = part.part === 'events' ? 0 : pauseMs;
  await pausePart(db, part, new Date(deps.clock.now().getTime() + pause));
  return report;
}

/** A fault of ours is noted too before the queue hears of it: the part goes on at its next turn. */
async function stepOrFail(deps: ReconcileDeps, part: TakenPart): Promise<PartPage | NoAnswer> {
  try {
    return await steps[part.part](deps, part);
  } catch (error) {
    await fail(deps, part, { failure: 'fault_of_ours', retryAfterMs: null });
    throw error;
  }
}

async function fail(deps: ReconcileDeps, part: TakenPart, answer: NoAnswer): Promise<void> {
  const at = deps.clock.now();
  const delayMs = answer.retryAfterMs ?? Math.min(firstRetryMs * 2 ** Math.min(part.failures, 8), intervalMs);
  await failPart(deps.database.db, part, {
    failure: answer.failure,
    at,
    dueAt: new Date(at.getTime() + delayMs),
    beginAnew: answer.lostPlace ?? false,
  });
}

/** Not all of them at the same moment, and none later than an interval after this one began. */
function nextPass({ startedAt }: TakenPart): Date {
  return new Date(startedAt.getTime() + intervalMs * (0.8 + 0.2 * Math.random()));
}
