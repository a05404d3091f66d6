import type { SyncTarget } from '@latchkey/contracts/facts/sync-target';
import { sql } from 'drizzle-orm';
import type { Db } from '../connect-database.ts';

/** The newest payment on file for a Stripe subscription; null: there is none. */
export async function lastPayment(
  db: Db,
  { account, livemode, objectId }: SyncTarget,
): Promise<{ paidAt: Date; paidThrough: Date | null } | null> {
  const [row] = await db.execute<{ paid_at: string; paid_through: string | null }>(sql`
    select p.paid_at, p.paid_through from subscription u
    join payment p on p.organisation_id = u.organisation_id and p.subscription_id = u.id
    where u.provider = 'stripe' and u.account = ${account} and u.livemode = ${livemode} and u.provider_id = ${objectId}
    order by p.paid_at desc limit 1`);
  return row
    ? { paidAt: new Date(row.paid_at), paidThrough: row.paid_through ? new Date(row.paid_through) : null }
    : null;
}
