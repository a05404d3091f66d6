import type { BrakeId, OrganisationId } from '@latchkey/contracts/ids';
import { closeAlert } from '@latchkey/db/alert/close-alert';
import { type Act, appendAudit } from '@latchkey/db/audit-row/append-audit';
import { decideBrake } from '@latchkey/db/brake/decide-brake';
import { lockBrakes } from '@latchkey/db/brake/lock-brakes';
import { type BrakeRow, findBrake } from '@latchkey/db/brake/select-brakes';
import { whoMayRelease } from '@latchkey/db/brake/who-may-release';
import { named, type UnitOfWork, unitOfWork } from '@latchkey/db/outbox/unit-of-work';
import type { AccessDeps } from '../access-deps.ts';
import { mayRelease, type ReleaseRefusal } from './may-release.ts';

export interface Deciding {
  organisationId: OrganisationId;
  brakeId: BrakeId;
  /** The user who decides. */
  userId: string;
  reason: string | null;
}

export type BrakeDecision =
  | { kind: 'decided'; brake: BrakeRow }
  | { kind: 'refused'; reason: ReleaseRefusal | 'unknown' | 'over' };

/**
 * Lets exactly those removals go that wait for a brake. Each is decided again first, so who has paid meanwhile stays, and
 * what comes after is counted anew. Released twice is released once.
 */
export async function releaseBrake(
  deps: AccessDeps,
  deciding: Deciding & { override: boolean; justSignedIn: boolean },
  act: Act,
): Promise<BrakeDecision> {
  return unitOfWork(named(deps, 'support act'), async (unit): Promise<BrakeDecision> => {
    await lockBrakes(unit.db, deciding.organisationId);
    const brake = await findBrake(unit.db, deciding);
    if (!brake) return { kind: 'refused', reason: 'unknown' };
    const releaser = await whoMayRelease(unit.db, deciding);
    const refusal = releaser ? mayRelease(releaser, deciding) : 'not_allowed';
    if (refusal) return { kind: 'refused', reason: refusal };
    if (brake.state === 'released') return { kind: 'decided', brake };
    if (brake.state === 'over') return { kind: 'refused', reason: 'over' };
    return decide(unit, brake, { ...deciding, state: 'released' }, act);
  });
}

/**
 * Says no to what waits for a brake: it is decided again, and whoever is still to leave stays until the facts are put right,
 * or somebody releases the brake after all.
 */
export async function refuseBrake(deps: AccessDeps, deciding: Deciding, act: Act): Promise<BrakeDecision> {
  return unitOfWork(named(deps, 'support act'), async (unit): Promise<BrakeDecision> => {
    await lockBrakes(unit.db, deciding.organisationId);
    const brake = await findBrake(unit.db, deciding);
    if (!brake) return { kind: 'refused', reason: 'unknown' };
    if (brake.state === 'refused') return { kind: 'decided', brake };
    if (brake.state !== 'holding') return { kind: 'refused', reason: 'over' };
    return decide(unit, brake, { ...deciding, state: 'refused', override: false }, act);
  });
}

async function decide(
  unit: UnitOfWork,
  brake: BrakeRow,
  decision: Deciding & { state: 'released' | 'refused'; override: boolean },
  act: Act,
): Promise<BrakeDecision> {
  const { organisationId, brakeId, state, override, reason, userId: decidedBy } = decision;
  const { at } = act;
  await decideBrake(unit.db, { organisationId, brakeId }, { state, decidedBy, reason, override, at });
  const subject = brake.channelId ?? organisationId;
  await closeAlert(unit.db, { organisationId, kind: 'brake_pulled', subject, at });
  await appendAudit(unit.db, organisationId, act, {
    action: state === 'released' ? 'brake.release' : 'brake.refuse',
    targetKind: 'brake',
    targetId: brakeId,
    detail: { waiting: brake.waiting, override, reason },
  });
  const decided = await findBrake(unit.db, decision);
  return { kind: 'decided', brake: decided ?? brake };
}
