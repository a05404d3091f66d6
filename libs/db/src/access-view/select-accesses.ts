import { and, eq, gt, isNull, or, sql } from 'drizzle-orm';
import type { Db } from '../connect-database.ts';
import { block } from '../schema/block.ts';
import { channel } from '../schema/channel.ts';
import { channelAccess } from '../schema/channel-access.ts';
import { subscriber } from '../schema/subscriber.ts';

/** Accesses with what is shown beside them; for the queries of this folder, which add whose and which. */
export function selectAccesses(db: Db, now: Date) {
  return db
    .select({
      access: channelAccess,
      channelTitle: channel.title,
      link: channel.link,
      linkState: channel.linkState,
      telegramUserId: subscriber.telegramId,
      blocked: sql<boolean>`exists (${blocksOf(db, now)})`,
    })
    .from(channelAccess)
    .innerJoin(
      channel,
      and(eq(channel.organisationId, channelAccess.organisationId), eq(channel.id, channelAccess.channelId)),
    )
    .innerJoin(
      subscriber,
      and(
        eq(subscriber.organisationId, channelAccess.organisationId),
        eq(subscriber.id, channelAccess.subscriberId),
      ),
    );
}

/** Blocks that keep the person of an access out at a moment. */
function blocksOf(db: Db, now: Date) {
  return db
    .select({ id: block.id })
    .from(block)
    .where(
      and(
        eq(block.organisationId, channelAccess.organisationId),
        eq(block.subscriberId, channelAccess.subscriberId),
        or(isNull(block.channelId), eq(block.channelId, channelAccess.channelId)),
        isNull(block.liftedAt),
        or(isNull(block.endsAt), gt(block.endsAt, now)),
      ),
    );
}

export type AccessRow = Awaited<ReturnType<typeof selectAccesses>>[number];
