import type { Act } from '@latchkey/db/audit-row/append-audit';
import { named, unitOfWork } from '@latchkey/db/outbox/unit-of-work';
import { previewPlanChange } from '@latchkey/db/plan/preview-plan-change';
import { type EditOutcome, type PlanEdit, updatePlan } from '@latchkey/db/plan/update-plan';
import { beginRollout } from '@latchkey/db/plan-rollout/begin-rollout';
import type { AccessDeps } from '../access-deps.ts';

export interface PlanChanging extends PlanEdit {
  /** null: members keep what they bought. Else how many people may have to leave by it, as the creator has agreed to. */
  forAll: { agreedLeaving: number } | null;
}

export type ChangeOutcome = EditOutcome | { kind: 'refused'; reason: 'more_would_leave' };

class NotAgreedTo extends Error {}

/**
 * Writes an edit of a plan and, where it is to hold for all, promises that it is carried to its members. Who would have to
 * leave is counted in the same transaction: nobody leaves to whom the creator has not agreed.
 */
export async function changePlan(deps: AccessDeps, changing: PlanChanging, act: Act): Promise<ChangeOutcome> {
  const { organisationId, planId, forAll, content } = changing;
  try {
    return await unitOfWork(named(deps, 'support act'), async (unit): Promise<ChangeOutcome> => {
      const written = await updatePlan(unit.db, changing, act);
      if (written.kind === 'refused' || !written.planVersionId || !content || !forAll) return written;
      const of = { organisationId, planId, channelIds: content.channelIds, at: act.at };
      const { leaving } = await previewPlanChange(unit.db, of);
      if (leaving > forAll.agreedLeaving) throw new NotAgreedTo();
      const { planVersionId } = written;
      await beginRollout(unit, { ...of, planVersionId, correlationId: act.correlationId });
      return written;
    });
  } catch (error) {
    if (error instanceof NotAgreedTo) return { kind: 'refused', reason: 'more_would_leave' };
    throw error;
  }
}
