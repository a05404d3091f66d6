import type { OrganisationId } from '@latchkey/contracts/ids';
import { and, asc, eq, isNull } from 'drizzle-orm';
import type { Db } from '../connect-database.ts';
import { channel } from '../schema/channel.ts';

const most = 500;

/** The connected channels of an organisation, oldest first. */
export async function listChannels(db: Db, organisationId: OrganisationId) {
  return db
    .select({
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
    })
    .from(channel)
    .where(and(eq(channel.organisationId, organisationId), isNull(channel.disconnectedAt)))
    .orderBy(asc(channel.id))
    .limit(most);
}
