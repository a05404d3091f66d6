import { LatchkeyError } from '@latchkey/contracts/errors';
import { findInvitation } from '@latchkey/db/team/list-team';
import { lockTeam } from '@latchkey/db/team/lock-team';
import { revokeInvitation } from '@latchkey/db/team/write-invitation';
import type { Deps } from '../deps.ts';
import { actOf } from '../principal/act-of.ts';
import type { UseCases } from '../trpc/use-cases.ts';
import { callerOf } from './caller-of.ts';
import { mustBeAbove } from './may-change.ts';

/** Takes an invitation back: its link is good for nothing then. */
export function teamRevokeInvitation({ database, clock }: Deps): UseCases['team']['revokeInvitation'] {
  return async ({ organisationId, principal, correlationId }, { invitationId: id }) => {
    const caller = callerOf(principal);
    const act = actOf(principal, correlationId, clock.now());
    await database.db.transaction(async (db) => {
      const mine = (await lockTeam(db, organisationId)).get(caller);
      const invitation = await findInvitation(db, organisationId, id);
      if (invitation) mustBeAbove(mine, [invitation.role]);
      if (!(await revokeInvitation(db, { organisationId, id }, act)))
        throw new LatchkeyError('not_found', 'There is no such open invitation.');
    });
    return { id };
  };
}
