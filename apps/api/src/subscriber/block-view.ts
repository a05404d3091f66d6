import type { BlockView } from '@latchkey/contracts/procedures/subscriber';
import type { BlockRow } from '@latchkey/db/block/block-row';

/** A block with what became of the money. */
export function blockView(block: BlockRow): BlockView {
  return {
    id: block.id,
    subscriberId: block.subscriberId,
    channelId: block.channelId,
    reason: block.reason,
    createdAt: block.createdAt.toISOString(),
    endsAt: block.endsAt?.toISOString() ?? null,
    liftedAt: block.liftedAt?.toISOString() ?? null,
    liftedReason: block.liftedReason,
    removal: block.endsAt !== null && block.endsAt <= block.createdAt,
    money: {
      choice: block.moneyChoice,
      reason: block.moneyReason,
      state: block.moneyState,
      acts: block.moneyActs,
    },
  };
}
