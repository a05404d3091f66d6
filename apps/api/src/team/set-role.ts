import { LatchkeyError } from '@latchkey/contracts/errors';
import { lockTeam } from '@latchkey/db/team/lock-team';
import { writeRole } from '@latchkey/db/team/write-member';
import type { Deps } from '../deps.ts';
import { actOf } from '../principal/act-of.ts';
import type { UseCases } from '../trpc/use-cases.ts';
import { callerOf } from './caller-of.ts';
import { mustBeAbove, mustKeepOwner } from './may-change.ts';

/** Gives a member another role. */
export function teamSetRole({ database, clock }: Deps): UseCases['team']['setRole'] {
  return async ({ organisationId, principal, correlationId }, { userId, role }) => {
    const caller = callerOf(principal);
    const act = actOf(principal, correlationId, clock.now());
    await database.db.transaction(async (db) => {
      const team = await lockTeam(db, organisationId);
      const before = team.get(userId);
      if (!before) throw new LatchkeyError('not_found', 'This person is not in the team.');
      mustBeAbove(team.get(caller), [before, role]);
      if (before === role) return;
      if (role !== 'owner') mustKeepOwner(team, userId);
      await writeRole(db, { organisationId, userId }, { before, now: role }, act);
    });
    return { userId, role };
  };
}
