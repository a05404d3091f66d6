import type { OrganisationId } from '@latchkey/contracts/ids';
import type { Role } from '@latchkey/contracts/permissions';
import { and, eq } from 'drizzle-orm';
import { type Act, appendAudit } from '../audit-row/append-audit.ts';
import type { Db } from '../connect-database.ts';
import { member } from '../schema/member.ts';

interface Membership {
  organisationId: OrganisationId;
  userId: string;
}

const ofTeam = ({ organisationId, userId }: Membership) =>
  and(eq(member.organisationId, organisationId), eq(member.userId, userId));

/** Gives a member another role, audited with what it was. */
export async function writeRole(
  db: Db,
  who: Membership,
  role: { before: Role; now: Role },
  act: Act,
): Promise<void> {
  await db.update(member).set({ role: role.now }).where(ofTeam(who));
  await appendAudit(db, who.organisationId, act, {
    action: 'team.set_role',
    targetKind: 'member',
    targetId: who.userId,
    detail: role,
  });
}

/** Takes a member out of the team. */
export async function deleteMember(
  db: Db,
  who: Membership,
  how: { action: 'team.remove' | 'team.leave'; role: Role },
  act: Act,
): Promise<void> {
  await db.delete(member).where(ofTeam(who));
  await appendAudit(db, who.organisationId, act, {
    action: how.action,
    targetKind: 'member',
    targetId: who.userId,
    detail: { role: how.role },
  });
}
