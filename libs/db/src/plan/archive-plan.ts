import type { OrganisationId, PlanId } from '@latchkey/contracts/ids';
import { sql } from 'drizzle-orm';
import { type Act, appendAudit } from '../audit-row/append-audit.ts';
import type { Db } from '../connect-database.ts';

/**
 * Takes a plan off sale, or puts it on sale again. Sources point to what was bought, so nobody loses anything by it.
 *
 * @returns whether the organisation has such a plan
 */
export async function archivePlan(
  db: Db,
  of: { organisationId: OrganisationId; planId: PlanId; archived: boolean },
  act: Act,
): Promise<boolean> {
  const { organisationId, planId, archived } = of;
  return db.transaction(async (tx) => {
    const [row] = await tx.execute<{ was: boolean }>(sql`
      with before as (select id, organisation_id, archived_at from plan
        where organisation_id = ${organisationId} and id = ${planId} for no key update)
      update plan p set archived_at = case when ${archived} then coalesce(p.archived_at, ${act.at.toISOString()}::timestamptz) end
      from before b where p.organisation_id = b.organisation_id and p.id = b.id returning b.archived_at is not null as was`);
    if (row && row.was !== archived) {
      const action = archived ? 'plan.archive' : 'plan.restore';
      await appendAudit(tx, organisationId, act, { action, targetKind: 'plan', targetId: planId });
    }
    return row !== undefined;
  });
}
