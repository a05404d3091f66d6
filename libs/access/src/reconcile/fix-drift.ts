import { LatchkeyError } from '@latchkey/contracts/errors';
import type { AccessId, DriftId, OrganisationId } from '@latchkey/contracts/ids';
import { loadEntitlements } from '@latchkey/db/access/entitlements';
import { type Act, appendAudit } from '@latchkey/db/audit-row/append-audit';
import { promiseNotice } from '@latchkey/db/notice/promise-notice';
import { named, type UnitOfWork, unitOfWork } from '@latchkey/db/outbox/unit-of-work';
import { type DriftRow, lockDrift, noteFixApplied } from '@latchkey/db/reconcile/drifts';
import { loadAccess } from '@latchkey/db/reconcile/load-access';
import type { AccessDeps } from '../access-deps.ts';
import { decideFor } from '../settle/settle-accesses.ts';
import { applyFix, type Fixing } from './apply-fix.ts';

/**
 * Asks for a drift's fix on a person's word, through the access machine. The drift stays open until a look shows that it is over.
 *
 * @throws LatchkeyError `not_found`; `conflict` when the drift is over, or nothing here can put it right
 */
export async function fixDrift(
  deps: AccessDeps,
  of: { organisationId: OrganisationId; driftId: DriftId },
  act: Act,
): Promise<DriftRow> {
  return unitOfWork(named(deps, 'support act'), async (unit) => {
    const drift = await lockDrift(unit.db, of.organisationId, of.driftId);
    if (!drift) throw new LatchkeyError('not_found', 'There is no such drift.');
    if (drift.state !== 'open') throw new LatchkeyError('conflict', `This drift is ${drift.state} already.`);
    const fixing = { ...drift, driftId: drift.id, at: act.at, correlationId: act.correlationId };
    await fix(unit, drift, fixing);
    await appendAudit(unit.db, of.organisationId, act, {
      action: 'drift.fix',
      targetKind: 'drift',
      targetId: drift.id,
      detail: { kind: drift.kind, fix: drift.fix, subjectId: drift.subjectId },
    });
    return { ...drift, fixAppliedAt: act.at };
  });
}

async function fix(unit: UnitOfWork, drift: DriftRow, fixing: Fixing): Promise<void> {
  if (drift.fix === 'none')
    throw new LatchkeyError(
      'conflict',
      'Nothing here can put this right: it takes a person, at Telegram or Stripe.',
    );
  if (drift.fix === 'invite') return invite(unit, fixing);
  await applyFix(unit, fixing);
  // What an account said and we never heard is read with its next pass.
  if (drift.subjectKind === 'account') {
    const { organisationId, partId } = drift;
    const { correlationId } = fixing;
    unit.promise({ name: 'reconcile.part', payload: { organisationId, partId, correlationId } });
  }
}

/** Tells the person the way in once more; once per drift, and nobody who is not entitled (a block is stronger than all they pay). */
async function invite(unit: UnitOfWork, fixing: Fixing): Promise<void> {
  const { organisationId, driftId, at, correlationId } = fixing;
  const accessId = fixing.subjectId as AccessId;
  const access = await loadAccess(unit.db, { organisationId, accessId });
  const facts =
    access &&
    (await loadEntitlements(unit.db, { organisationId, subscriberId: access.subscriberId, lock: false }));
  const entitled = access && facts && decideFor(facts, access.channelId, at).kind === 'in';
  if (!entitled || access.state !== 'GRANTED' || access.joinedAt)
    throw new LatchkeyError('conflict', 'This person is inside by now, or not entitled any more.');
  const { subscriberId } = access;
  const occasion = `way_in:${accessId}:${driftId}`;
  await promiseNotice(unit, {
    organisationId,
    subscriberId,
    accessId,
    kind: 'way_in',
    occasion,
    correlationId,
    at,
  });
  await noteFixApplied(unit.db, organisationId, driftId, at);
}
