import { LatchkeyError } from '@latchkey/contracts/errors';
import type { OrganisationId, PlanId } from '@latchkey/contracts/ids';
import type { Db } from '@latchkey/db/connect-database';
import { listPlans, type StoredPlan } from '@latchkey/db/plan/list-plans';

/** A plan of the organisation, archived or not. @throws {LatchkeyError} `not_found` */
export async function findPlan(
  db: Db,
  of: { organisationId: OrganisationId; planId: PlanId },
): Promise<StoredPlan> {
  const [plan] = await listPlans(db, of.organisationId, { state: 'all', planId: of.planId });
  if (!plan) throw unknownPlan();
  return plan;
}

export function unknownPlan(): LatchkeyError {
  return new LatchkeyError('not_found', 'There is no such plan of yours.');
}
