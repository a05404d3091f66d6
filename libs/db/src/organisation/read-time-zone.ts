import type { OrganisationId } from '@latchkey/contracts/ids';
import { eq } from 'drizzle-orm';
import type { Db } from '../connect-database.ts';
import { organisation } from '../schema/organisation.ts';

/** The time zone in which an organisation's days begin. */
export async function readTimeZone(db: Db, organisationId: OrganisationId): Promise<string> {
  const [row] = await db
    .select({ timeZone: organisation.timeZone })
    .from(organisation)
    .where(eq(organisation.id, organisationId));
  if (!row) throw new Error('there is no such organisation');
  return row.timeZone;
}
