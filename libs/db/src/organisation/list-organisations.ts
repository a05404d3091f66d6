import type { OrganisationId } from '@latchkey/contracts/ids';
import type { MoneyPolicy } from '@latchkey/contracts/money-policy';
import type { Role } from '@latchkey/contracts/permissions';
import { and, asc, eq, isNull } from 'drizzle-orm';
import type { Db } from '../connect-database.ts';
import { member } from '../schema/member.ts';
import { organisation } from '../schema/organisation.ts';

/** Nobody runs more; it bounds what a request reads. */
const most = 100;

export interface OwnOrganisation {
  id: OrganisationId;
  name: string;
  role: Role;
  graceDays: number;
  refundPolicy: MoneyPolicy;
  disputePolicy: MoneyPolicy;
}

/** The organisations that a user belongs to, oldest first. */
export async function listOrganisations(db: Db, userId: string): Promise<OwnOrganisation[]> {
  return db
    .select({
      id: organisation.id,
      name: organisation.name,
      role: member.role,
      graceDays: organisation.graceDays,
      refundPolicy: organisation.refundPolicy,
      disputePolicy: organisation.disputePolicy,
    })
    .from(member)
    .innerJoin(organisation, eq(organisation.id, member.organisationId))
    .where(and(eq(member.userId, userId), isNull(organisation.closedAt)))
    .orderBy(asc(organisation.id))
    .limit(most);
}
