import type { OrganisationId } from '@latchkey/contracts/ids';
import type { Role } from '@latchkey/contracts/permissions';
import { asc, eq } from 'drizzle-orm';
import type { Db } from '../connect-database.ts';
import { member } from '../schema/member.ts';

/**
 * The roles of everybody who runs an organisation, locked until the transaction ends: who may do what to whom, and whether an
 * owner is left, is decided on what nobody else is changing.
 */
export async function lockTeam(db: Db, organisationId: OrganisationId): Promise<Map<string, Role>> {
  const rows = await db
    .select({ userId: member.userId, role: member.role })
    .from(member)
    .where(eq(member.organisationId, organisationId))
    .orderBy(asc(member.userId))
    .for('update');
  return new Map(rows.map(({ userId, role }) => [userId, role]));
}
