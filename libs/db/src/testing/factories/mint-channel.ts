import type { ChannelId } from '@latchkey/contracts/ids';
import type { Db } from '../../connect-database.ts';
import { newId } from '../../new-id.ts';
import { channel } from '../../schema/channel.ts';
import { mintChatId } from './mint-number.ts';
import type { MintedOrganisation } from './mint-organisation.ts';

export interface MintedChannel {
  channelId: ChannelId;
  chatId: number;
}

/** A supergroup where the bot has its rights and the way in is live. */
export async function mintChannel(
  db: Db,
  of: Pick<MintedOrganisation, 'organisationId' | 'botId'>,
  made: { at: Date } & Partial<typeof channel.$inferInsert>,
): Promise<MintedChannel> {
  const { at: createdAt, ...rest } = made;
  const [row] = await db
    .insert(channel)
    .values({
      organisationId: of.organisationId,
      id: newId('channel'),
      botId: of.botId,
      chatId: mintChatId(),
      kind: 'supergroup',
      title: 'Inside the Blue Door',
      canInvite: true,
      canRestrict: true,
      link: 'https://t.me/+emulated',
      linkState: 'live',
      preparedAt: createdAt,
      createdAt,
      ...rest,
    })
    .returning();
  if (!row) throw new Error('no channel was written');
  return { channelId: row.id, chatId: row.chatId };
}
