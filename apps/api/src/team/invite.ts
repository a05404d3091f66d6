import { LatchkeyError } from '@latchkey/contracts/errors';
import { newInvitationToken } from '@latchkey/db/team/invitation-token';
import { lockTeam } from '@latchkey/db/team/lock-team';
import { isInTeam, writeInvitation } from '@latchkey/db/team/write-invitation';
import type { Deps } from '../deps.ts';
import { actOf } from '../principal/act-of.ts';
import type { UseCases } from '../trpc/use-cases.ts';
import { callerOf } from './caller-of.ts';
import { limitInvitations } from './limit-invitations.ts';
import { invitationEnd, mailInvitation } from './mail-invitation.ts';
import { mustBeAbove } from './may-change.ts';

/** Invites somebody by mail: committed first, then sent. */
export function teamInvite(deps: Deps): UseCases['team']['invite'] {
  const { database, clock } = deps;
  return async ({ organisationId, principal, correlationId }, { email, role, locale }) => {
    const invitedBy = callerOf(principal);
    const act = actOf(principal, correlationId, clock.now());
    const token = newInvitationToken();
    const id = await database.db.transaction(async (db) => {
      mustBeAbove((await lockTeam(db, organisationId)).get(invitedBy), [role]);
      if (await isInTeam(db, organisationId, email))
        throw new LatchkeyError('already_member', 'This person is in the team already.');
      await limitInvitations(db, email);
      const inviting = { email, role, token, invitedBy, expiresAt: invitationEnd(act.at) };
      return writeInvitation(db, organisationId, inviting, act);
    });
    return mailInvitation(deps, { organisationId, id, token, locale });
  };
}
