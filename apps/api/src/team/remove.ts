import { LatchkeyError } from '@latchkey/contracts/errors';
import { lockTeam } from '@latchkey/db/team/lock-team';
import { deleteMember } from '@latchkey/db/team/write-member';
import type { Deps } from '../deps.ts';
import { actOf } from '../principal/act-of.ts';
import type { UseCases } from '../trpc/use-cases.ts';
import { callerOf } from './caller-of.ts';
import { mustBeAbove, mustKeepOwner } from './may-change.ts';

/** Takes somebody out of the team. Their next call is refused already. */
export function teamRemove({ database, clock }: Deps): UseCases['team']['remove'] {
  return async ({ organisationId, principal, correlationId }, { userId }) => {
    const caller = callerOf(principal);
    const act = actOf(principal, correlationId, clock.now());
    await database.db.transaction(async (db) => {
      const team = await lockTeam(db, organisationId);
      const role = team.get(userId);
      if (!role) throw new LatchkeyError('not_found', 'This person is not in the team.');
      mustBeAbove(team.get(caller), [role]);
      mustKeepOwner(team, userId);
      await deleteMember(db, { organisationId, userId }, { action: 'team.remove', role }, act);
    });
    return { userId };
  };
}
