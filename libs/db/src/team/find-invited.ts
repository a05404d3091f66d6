import type { InvitationId, OrganisationId } from '@latchkey/contracts/ids';
import type { Role } from '@latchkey/contracts/permissions';
import { and, eq } from 'drizzle-orm';
import { hashToken } from '../claim-link/hash-token.ts';
import type { Db } from '../connect-database.ts';
import { user } from '../schema/auth.ts';
import { invitation } from '../schema/invitation.ts';
import { member } from '../schema/member.ts';
import { organisation } from '../schema/organisation.ts';

export interface Invited {
  id: InvitationId;
  organisationId: OrganisationId;
  organisation: string;
  email: string;
  role: Role;
  /** By name, while they are in the team. */
  invitedBy: string | null;
  expiresAt: Date;
  acceptedAt: Date | null;
  acceptedBy: string | null;
  revokedAt: Date | null;
}

/** The invitation behind a link; null when the link leads nowhere, or a newer one was sent. */
export async function findInvited(db: Db, token: string): Promise<Invited | null> {
  const [row] = await db
    .select({
      id: invitation.id,
      organisationId: invitation.organisationId,
      organisation: organisation.name,
      email: invitation.email,
      role: invitation.role,
      invitedBy: user.name,
      expiresAt: invitation.expiresAt,
      acceptedAt: invitation.acceptedAt,
      acceptedBy: invitation.acceptedBy,
      revokedAt: invitation.revokedAt,
    })
    .from(invitation)
    .innerJoin(organisation, eq(organisation.id, invitation.organisationId))
    .leftJoin(
      member,
      and(eq(member.organisationId, invitation.organisationId), eq(member.userId, invitation.invitedBy)),
    )
    .leftJoin(user, eq(user.id, member.userId))
    .where(eq(invitation.tokenHash, hashToken(token)));
  return row ?? null;
}

/** Whether somebody signs in with this address. */
export async function hasAccount(db: Db, email: string): Promise<boolean> {
  const [row] = await db.select({ id: user.id }).from(user).where(eq(user.email, email));
  return row !== undefined;
}
