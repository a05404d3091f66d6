import type { BrakeLimits } from '@latchkey/contracts/brake/brake';
import type { OrganisationId } from '@latchkey/contracts/ids';
import { eq } from 'drizzle-orm';
import type { Db } from '../connect-database.ts';
import { organisation } from '../schema/organisation.ts';

/** The limits of an organisation. */
export async function readBrakeLimits(db: Db, organisationId: OrganisationId): Promise<BrakeLimits> {
  const [row] = await db
    .select({ min: organisation.brakeMin, percent: organisation.brakePercent })
    .from(organisation)
    .where(eq(organisation.id, organisationId));
  if (!row) throw new Error('no such organisation');
  return row;
}
