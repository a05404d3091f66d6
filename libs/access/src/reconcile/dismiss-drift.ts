import { LatchkeyError } from '@latchkey/contracts/errors';
import type { DriftId, OrganisationId } from '@latchkey/contracts/ids';
import { closeAlert } from '@latchkey/db/alert/close-alert';
import { type Act, appendAudit } from '@latchkey/db/audit-row/append-audit';
import { named, unitOfWork } from '@latchkey/db/outbox/unit-of-work';
import { type DriftRow, lockDrift, writeDismissal } from '@latchkey/db/reconcile/drifts';
import type { AccessDeps } from '../access-deps.ts';

/**
 * Leaves a drift as it is, on a person's word. It is found anew only when it has been over once, or grows.
 *
 * @throws LatchkeyError `not_found`; `conflict` when it is not open
 */
export async function dismissDrift(
  deps: AccessDeps,
  of: { organisationId: OrganisationId; driftId: DriftId; reason: string },
  act: Act,
): Promise<DriftRow> {
  const { organisationId, driftId, reason } = of;
  return unitOfWork(named(deps, 'support act'), async (unit) => {
    const drift = await lockDrift(unit.db, organisationId, driftId);
    if (!drift) throw new LatchkeyError('not_found', 'There is no such drift.');
    if (drift.state !== 'open') throw new LatchkeyError('conflict', `This drift is ${drift.state} already.`);
    await writeDismissal(unit.db, organisationId, driftId, { reason, at: act.at });
    await closeAlert(unit.db, { organisationId, kind: 'drift_found', subject: driftId, at: act.at });
    await appendAudit(unit.db, organisationId, act, {
      action: 'drift.dismiss',
      targetKind: 'drift',
      targetId: driftId,
      detail: { kind: drift.kind, subjectId: drift.subjectId, reason },
    });
    return { ...drift, state: 'dismissed', closedAt: act.at, reason, waitsForPerson: false };
  });
}
