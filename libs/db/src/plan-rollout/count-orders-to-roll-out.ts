import type { OrganisationId, PlanVersionId } from '@latchkey/contracts/ids';
import type { Db } from '../connect-database.ts';
import { listOrdersToRollOut } from './list-orders-to-roll-out.ts';

const most = 10_000;

/** To how many orders a rollout has still to come; ten thousand at most. */
export async function countOrdersToRollOut(
  db: Db,
  of: { organisationId: OrganisationId; planVersionId: PlanVersionId },
): Promise<number> {
  return (await listOrdersToRollOut(db, of, most)).length;
}
