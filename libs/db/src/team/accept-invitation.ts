import type { InvitationId, OrganisationId } from '@latchkey/contracts/ids';
import type { Role } from '@latchkey/contracts/permissions';
import { and, eq, isNull } from 'drizzle-orm';
import { type Act, appendAudit } from '../audit-row/append-audit.ts';
import type { Db } from '../connect-database.ts';
import { user } from '../schema/auth.ts';
import { invitation } from '../schema/invitation.ts';
import { member } from '../schema/member.ts';

interface Accepting {
  organisationId: OrganisationId;
  id: InvitationId;
  userId: string;
  role: Role;
}

/**
 * Makes the invited person a member, once. Their address counts as shown to be theirs: the link came by a mail to it. Who
 * is in the team already keeps the role they have.
 *
 * @returns false when the invitation was accepted or taken back meanwhile
 */
export async function acceptInvitation(db: Db, accepting: Accepting, act: Act): Promise<boolean> {
  const { organisationId, id, userId, role } = accepting;
  return db.transaction(async (tx) => {
    const spent = await tx
      .update(invitation)
      .set({ acceptedAt: act.at, acceptedBy: userId })
      .where(
        and(
          eq(invitation.organisationId, organisationId),
          eq(invitation.id, id),
          isNull(invitation.acceptedAt),
          isNull(invitation.revokedAt),
        ),
      )
      .returning({ id: invitation.id });
    if (spent.length === 0) return false;
    await tx.insert(member).values({ organisationId, userId, role, createdAt: act.at }).onConflictDoNothing();
    await tx.update(user).set({ emailVerified: true }).where(eq(user.id, userId));
    await appendAudit(tx, organisationId, act, {
      action: 'invitation.accept',
      targetKind: 'invitation',
      targetId: id,
      detail: { role },
    });
    return true;
  });
}
