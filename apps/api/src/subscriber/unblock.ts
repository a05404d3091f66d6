import { unblockSubscriber } from '@latchkey/access/block/unblock-subscriber';
import { LatchkeyError } from '@latchkey/contracts/errors';
import { loadBlock } from '@latchkey/db/block/load-block';
import type { Deps } from '../deps.ts';
import { actOf } from '../principal/act-of.ts';
import type { UseCases } from '../trpc/use-cases.ts';
import { blockView } from './block-view.ts';

/** Lifts a block. */
export function subscriberUnblock(deps: Deps): UseCases['subscriber']['unblock'] {
  return async ({ organisationId, principal, correlationId }, { blockId, reason }) => {
    const of = { organisationId, blockId, reason };
    await unblockSubscriber(deps, of, actOf(principal, correlationId, deps.clock.now()));
    const block = await loadBlock(deps.database.db, of);
    if (!block) throw new LatchkeyError('not_found', 'There is no such block.');
    return blockView(block);
  };
}
