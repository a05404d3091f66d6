import { LatchkeyError } from '@latchkey/contracts/errors';
import { lockTeam } from '@latchkey/db/team/lock-team';
import { deleteMember } from '@latchkey/db/team/write-member';
import type { Deps } from '../deps.ts';
import { actOf } from '../principal/act-of.ts';
import type { UseCases } from '../trpc/use-cases.ts';
import { callerOf } from './caller-of.ts';
import { mustKeepOwner } from './may-change.ts';

/** The caller leaves the team. */
export function teamLeave({ database, clock }: Deps): UseCases['team']['leave'] {
  return async ({ organisationId, principal, correlationId }) => {
    const userId = callerOf(principal);
    const act = actOf(principal, correlationId, clock.now());
    await database.db.transaction(async (db) => {
      const team = await lockTeam(db, organisationId);
      const role = team.get(userId);
      if (!role) throw new LatchkeyError('not_found', 'There is no such organisation of yours.');
      mustKeepOwner(team, userId);
      await deleteMember(db, { organisationId, userId }, { action: 'team.leave', role }, act);
    });
    return { organisationId };
  };
}
