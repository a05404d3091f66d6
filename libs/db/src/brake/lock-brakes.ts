import type { BrakeLimits } from '@latchkey/contracts/brake/brake';
import type { OrganisationId } from '@latchkey/contracts/ids';
import { sql } from 'drizzle-orm';
import type { Db } from '../connect-database.ts';

/**
 * Locks everything about the brakes of an organisation, by the organisation's own row: it comes before all other locks.
 * Taken only by removals about to be made and by those who decide about brakes; rows that refer to the organisation can be
 * written meanwhile.
 *
 * @returns the organisation's limits
 */
export async function lockBrakes(db: Db, organisationId: OrganisationId): Promise<BrakeLimits> {
  const [row] = await db.execute<{ brake_min: number; brake_percent: number }>(
    sql`select brake_min, brake_percent from organisation where id = ${organisationId} for no key update`,
  );
  if (!row) throw new Error('an access without its organisation');
  return { min: row.brake_min, percent: row.brake_percent };
}
