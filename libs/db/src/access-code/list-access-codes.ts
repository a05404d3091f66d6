import type { AccessCodeId, OrganisationId } from '@latchkey/contracts/ids';
import { and, desc, eq } from 'drizzle-orm';
import type { Db } from '../connect-database.ts';
import { accessCode } from '../schema/access-code.ts';

const most = 500;

export type StoredAccessCode = typeof accessCode.$inferSelect;

/** The access codes of an organisation, newest first; one only, where its id is given. */
export async function listAccessCodes(
  db: Db,
  organisationId: OrganisationId,
  which: { accessCodeId?: AccessCodeId } = {},
): Promise<StoredAccessCode[]> {
  return db
    .select()
    .from(accessCode)
    .where(
      and(
        eq(accessCode.organisationId, organisationId),
        which.accessCodeId && eq(accessCode.id, which.accessCodeId),
      ),
    )
    .orderBy(desc(accessCode.id))
    .limit(most);
}
