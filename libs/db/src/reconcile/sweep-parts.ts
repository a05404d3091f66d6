import type { OrganisationId, ReconcilePartId } from '@latchkey/contracts/ids';
import type { ReconcilePart } from '@latchkey/contracts/reconcile/parts';
import { sql } from 'drizzle-orm';
import { newId } from '../new-id.ts';
import type { UnitOfWork } from '../outbox/unit-of-work.ts';

const perAccount: readonly ReconcilePart[] = ['events', 'subscriptions', 'sessions', 'balance'];
const perChannel: readonly ReconcilePart[] = ['members', 'count'];

/**
 * Promises a round of every part of the reconciler that is due, and enrols connected accounts and channels that have no
 * parts yet. A minute later again if nothing comes of it. Bounded, and safe with many workers.
 *
 * @returns how many were found
 */
export async function sweepReconcileParts(
  unit: UnitOfWork,
  of: { now: Date; limit: number },
): Promise<number> {
  await enrol(unit, of);
  const now = of.now.toISOString();
  const rows = await unit.db.execute<{ organisation_id: OrganisationId; id: ReconcilePartId }>(sql`
    update reconcile_part set due_at = ${new Date(of.now.getTime() + 60_000).toISOString()}
    where (organisation_id, id) in (
      select organisation_id, id from reconcile_part where due_at <= ${now} and (lease_until is null or lease_until < now())
      order by due_at limit ${of.limit} for update skip locked)
    returning organisation_id, id`);
  for (const { organisation_id: organisationId, id: partId } of rows) {
    unit.promise({
      name: 'reconcile.part',
      payload: { organisationId, partId, correlationId: `reconcile-${partId}` },
    });
  }
  return rows.length;
}

async function enrol({ db }: UnitOfWork, { now, limit }: { now: Date; limit: number }): Promise<void> {
  const missing = await db.execute<{
    organisation_id: OrganisationId;
    part: ReconcilePart;
    stripe_account_id: string | null;
    channel_id: string | null;
  }>(sql`
    select a.organisation_id, k.part, a.id as stripe_account_id, null as channel_id
    from stripe_account a cross join unnest(${sql.param(perAccount)}::text[]::reconcile_part_kind[]) k (part)
    where not exists (select from reconcile_part p
      where p.organisation_id = a.organisation_id and p.part = k.part and p.stripe_account_id = a.id)
    union all
    select c.organisation_id, k.part, null, c.id
    from channel c cross join unnest(${sql.param(perChannel)}::text[]::reconcile_part_kind[]) k (part)
    where c.disconnected_at is null and not exists (select from reconcile_part p
      where p.organisation_id = c.organisation_id and p.part = k.part and p.channel_id = c.id)
    limit ${limit}`);
  if (missing.length === 0) return;
  const rows = missing.map((row) => ({ ...row, id: newId('reconcilePart'), due_at: now.toISOString() }));
  await db.execute(sql`
    insert into reconcile_part (organisation_id, id, part, stripe_account_id, channel_id, due_at)
    select organisation_id, id, part, stripe_account_id, channel_id, due_at
    from json_populate_recordset(null::reconcile_part, ${JSON.stringify(rows)}::json)
    order by organisation_id, part, stripe_account_id, channel_id
    on conflict do nothing`);
}
