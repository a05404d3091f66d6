import type { BotId, OrganisationId } from '@latchkey/contracts/ids';
import { sql } from 'drizzle-orm';
import type { UnitOfWork } from '../outbox/unit-of-work.ts';

/**
 * Promises the reading of Star transactions that are due: at a steady interval, or because something asks for it. A minute
 * later again if nothing comes of it.
 *
 * @returns how many were found
 */
export async function sweepStarsReadings(
  unit: UnitOfWork,
  of: { now: Date; limit: number },
): Promise<number> {
  const rows = await unit.db.execute<{ organisation_id: OrganisationId; bot_id: BotId }>(sql`
    update stars_reading set due_at = ${new Date(of.now.getTime() + 60_000).toISOString()}
    where (organisation_id, bot_id) in (
      select organisation_id, bot_id from stars_reading where due_at <= ${of.now.toISOString()}
      order by due_at limit ${of.limit} for update skip locked)
    returning organisation_id, bot_id`);
  for (const { organisation_id: organisationId, bot_id: botId } of rows) {
    unit.promise({ name: 'stars.read', payload: { organisationId, botId, correlationId: `stars-${botId}` } });
  }
  return rows.length;
}
