import type { QueueName } from '@latchkey/contracts/jobs/catalogue';
import { named, type UnitOfWork, unitOfWork } from '@latchkey/db/outbox/unit-of-work';
import { sweepReconcileParts } from '@latchkey/db/reconcile/sweep-parts';
import { sweepAccesses } from '@latchkey/db/sweep/sweep-accesses';
import { sweepAlerts } from '@latchkey/db/sweep/sweep-alerts';
import { sweepBlocks } from '@latchkey/db/sweep/sweep-blocks';
import { sweepBotSwitches } from '@latchkey/db/sweep/sweep-bot-switches';
import { sweepBrakes } from '@latchkey/db/sweep/sweep-brakes';
import { sweepBroadcasts } from '@latchkey/db/sweep/sweep-broadcasts';
import { sweepBuyerMails } from '@latchkey/db/sweep/sweep-buyer-mails';
import { sweepChannels } from '@latchkey/db/sweep/sweep-channels';
import { sweepDueSubscriptions } from '@latchkey/db/sweep/sweep-due-subscriptions';
import { sweepJoinRequests } from '@latchkey/db/sweep/sweep-join-requests';
import { sweepMovedChannels } from '@latchkey/db/sweep/sweep-moved-channels';
import { sweepNotices } from '@latchkey/db/sweep/sweep-notices';
import { sweepPlanRollouts } from '@latchkey/db/sweep/sweep-plan-rollouts';
import { sweepStarsCalls } from '@latchkey/db/sweep/sweep-stars-calls';
import { sweepStarsInvoices } from '@latchkey/db/sweep/sweep-stars-invoices';
import { sweepStarsReadings } from '@latchkey/db/sweep/sweep-stars-readings';
import { sweepStarsSubscriptions } from '@latchkey/db/sweep/sweep-stars-subscriptions';
import { sweepSupportAnswers } from '@latchkey/db/sweep/sweep-support-answers';
import { sweepSyncObjects } from '@latchkey/db/sweep/sweep-sync-objects';
import { sweepUpdates } from '@latchkey/db/sweep/sweep-updates';
import { sweepWithdrawals } from '@latchkey/db/sweep/sweep-withdrawals';
import type { AccessDeps } from '../access-deps.ts';
import { starsSettleMs } from '../decide/stars-are-over.ts';
import { endLapsed } from '../money/end-lapsed.ts';
import { sweepMoves } from '../move/sweep-moves.ts';
import { sweepReminders } from '../remind/sweep-reminders.ts';

/** Rows of one kind in one go; what is left is found by the next. */
const limit = 200;

type Sweep = (unit: UnitOfWork, of: { now: Date; limit: number }) => Promise<number>;

const sweeps = {
  'sync objects': sweepSyncObjects,
  subscriptions: sweepDueSubscriptions,
  'lapsed subscriptions': endLapsed,
  accesses: sweepAccesses,
  'join requests': sweepJoinRequests,
  updates: sweepUpdates,
  notices: sweepNotices,
  channels: sweepChannels,
  reminders: sweepReminders,
  brakes: sweepBrakes,
  blocks: sweepBlocks,
  'plan rollouts': sweepPlanRollouts,
  withdrawals: sweepWithdrawals,
  'buyer mails': sweepBuyerMails,
  broadcasts: sweepBroadcasts,
  'stars subscriptions': (unit, of) => sweepStarsSubscriptions(unit, { ...of, settleMs: starsSettleMs }),
  'stars readings': sweepStarsReadings,
  'stars invoices': sweepStarsInvoices,
  'stars calls': sweepStarsCalls,
  'moved channels': sweepMovedChannels,
  'bot switches': sweepBotSwitches,
  'account moves': sweepMoves,
  alerts: sweepAlerts,
  'support answers': sweepSupportAnswers,
  'reconcile parts': sweepReconcileParts,
} satisfies Record<string, Sweep>;

export type SweepName = keyof typeof sweeps;
export const sweepNames = Object.keys(sweeps) as SweepName[];

/**
 * Sweeps that mostly promise again what may still wait in its queue, in large numbers. What they find anew (an access whose
 * source has ended) would wait there, too.
 */
const repeats: Partial<Record<SweepName, readonly QueueName[]>> = {
  'sync objects': ['payment'],
  accesses: ['access'],
  'join requests': ['access'],
  updates: ['access', 'payment'],
  notices: ['notice'],
};

/** The queues in which what this sweep finds may be waiting already. */
export function repeatedIn(name: SweepName): readonly QueueName[] {
  return repeats[name] ?? [];
}

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
  const found = await unitOfWork(named(deps, 'sweep'), (unit) =>
    sweeps[name](unit, { now: deps.clock.now(), limit }),
  );
  return { found, more: found >= limit };
}
