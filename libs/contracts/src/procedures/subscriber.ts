import { z } from 'zod';
import { BlockMoneyAct, moneyChoices, moneyStates } from '../block/block-money.ts';
import { BlockId, ChannelId, OrganisationId, SubscriberId } from '../ids.ts';
import { Instant } from '../instant.ts';
import { procedure } from './procedure.ts';

const organisationId = OrganisationId.optional();
const Reason = z.string().trim().min(1).max(500);

/** A block with what became of the money. */
export const BlockView = z.object({
  id: BlockId,
  subscriberId: SubscriberId,
  /** null: all channels of the organisation. */
  channelId: ChannelId.nullable(),
  reason: z.string(),
  createdAt: Instant,
  /** null: until it is lifted. */
  endsAt: Instant.nullable(),
  liftedAt: Instant.nullable(),
  liftedReason: z.string().nullable(),
  money: z.object({
    choice: z.enum(moneyChoices),
    /** Only with `none`: why nothing is to be done. */
    reason: z.string().nullable(),
    state: z.enum(moneyStates),
    acts: z.array(BlockMoneyAct),
  }),
});
export type BlockView = z.infer<typeof BlockView>;

/** The choice about the money. `cancel` ends what is charged from now on; `refund` gives the last payment back as well. */
const Money = z.discriminatedUnion('choice', [
  z.object({ choice: z.literal('cancel') }),
  z.object({ choice: z.literal('refund') }),
  z.object({ choice: z.literal('none'), reason: Reason }),
]);

export const subscriber = {
  /** Keeps a person out of a channel, or of all, whatever is paid; the same block twice is one. */
  block: procedure({
    type: 'mutation',
    permission: 'support:act',
    input: z.object({
      organisationId,
      subscriberId: SubscriberId,
      /** Left out: all channels of the organisation. */
      channelId: ChannelId.optional(),
      reason: Reason,
      /** Left out: until it is lifted. */
      endsAt: Instant.optional(),
      money: Money,
    }),
    output: BlockView,
  }),
  /** Lifts a block: who is entitled by what they paid is let in again. */
  unblock: procedure({
    type: 'mutation',
    permission: 'support:act',
    input: z.object({ organisationId, blockId: BlockId, reason: Reason }),
    output: BlockView,
  }),
  /** The blocks of a person, newest first, those that are over too. */
  blocks: procedure({
    type: 'query',
    permission: 'access:read',
    input: z.object({ organisationId, subscriberId: SubscriberId }),
    output: z.array(BlockView),
  }),
};
