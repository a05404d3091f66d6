import type { OrganisationId } from '@latchkey/contracts/ids';
import type { Segment } from '@latchkey/contracts/procedures/broadcast';
import type { Db } from '@latchkey/db/connect-database';
import { findPlan } from '../plan/find-plan.ts';

/** @throws {LatchkeyError} `not_found` for a plan that the organisation does not have */
export async function checkSegment(db: Db, organisationId: OrganisationId, segment: Segment): Promise<void> {
  if (segment.kind === 'plan') await findPlan(db, { organisationId, planId: segment.planId });
}
