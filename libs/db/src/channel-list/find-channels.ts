import type { ChannelId, OrganisationId } from '@latchkey/contracts/ids';
import { and, eq, isNull, sql } from 'drizzle-orm';
import type { Db } from '../connect-database.ts';
import { bot } from '../schema/bot.ts';
import { channel } from '../schema/channel.ts';

/** Those of these channels that the organisation has connected, with what matters for selling them. */
export async function findChannels(db: Db, organisationId: OrganisationId, channelIds: readonly ChannelId[]) {
  return db
    .select({ id: channel.id, title: channel.title, kind: channel.kind, botIsPlatform: bot.isPlatform })
    .from(channel)
    .innerJoin(bot, and(eq(bot.organisationId, channel.organisationId), eq(bot.id, channel.botId)))
    .where(
      and(
        eq(channel.organisationId, organisationId),
        isNull(channel.disconnectedAt),
        sql`${channel.id} = any(${sql.param([...channelIds])}::text[])`,
      ),
    );
}
