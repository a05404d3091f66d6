import type { OrganisationId } from '@latchkey/contracts/ids';
import { eq } from 'drizzle-orm';
import type { Db } from '../connect-database.ts';
import { organisation } from '../schema/organisation.ts';

/** What an organisation is called. @throws when there is none of that id */
export async function readOrganisationName(db: Db, organisationId: OrganisationId): Promise<string> {
  const [row] = await db
    .select({ name: organisation.name })
    .from(organisation)
    .where(eq(organisation.id, organisationId));
  if (!row) throw new Error('an organisation that was granted is not there');
  return row.name;
}
