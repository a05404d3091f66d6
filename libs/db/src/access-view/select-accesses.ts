import { and, eq } from 'drizzle-orm';
import type { Db } from '../connect-database.ts';
import { channel } from '../schema/channel.ts';
import { channelAccess } from '../schema/channel-access.ts';
import { subscriber } from '../schema/subscriber.ts';

/** Accesses with what is shown beside them; for the queries of this folder, which add whose and which. */
export function selectAccesses(db: Db) {
  return db
    .select({
      access: channelAccess,
      channelTitle: channel.title,
      link: channel.link,
      linkState: channel.linkState,
      telegramUserId: subscriber.telegramId,
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

export type AccessRow = Awaited<ReturnType<typeof selectAccesses>>[number];
