import type { InvitationId, OrganisationId } from '@latchkey/contracts/ids';
import type { Role } from '@latchkey/contracts/permissions';
import { and, eq, isNull, sql } from 'drizzle-orm';
import { type Act, appendAudit } from '../audit-row/append-audit.ts';
import { hashToken } from '../claim-link/hash-token.ts';
import type { Db } from '../connect-database.ts';
import { newId } from '../new-id.ts';
import { user } from '../schema/auth.ts';
import { invitation } from '../schema/invitation.ts';
import { member } from '../schema/member.ts';

const isOpen = and(isNull(invitation.acceptedAt), isNull(invitation.revokedAt));

/** Whether somebody with this address runs the organisation already. */
export async function isInTeam(db: Db, organisationId: OrganisationId, email: string): Promise<boolean> {
  const [row] = await db
    .select({ userId: member.userId })
    .from(member)
    .innerJoin(user, eq(user.id, member.userId))
    .where(and(eq(member.organisationId, organisationId), eq(user.email, email)));
  return row !== undefined;
}

/** Invites an address; an open invitation of it gets this role and this token. */
export async function writeInvitation(
  db: Db,
  organisationId: OrganisationId,
  inviting: { email: string; role: Role; token: string; invitedBy: string; expiresAt: Date },
  act: Act,
): Promise<InvitationId> {
  const { token, ...given } = inviting;
  const now = { ...given, tokenHash: hashToken(token), createdAt: act.at };
  const [row] = await db
    .insert(invitation)
    .values({ organisationId, id: newId('invitation'), ...now })
    .onConflictDoUpdate({
      target: [invitation.email, invitation.organisationId],
      targetWhere: sql`${invitation.acceptedAt} is null and ${invitation.revokedAt} is null`,
      set: now,
    })
    .returning({ id: invitation.id });
  if (!row) throw new Error('an invitation was not written');
  await noteInvitation(
    db,
    organisationId,
    row.id,
    { action: 'team.invite', detail: { role: given.role } },
    act,
  );
  return row.id;
}

/** Gives an open invitation another token and more time. @returns false when it is not open, or not there */
export async function renewInvitation(
  db: Db,
  which: { organisationId: OrganisationId; id: InvitationId },
  renewed: { token: string; expiresAt: Date },
  act: Act,
): Promise<boolean> {
  const { organisationId, id } = which;
  const rows = await db
    .update(invitation)
    .set({ tokenHash: hashToken(renewed.token), expiresAt: renewed.expiresAt })
    .where(and(eq(invitation.organisationId, organisationId), eq(invitation.id, id), isOpen))
    .returning({ id: invitation.id });
  if (rows.length === 0) return false;
  await noteInvitation(db, organisationId, id, { action: 'team.resend_invitation' }, act);
  return true;
}

/** Takes an open invitation back. @returns false when it is not open, or not there */
export async function revokeInvitation(
  db: Db,
  { organisationId, id }: { organisationId: OrganisationId; id: InvitationId },
  act: Act,
): Promise<boolean> {
  const rows = await db
    .update(invitation)
    .set({ revokedAt: act.at })
    .where(and(eq(invitation.organisationId, organisationId), eq(invitation.id, id), isOpen))
    .returning({ id: invitation.id });
  if (rows.length === 0) return false;
  await noteInvitation(db, organisationId, id, { action: 'team.revoke_invitation' }, act);
  return true;
}

async function noteInvitation(
  db: Db,
  organisationId: OrganisationId,
  id: InvitationId,
  done: { action: string; detail?: Record<string, unknown> },
  act: Act,
): Promise<void> {
  await appendAudit(db, organisationId, act, { ...done, targetKind: 'invitation', targetId: id });
}
