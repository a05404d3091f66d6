import type { BotId, OrganisationId } from '@latchkey/contracts/ids';
import { sql } from 'drizzle-orm';
import type { Db } from '../connect-database.ts';

/** A bot whose Star transactions we alone read for a while, and where to go on. */
export interface LeasedReading {
  organisationId: OrganisationId;
  botId: BotId;
  botTelegramId: number;
  cursor: number;
  anchor: string | null;
  token: string;
}

/**
 * Takes the lease on a bot's transactions for `leaseMs` of wall time.
 *
 * @returns `taken` when somebody else reads them; null when nothing is to be read
 */
export async function beginReading(
  db: Db,
  of: { organisationId: OrganisationId; botId: BotId },
  lease: { token: string; leaseMs: number },
): Promise<LeasedReading | 'taken' | null> {
  const [row] = await db.execute<{ telegram_id: string; cursor: number; anchor: string | null }>(sql`
    update stars_reading r set lease_token = ${lease.token}, lease_until = now() + ${lease.leaseMs} * interval '1 millisecond'
    from bot b
    where r.organisation_id = ${of.organisationId} and r.bot_id = ${of.botId} and (r.lease_until is null or r.lease_until < now())
      and b.organisation_id = r.organisation_id and b.id = r.bot_id
    returning b.telegram_id, r.cursor, r.anchor`);
  if (!row) return (await isEnrolled(db, of)) ? 'taken' : null;
  const { organisationId, botId } = of;
  const { cursor, anchor } = row;
  return {
    organisationId,
    botId,
    botTelegramId: Number(row.telegram_id),
    cursor,
    anchor,
    token: lease.token,
  };
}

async function isEnrolled(db: Db, of: { organisationId: OrganisationId; botId: BotId }): Promise<boolean> {
  const rows = await db.execute(sql`
    select from stars_reading where organisation_id = ${of.organisationId} and bot_id = ${of.botId}`);
  return rows.length > 0;
}
