import { type ErrorCode, LatchkeyError } from '@latchkey/contracts/errors';
import type { InvitationView } from '@latchkey/contracts/procedures/team';
import { readAccount } from '@latchkey/db/account/read-account';
import { acceptInvitation } from '@latchkey/db/team/accept-invitation';
import { findInvited } from '@latchkey/db/team/find-invited';
import type { Deps } from '../deps.ts';
import type { UseCases } from '../trpc/use-cases.ts';
import { stateOf } from './state-of.ts';

const refusals = {
  accepted: ['claim_used', 'This invitation was accepted already.'],
  revoked: ['claim_unknown', 'This invitation was taken back.'],
  expired: ['claim_expired', 'This invitation is too old. Ask for a new one.'],
} as const satisfies Record<Exclude<InvitationView['state'], 'open'>, readonly [ErrorCode, string]>;

/** Joins the organisation that an invitation is from. */
export function invitationAccept({ database: { db }, clock }: Deps): UseCases['invitation']['accept'] {
  return async ({ userId, correlationId }, { token }) => {
    const at = clock.now();
    const [invited, account] = await Promise.all([findInvited(db, token), readAccount(db, userId)]);
    if (!invited || !account) throw new LatchkeyError('not_found', 'There is no such invitation.');
    const { organisationId, id, role } = invited;
    if (account.email !== invited.email)
      throw new LatchkeyError('not_allowed', 'This invitation is for another e-mail address.');
    const state = stateOf(invited, at);
    if (state === 'accepted' && invited.acceptedBy === userId) return { organisationId, role };
    if (state !== 'open') throw refusal(state);
    const act = { actorKind: 'user', actorId: userId, correlationId, at } as const;
    if (!(await acceptInvitation(db, { organisationId, id, userId, role }, act))) throw refusal('revoked');
    return { organisationId, role };
  };
}

function refusal(state: keyof typeof refusals): LatchkeyError {
  const [code, message] = refusals[state];
  return new LatchkeyError(code, message);
}
