import type { ChannelId, OrganisationId } from '@latchkey/contracts/ids';
import { and, asc, eq, isNull, sql } from 'drizzle-orm';
import type { Db } from '../connect-database.ts';
import { channel } from '../schema/channel.ts';

const most = 500;

/** A channel as it is listed. */
const listedChannel = {
  id: channel.id,
  botId: channel.botId,
  title: channel.title,
  kind: channel.kind,
  chatId: channel.chatId,
  canInvite: channel.canInvite,
  canRestrict: channel.canRestrict,
  linkState: channel.linkState,
  actionRequired: channel.actionRequired,
  canary: channel.canary,
  canaryAt: channel.canaryAt,
  /** Whose access is open, or about to be. */
  members: sql<number>`(select count(*)::int from channel_access a where a.channel_id = channel.id
    and a.organisation_id = channel.organisation_id and a.state in ('PENDING', 'GRANTED'))`,
};

/** The connected channels of an organisation, oldest first. */
export async function listChannels(db: Db, organisationId: OrganisationId) {
  return db
    .select(listedChannel)
    .from(channel)
    .where(and(eq(channel.organisationId, organisationId), isNull(channel.disconnectedAt)))
    .orderBy(asc(channel.id))
    .limit(most);
}

export type ListedChannel = Awaited<ReturnType<typeof listChannels>>[number];

/** One of them; null when the organisation has no such channel that is connected. */
export async function findListedChannel(
  db: Db,
  of: { organisationId: OrganisationId; channelId: ChannelId },
) {
  const [row] = await db
    .select({ ...listedChannel, formerChatIds: channel.formerChatIds, createdAt: channel.createdAt })
    .from(channel)
    .where(
      and(
        eq(channel.organisationId, of.organisationId),
        eq(channel.id, of.channelId),
        isNull(channel.disconnectedAt),
      ),
    );
  return row ?? null;
}
