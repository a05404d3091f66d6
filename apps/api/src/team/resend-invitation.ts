import { LatchkeyError } from '@latchkey/contracts/errors';
import { newInvitationToken } from '@latchkey/db/team/invitation-token';
import { findInvitation } from '@latchkey/db/team/list-team';
import { lockTeam } from '@latchkey/db/team/lock-team';
import { renewInvitation } from '@latchkey/db/team/write-invitation';
import type { Deps } from '../deps.ts';
import { actOf } from '../principal/act-of.ts';
import type { UseCases } from '../trpc/use-cases.ts';
import { callerOf } from './caller-of.ts';
import { limitInvitations } from './limit-invitations.ts';
import { invitationEnd, mailInvitation } from './mail-invitation.ts';
import { mustBeAbove } from './may-change.ts';

/** Sends an invitation's mail once more, with a link of its own. */
export function teamResendInvitation(deps: Deps): UseCases['team']['resendInvitation'] {
  const { database, clock } = deps;
  return async ({ organisationId, principal, correlationId }, { invitationId: id, locale }) => {
    const caller = callerOf(principal);
    const act = actOf(principal, correlationId, clock.now());
    const token = newInvitationToken();
    await database.db.transaction(async (db) => {
      const mine = (await lockTeam(db, organisationId)).get(caller);
      const invitation = await findInvitation(db, organisationId, id);
      if (invitation) {
        mustBeAbove(mine, [invitation.role]);
        await limitInvitations(db, invitation.email);
      }
      const renewed = { token, expiresAt: invitationEnd(act.at) };
      if (!(await renewInvitation(db, { organisationId, id }, renewed, act)))
        throw new LatchkeyError('not_found', 'There is no such open invitation.');
    });
    return mailInvitation(deps, { organisationId, id, token, locale });
  };
}
