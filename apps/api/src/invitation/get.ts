import { LatchkeyError } from '@latchkey/contracts/errors';
import { findInvited, hasAccount } from '@latchkey/db/team/find-invited';
import type { Deps } from '../deps.ts';
import type { UseCases } from '../trpc/use-cases.ts';
import { stateOf } from './state-of.ts';

/** What an invitation is about, for who holds its link. */
export function invitationGet({ database: { db }, clock }: Deps): UseCases['invitation']['get'] {
  return async (_call, { token }) => {
    const invited = await findInvited(db, token);
    if (!invited) throw new LatchkeyError('not_found', 'There is no such invitation.');
    const { organisation, invitedBy, email, role } = invited;
    const state = stateOf(invited, clock.now());
    return { organisation, invitedBy, email, role, state, hasAccount: await hasAccount(db, email) };
  };
}
