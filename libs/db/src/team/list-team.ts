import type { InvitationId, OrganisationId } from '@latchkey/contracts/ids';
import type { Role } from '@latchkey/contracts/permissions';
import { and, asc, desc, eq, isNull } from 'drizzle-orm';
import type { Db } from '../connect-database.ts';
import { user } from '../schema/auth.ts';
import { invitation } from '../schema/invitation.ts';
import { member } from '../schema/member.ts';

/** Nobody has more; it bounds what a request reads. */
const most = 500;

export interface MemberRow {
  userId: string;
  name: string;
  email: string;
  role: Role;
  twoFactorEnabled: boolean;
  telegramId: number | null;
  createdAt: Date;
}

/** Who runs an organisation, those who have done so longest first. */
export async function listTeam(db: Db, organisationId: OrganisationId): Promise<MemberRow[]> {
  return db
    .select({
      userId: member.userId,
      name: user.name,
      email: user.email,
      role: member.role,
      twoFactorEnabled: user.twoFactorEnabled,
      telegramId: member.telegramId,
      createdAt: member.createdAt,
    })
    .from(member)
    .innerJoin(user, eq(user.id, member.userId))
    .where(eq(member.organisationId, organisationId))
    .orderBy(asc(member.createdAt), asc(member.userId))
    .limit(most);
}

export interface InvitationRow {
  id: InvitationId;
  email: string;
  role: Role;
  invitedBy: string | null;
  createdAt: Date;
  expiresAt: Date;
}

/** Invitations that are neither accepted nor taken back, those that are too old among them; the newest first. */
export async function listInvitations(db: Db, organisationId: OrganisationId): Promise<InvitationRow[]> {
  return selectInvitations(db)
    .where(
      and(
        eq(invitation.organisationId, organisationId),
        isNull(invitation.acceptedAt),
        isNull(invitation.revokedAt),
      ),
    )
    .orderBy(desc(invitation.createdAt))
    .limit(most);
}

/** An invitation of the organisation, open or not. */
export async function findInvitation(
  db: Db,
  organisationId: OrganisationId,
  id: InvitationId,
): Promise<InvitationRow | null> {
  const ours = and(eq(invitation.organisationId, organisationId), eq(invitation.id, id));
  const [row] = await selectInvitations(db).where(ours);
  return row ?? null;
}

// The name of who invited is told only while they are in the team.
function selectInvitations(db: Db) {
  return db
    .select({
      id: invitation.id,
      email: invitation.email,
      role: invitation.role,
      invitedBy: user.name,
      createdAt: invitation.createdAt,
      expiresAt: invitation.expiresAt,
    })
    .from(invitation)
    .leftJoin(
      member,
      and(eq(member.organisationId, invitation.organisationId), eq(member.userId, invitation.invitedBy)),
    )
    .leftJoin(user, eq(user.id, member.userId));
}
