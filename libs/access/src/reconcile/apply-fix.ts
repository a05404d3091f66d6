import { SyncTarget } from '@latchkey/contracts/facts/sync-target';
import type { AccessId, DriftId, OrganisationId } from '@latchkey/contracts/ids';
import type { DriftFix, DriftSubjectKind } from '@latchkey/contracts/reconcile/drift';
import type { UnitOfWork } from '@latchkey/db/outbox/unit-of-work';
import { noteFixApplied } from '@latchkey/db/reconcile/drifts';
import { promiseRead } from '@latchkey/db/sync/promise-read';

export interface Fixing {
  organisationId: OrganisationId;
  driftId: DriftId;
  subjectKind: DriftSubjectKind;
  subjectId: string;
  fix: DriftFix;
  evidence: Record<string, unknown>;
  at: Date;
  correlationId: string;
}

/**
 * Asks for a drift's fix: nothing is written but the wish to look again. Access moves, if it does, by the same use cases
 * as ever. `invite` and `none` are not done by themselves.
 */
export async function applyFix(unit: UnitOfWork, fixing: Fixing): Promise<void> {
  const { organisationId, correlationId, at, fix } = fixing;
  if (fix === 'invite' || fix === 'none') return;
  const accessId = fixing.subjectId as AccessId;
  if (fix === 'converge')
    unit.promise({ name: 'access.converge', payload: { organisationId, accessId, correlationId } });
  if (fix === 'look_again')
    unit.promise({ name: 'access.look', payload: { organisationId, accessId, correlationId } });
  if (fix === 'read_again') {
    for (const target of targetsOf(fixing.evidence)) {
      await promiseRead(unit, { target, organisationId, correlationId, at });
    }
  }
  await noteFixApplied(unit.db, organisationId, fixing.driftId, at);
}

function targetsOf(evidence: Record<string, unknown>): SyncTarget[] {
  return SyncTarget.array().safeParse(evidence.targets).data ?? [];
}
