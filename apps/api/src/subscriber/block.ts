import { type BlockOutcome, blockSubscriber } from '@latchkey/access/block/block-subscriber';
import { LatchkeyError } from '@latchkey/contracts/errors';
import { loadBlock } from '@latchkey/db/block/load-block';
import type { Deps } from '../deps.ts';
import { actOf } from '../principal/act-of.ts';
import type { UseCases } from '../trpc/use-cases.ts';
import { blockView } from './block-view.ts';

type Refusal = Extract<BlockOutcome, { kind: 'refused' }>['reason'];

const refusals = {
  unknown_subscriber: () => new LatchkeyError('not_found', 'There is no such subscriber.'),
  unknown_channel: () => new LatchkeyError('not_found', 'There is no such channel.'),
  end_passed: () => new LatchkeyError('invalid_input', 'endsAt: lies in the past.'),
  blocked_already: () =>
    new LatchkeyError('conflict', 'This person is blocked already, otherwise. Lift that block first.'),
} satisfies Record<Refusal, () => LatchkeyError>;

/** Keeps a person out, whatever is paid. */
export function subscriberBlock(deps: Deps): UseCases['subscriber']['block'] {
  return async ({ organisationId, principal, correlationId }, { channelId, endsAt, money, ...input }) => {
    const blocking = {
      ...input,
      organisationId,
      channelId: channelId ?? null,
      endsAt: endsAt === undefined ? null : new Date(endsAt),
      money: { choice: money.choice, reason: money.choice === 'none' ? money.reason : null },
    };
    const outcome = await blockSubscriber(deps, blocking, actOf(principal, correlationId, deps.clock.now()));
    if (outcome.kind === 'refused') throw refusals[outcome.reason]();
    const block = await loadBlock(deps.database.db, { organisationId, blockId: outcome.blockId });
    if (!block) throw new Error('a block is not where it was written');
    return blockView(block);
  };
}
