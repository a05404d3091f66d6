import type { OrganisationId } from '@latchkey/contracts/ids';
import { eq } from 'drizzle-orm';
import type { Db } from '../connect-database.ts';
import { organisation } from '../schema/organisation.ts';

/** Whether an organisation shows its plans to who asks to join, within the request. */
export async function sellsInRequests(db: Db, organisationId: OrganisationId): Promise<boolean> {
  const [row] = await db
    .select({ payInJoinRequest: organisation.payInJoinRequest })
    .from(organisation)
    .where(eq(organisation.id, organisationId));
  return row?.payInJoinRequest ?? false;
}
