import type { AccessId, OrganisationId } from '@latchkey/contracts/ids';
import { loadEntitlements } from '@latchkey/db/access/entitlements';
import { type Act, appendAudit } from '@latchkey/db/audit-row/append-audit';
import { lockSubscriber } from '@latchkey/db/membership/lock-subscriber';
import { named, type UnitOfWork, unitOfWork } from '@latchkey/db/outbox/unit-of-work';
import { findGiven, giveComplimentary } from '@latchkey/db/undo/give-complimentary';
import { listEnds } from '@latchkey/db/undo/list-ends';
import { loadRemoval, type RemovalFacts } from '@latchkey/db/undo/load-removal';
import type { AccessDeps } from '../access-deps.ts';
import { decideFor, settleAccesses } from '../settle/settle-accesses.ts';
import { timeLeftMs } from './time-left.ts';

const dayMs = 86_400_000;

export interface Undoing {
  organisationId: OrganisationId;
  accessId: AccessId;
  reason: string;
  /** null: as long as the person had left when they were removed. */
  days: number | null;
}

/**
 * `until` null: without end. `not_removed`: entitled, and not by an undoing. `blocked`: the block is to be lifted first.
 * `nothing_left`: nothing was left when the person was removed, so somebody has to say how many days are to be given.
 */
export type UndoOutcome =
  | { kind: 'undone'; until: Date | null }
  | { kind: 'not_removed' }
  | { kind: 'refused'; reason: 'unknown' | 'blocked' | 'nothing_left' };

/**
 * Takes a removal back, whether it has been made or is about to be: the person gets the time that they had left at the
 * decision to remove them, counted from now, so that the days in between are not lost. From then on they are entitled like
 * anybody else: told, and let in on request at once. A removal is taken back once, however often it is asked.
 */
export async function undoRemoval(deps: AccessDeps, undoing: Undoing, act: Act): Promise<UndoOutcome> {
  const known = await loadRemoval(deps.database.db, undoing);
  if (!known) return { kind: 'refused', reason: 'unknown' };
  return unitOfWork(named(deps, 'support act'), async (unit): Promise<UndoOutcome> => {
    await lockSubscriber(unit.db, known);
    const removal = (await loadRemoval(unit.db, undoing)) ?? known;
    const given = removal.decided && (await findGiven(unit.db, removal));
    if (given) return { kind: 'undone', until: given.until };
    const entitled = removal.state === 'PENDING' || removal.state === 'GRANTED';
    if (entitled || !removal.decided) return { kind: 'not_removed' };
    if (await isBlocked(unit, removal, act.at)) return { kind: 'refused', reason: 'blocked' };
    const until = await endOf(unit, removal, removal.decided.at, { ...undoing, now: act.at });
    if (until === 'nothing_left') return { kind: 'refused', reason: until };
    await give(unit, removal, until, undoing.reason, act);
    return { kind: 'undone', until };
  });
}

async function isBlocked(unit: UnitOfWork, removal: RemovalFacts, now: Date): Promise<boolean> {
  const facts = await loadEntitlements(unit.db, { ...removal, lock: false });
  const desire = decideFor(facts, removal.channelId, now);
  return desire.kind === 'out' && desire.reason === 'blocked';
}

async function endOf(
  unit: UnitOfWork,
  removal: RemovalFacts,
  removedAt: Date,
  { days, now }: { days: number | null; now: Date },
): Promise<Date | null | 'nothing_left'> {
  if (days !== null) return new Date(now.getTime() + days * dayMs);
  const leftMs = timeLeftMs(await listEnds(unit.db, { ...removal, removedAt }), removedAt);
  if (leftMs === 0) return 'nothing_left';
  return Number.isFinite(leftMs) ? new Date(now.getTime() + leftMs) : null;
}

async function give(
  unit: UnitOfWork,
  removal: RemovalFacts,
  until: Date | null,
  reason: string,
  act: Act,
): Promise<void> {
  const { organisationId, subscriberId, accessId, decided } = removal;
  const { at, correlationId } = act;
  await giveComplimentary(unit.db, removal, { until, correlationId, at });
  await appendAudit(unit.db, organisationId, act, {
    action: 'access.undoRemoval',
    targetKind: 'access',
    targetId: accessId,
    detail: { reason, removedAt: decided?.at, until },
  });
  await settleAccesses(unit, { organisationId, subscriberId, now: at, correlationId });
}
