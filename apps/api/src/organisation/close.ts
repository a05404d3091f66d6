import { closeOrganisation } from '@latchkey/access/organisation/close-organisation';
import { LatchkeyError } from '@latchkey/contracts/errors';
import type { Deps } from '../deps.ts';
import { actOf } from '../principal/act-of.ts';
import type { UseCases } from '../trpc/use-cases.ts';

/** Closes the organisation, by its owner alone. */
export function organisationClose(deps: Deps): UseCases['organisation']['close'] {
  return async ({ organisationId, principal, correlationId }, { typedName }) => {
    const isOwner =
      principal.kind === 'user' &&
      principal.memberships.some((each) => each.organisationId === organisationId && each.role === 'owner');
    if (!isOwner) throw new LatchkeyError('not_allowed', 'Only an owner may close the organisation.');
    const act = actOf(principal, correlationId, deps.clock.now());
    await closeOrganisation(deps, { organisationId, typedName }, act);
    return { closed: true };
  };
}
