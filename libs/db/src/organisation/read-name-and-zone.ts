import type { OrganisationId } from '@latchkey/contracts/ids';
import { eq } from 'drizzle-orm';
import type { Db } from '../connect-database.ts';
import { organisation } from '../schema/organisation.ts';

/** What an organisation is called, and the time zone in which its days begin. */
export async function readNameAndZone(
  db: Db,
  organisationId: OrganisationId,
): Promise<{ name: string; timeZone: string }> {
  const [row] = await db
    .select({ name: organisation.name, timeZone: organisation.timeZone })
    .from(organisation)
    .where(eq(organisation.id, organisationId));
  if (!row) throw new Error('there is no such organisation');
  return row;
}
