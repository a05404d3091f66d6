import type { AccessCodeId, OrderId, OrganisationId, PlanId } from '@latchkey/contracts/ids';
import { sql } from 'drizzle-orm';
import type { Db } from '../connect-database.ts';

export interface LockedAccessCode {
  id: AccessCodeId;
  planId: PlanId;
  planName: string;
  days: number | null;
  maxUses: number | null;
  uses: number;
  expiresAt: Date | null;
  endedAt: Date | null;
  /** What it made for this person before; null: nothing. */
  orderId: OrderId | null;
}

/**
 * The newest access code of these words, locked: of many who use its last use at the same moment one gets it. Null: the
 * organisation has never had one.
 */
export async function lockAccessCode(
  db: Db,
  of: { organisationId: OrganisationId; code: string; usedBy: string },
): Promise<LockedAccessCode | null> {
  const [locked] = await db.execute<{ id: AccessCodeId }>(sql`
    select id from access_code where organisation_id = ${of.organisationId} and code = ${of.code}
    order by id desc limit 1 for update`);
  if (!locked) return null;
  const [row] = await db.execute<{
    id: AccessCodeId;
    plan_id: PlanId;
    plan_name: string;
    days: number | null;
    max_uses: number | null;
    uses: number;
    expires_at: string | null;
    ended_at: string | null;
    order_id: OrderId | null;
  }>(sql`
    select c.id, c.plan_id, p.name as plan_name, c.days, c.max_uses, c.uses, c.expires_at, c.ended_at, u.order_id
    from access_code c
    join plan p on p.organisation_id = c.organisation_id and p.id = c.plan_id
    left join access_code_use u on u.organisation_id = c.organisation_id and u.access_code_id = c.id and u.used_by = ${of.usedBy}
    where c.organisation_id = ${of.organisationId} and c.id = ${locked.id}`);
  if (!row) throw new Error('a locked access code is gone');
  return {
    id: row.id,
    planId: row.plan_id,
    planName: row.plan_name,
    days: row.days,
    maxUses: row.max_uses,
    uses: row.uses,
    expiresAt: row.expires_at === null ? null : new Date(row.expires_at),
    endedAt: row.ended_at === null ? null : new Date(row.ended_at),
    orderId: row.order_id,
  };
}
