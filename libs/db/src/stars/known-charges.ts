import { sql } from 'drizzle-orm';
import type { Db } from '../connect-database.ts';

/** Which of these charges of a bot are on file as payments, and which of those as given back. */
export async function knownCharges(
  db: Db,
  of: { botTelegramId: number; chargeIds: readonly string[] },
): Promise<{ paid: ReadonlySet<string>; refunded: ReadonlySet<string> }> {
  const rows = await db.execute<{ provider_id: string; refunded: boolean }>(sql`
    select p.provider_id, exists (select from refund r where r.provider = p.provider and r.account = p.account
      and r.livemode = p.livemode and r.provider_id = p.provider_id) as refunded
    from payment p
    where p.provider = 'stars' and p.account = ${String(of.botTelegramId)} and p.livemode
      and p.provider_id = any(${sql.param([...of.chargeIds])}::text[])`);
  return {
    paid: new Set(rows.map((row) => row.provider_id)),
    refunded: new Set(rows.filter((row) => row.refunded).map((row) => row.provider_id)),
  };
}
