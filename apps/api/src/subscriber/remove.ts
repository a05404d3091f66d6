import { type RemoveOutcome, removeMember } from '@latchkey/access/remove/remove-member';
import { LatchkeyError } from '@latchkey/contracts/errors';
import { loadBlock } from '@latchkey/db/block/load-block';
import type { Deps } from '../deps.ts';
import { actOf } from '../principal/act-of.ts';
import type { UseCases } from '../trpc/use-cases.ts';
import { blockView } from './block-view.ts';

type Refusal = Extract<RemoveOutcome, { kind: 'refused' }>['reason'];

const refusals = {
  unknown_subscriber: () => new LatchkeyError('not_found', 'There is no such member.'),
  unknown_channel: () => new LatchkeyError('not_found', 'There is no such channel.'),
  money_goes_on: () =>
    new LatchkeyError('conflict', 'A subscription would go on charging. Cancel it, or give the money back.'),
} satisfies Record<Refusal, () => LatchkeyError>;

/** Ends what entitles a person; they may buy again. */
export function subscriberRemove(deps: Deps): UseCases['subscriber']['remove'] {
  return async ({ organisationId, principal, correlationId }, { channelId, money, ...input }) => {
    const act = actOf(principal, correlationId, deps.clock.now());
    const reason = money.choice === 'none' ? money.reason : null;
    const removing = {
      ...input,
      organisationId,
      channelId: channelId ?? null,
      money: { choice: money.choice, reason },
    };
    const outcome = await removeMember(deps, removing, act);
    if (outcome.kind === 'refused') throw refusals[outcome.reason]();
    const block = await loadBlock(deps.database.db, { organisationId, blockId: outcome.blockId });
    if (!block) throw new Error('a removal is not where it was written');
    return blockView(block);
  };
}
