import { createMoveLink, type MoveLinkOutcome } from '@latchkey/access/move/create-move-link';
import { LatchkeyError } from '@latchkey/contracts/errors';
import { deepLinks } from '../bot/deep-links.ts';
import type { Deps } from '../deps.ts';
import { actOf } from '../principal/act-of.ts';
import type { UseCases } from '../trpc/use-cases.ts';

type Refusal = Extract<MoveLinkOutcome, { kind: 'refused' }>['reason'];

const refusals = {
  unknown: () => new LatchkeyError('not_found', 'There is no such member.'),
  unclaimed: () =>
    new LatchkeyError('conflict', 'Nobody has this place in Telegram yet: send the link for claiming it.'),
  blocked: () => new LatchkeyError('conflict', 'This person is blocked. Lift the block first.'),
  pays_in_stars: () =>
    new LatchkeyError('conflict', 'This membership is paid in Stars, by this Telegram account and no other.'),
  nothing_to_move: () => new LatchkeyError('conflict', 'This person has no access that could move.'),
} satisfies Record<Refusal, () => LatchkeyError>;

/** The single-use link by which a member shows the Telegram account they move to. */
export function subscriberCreateMoveLink(deps: Deps): UseCases['subscriber']['createMoveLink'] {
  return async ({ organisationId, principal, correlationId }, { subscriberId }) => {
    const act = actOf(principal, correlationId, deps.clock.now());
    const outcome = await createMoveLink(deps, { organisationId, subscriberId }, act);
    if (outcome.kind === 'refused') throw refusals[outcome.reason]();
    const deepLink = deepLinks(outcome.botUsername).start(outcome.token);
    return { deepLink, expiresAt: outcome.expiresAt.toISOString() };
  };
}
