import type { ChannelId, OrganisationId, SubscriberId } from '@latchkey/contracts/ids';
import { and, eq, gt, isNull, or } from 'drizzle-orm';
import type { Db } from '../connect-database.ts';
import { block } from '../schema/block.ts';
import type { BlockRow } from './block-row.ts';

/** The block of exactly this person and this channel (null: all channels) that holds at a moment, or null. */
export async function findLiveBlock(
  db: Db,
  of: { organisationId: OrganisationId; subscriberId: SubscriberId; channelId: ChannelId | null; now: Date },
): Promise<BlockRow | null> {
  const [row] = await db
    .select()
    .from(block)
    .where(
      and(
        eq(block.organisationId, of.organisationId),
        eq(block.subscriberId, of.subscriberId),
        of.channelId === null ? isNull(block.channelId) : eq(block.channelId, of.channelId),
        isNull(block.liftedAt),
        or(isNull(block.endsAt), gt(block.endsAt, of.now)),
      ),
    );
  return row ?? null;
}
