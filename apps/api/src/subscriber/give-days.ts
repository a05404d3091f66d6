import { type GiveOutcome, giveDays } from '@latchkey/access/give/give-days';
import { LatchkeyError } from '@latchkey/contracts/errors';
import type { Deps } from '../deps.ts';
import { actOf } from '../principal/act-of.ts';
import type { UseCases } from '../trpc/use-cases.ts';

type Refusal = Extract<GiveOutcome, { kind: 'refused' }>['reason'];

const refusals = {
  unknown_subscriber: () => new LatchkeyError('not_found', 'There is no such member.'),
  unknown_channel: () => new LatchkeyError('not_found', 'There is no such channel.'),
  blocked: () => new LatchkeyError('conflict', 'This person is blocked. Lift the block first.'),
  without_end: () => new LatchkeyError('conflict', 'This person is in for good already.'),
  never_sold: () => new LatchkeyError('conflict', 'No plan opens this channel yet. Make one first.'),
} satisfies Record<Refusal, () => LatchkeyError>;

/** Gives time in a channel for nothing. */
export function subscriberGiveDays(deps: Deps): UseCases['subscriber']['giveDays'] {
  return async ({ organisationId, principal, correlationId }, { idempotencyKey: key, ...input }) => {
    const act = actOf(principal, correlationId, deps.clock.now());
    const outcome = await giveDays(deps, { ...input, organisationId, key }, act);
    if (outcome.kind === 'refused') throw refusals[outcome.reason]();
    return { orderId: outcome.orderId, until: outcome.until.toISOString() };
  };
}
