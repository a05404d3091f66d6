import { type UnitOfWork, unitOfWork } from '@latchkey/db/outbox/unit-of-work';
import { sweepAccesses } from '@latchkey/db/sweep/sweep-accesses';
import { sweepDueSubscriptions } from '@latchkey/db/sweep/sweep-due-subscriptions';
import { sweepJoinRequests } from '@latchkey/db/sweep/sweep-join-requests';
import { sweepNotices } from '@latchkey/db/sweep/sweep-notices';
import { sweepSyncObjects } from '@latchkey/db/sweep/sweep-sync-objects';
import { sweepUpdates } from '@latchkey/db/sweep/sweep-updates';
import type { AccessDeps } from '../access-deps.ts';

/** Rows of one kind in one go; what is left is found by the next. */
const limit = 200;
/** How long the ordinary way may take before the sweep steps in. */
const olderThanMs = 15_000;

type Sweep = (unit: UnitOfWork, now: Date) => Promise<number>;

const sweeps = {
  'sync objects': (unit, now) => sweepSyncObjects(unit, { now, olderThanMs, limit }),
  subscriptions: (unit, now) => sweepDueSubscriptions(unit, { now, limit }),
  accesses: (unit, now) => sweepAccesses(unit, { now, limit }),
  'join requests': (unit, now) => sweepJoinRequests(unit, { now, olderThanMs, limit }),
  updates: (unit, now) => sweepUpdates(unit, { now, olderThanMs, limit }),
  notices: (unit, now) => sweepNotices(unit, { now, olderThanMs, doubtAfterMs: 60_000, limit }),
} satisfies Record<string, Sweep>;

export type SweepName = keyof typeof sweeps;
export const sweepNames = Object.keys(sweeps) as SweepName[];

/**
 * Finds one kind of overdue promise and promises it again: what a crash, an emptied queue or a lost job has left behind.
 * Found by an index, bounded, never deletes, safe with many workers.
 *
 * @returns how many were found; a full batch means that there may be more
 */
export async function sweepOverdue(
  deps: AccessDeps,
  name: SweepName,
): Promise<{ found: number; more: boolean }> {
  const found = await unitOfWork(deps, (unit) => sweeps[name](unit, deps.clock.now()));
  return { found, more: found >= limit };
}
