import { sql } from 'drizzle-orm';
import type { Db } from '../connect-database.ts';
import type { LeasedReading } from './begin-reading.ts';

/**
 * Notes that a bot's transactions have been read and applied to their end as it was at `readAt` (before the first page was
 * asked for), gives the lease back, and has those subscriptions looked at whose end that covers: they may be over now.
 * A reader whose lease was lost has read them all the same.
 */
export async function finishReading(
  db: Db,
  reading: LeasedReading,
  of: { readAt: Date; nextAt: Date; settleMs: number },
): Promise<void> {
  const readAt = of.readAt.toISOString();
  await db.execute(sql`
    update subscription set due_at = ${readAt}
    where provider = 'stars' and account = ${String(reading.botTelegramId)} and livemode and due_at > ${readAt}
      and paid_through <= ${new Date(of.readAt.getTime() - of.settleMs).toISOString()}`);
  await db.execute(sql`
    update bot set stars_read_at = greatest(stars_read_at, ${readAt}::timestamptz)
    where organisation_id = ${reading.organisationId} and id = ${reading.botId}`);
  await db.execute(sql`
    update stars_reading set due_at = ${of.nextAt.toISOString()}, lease_token = null, lease_until = null
    where organisation_id = ${reading.organisationId} and bot_id = ${reading.botId} and lease_token = ${reading.token}`);
}
