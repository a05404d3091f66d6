import type { OrganisationId, SubscriberId } from '@latchkey/contracts/ids';
import { sql } from 'drizzle-orm';
import type { Db } from '../connect-database.ts';

/** Locks a subscriber, as settling does. @returns false when the organisation has no such subscriber */
export async function lockSubscriber(
  db: Db,
  of: { organisationId: OrganisationId; subscriberId: SubscriberId },
): Promise<boolean> {
  const rows = await db.execute(sql`
    select from subscriber where organisation_id = ${of.organisationId} and id = ${of.subscriberId} for no key update`);
  return rows.length > 0;
}
