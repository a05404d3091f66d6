import type { OrganisationId, PlanId } from '@latchkey/contracts/ids';
import { sql } from 'drizzle-orm';
import { type Act, appendAudit } from '../audit-row/append-audit.ts';
import type { Db } from '../connect-database.ts';
import { wasOrdered } from './was-ordered.ts';

/**
 * Deletes a plan with all its versions, when nobody has ever begun to buy it. Foreign keys would refuse it otherwise: no
 * order can lose what it is about.
 */
export async function removePlan(
  db: Db,
  of: { organisationId: OrganisationId; planId: PlanId },
  act: Act,
): Promise<'removed' | 'unknown' | 'was_ordered' | 'has_codes'> {
  const { organisationId, planId } = of;
  return db.transaction(async (tx) => {
    const ours = sql`organisation_id = ${organisationId} and plan_id = ${planId}`;
    const locked = await tx.execute(
      sql`select from plan where organisation_id = ${organisationId} and id = ${planId} for update`,
    );
    if (locked.length === 0) return 'unknown';
    // An order locks the version that it is of: none can come between the look and the deletion.
    await tx.execute(sql`select from plan_version where ${ours} for update`);
    if (await wasOrdered(tx, of)) return 'was_ordered';
    const codes = await tx.execute(sql`
      select from access_code where ${ours} union all select from coupon_plan where ${ours} limit 1`);
    if (codes.length > 0) return 'has_codes';
    const versions = sql`select id from plan_version where ${ours}`;
    for (const table of ['plan_rollout', 'plan_deliverable', 'plan_price']) {
      await tx.execute(sql`
        delete from ${sql.identifier(table)} where organisation_id = ${organisationId} and plan_version_id in (${versions})`);
    }
    await tx.execute(sql`delete from plan_version where ${ours}`);
    await tx.execute(sql`delete from plan_slug where ${ours}`);
    await tx.execute(sql`delete from plan where organisation_id = ${organisationId} and id = ${planId}`);
    await appendAudit(tx, organisationId, act, {
      action: 'plan.remove',
      targetKind: 'plan',
      targetId: planId,
    });
    return 'removed';
  });
}
