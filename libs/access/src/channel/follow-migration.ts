import type { OrganisationId } from '@latchkey/contracts/ids';
import { findChannelOfChat } from '@latchkey/db/channel/find-channel-of-chat';
import { moveChannel } from '@latchkey/db/channel/move-channel';
import { noteChannelAction } from '@latchkey/db/membership/note-channel-action';
import { named, unitOfWork } from '@latchkey/db/outbox/unit-of-work';
import type { AccessDeps } from '../access-deps.ts';

/** A group of an organisation has become a supergroup. */
export interface ChatMigrated {
  organisationId: OrganisationId;
  fromChatId: number;
  toChatId: number;
  correlationId: string;
}

/**
 * Follows a group that became a supergroup: the new id everywhere, in one transaction, with the promises of a new way in
 * and of inviting again who did not come along. Said twice, or by an answer and by an update, it is done once.
 */
export async function followMigration(deps: AccessDeps, migrated: ChatMigrated): Promise<void> {
  const { organisationId, fromChatId: chatId, correlationId } = migrated;
  const at = deps.clock.now();
  await unitOfWork(named(deps, 'channel'), async (unit) => {
    const channelId = await findChannelOfChat(unit.db, { organisationId, chatId });
    if (!channelId) return;
    const moved = await moveChannel(unit, { ...migrated, channelId, at });
    // The new chat was connected elsewhere meanwhile, and is in use there: only a person can tell what is right.
    if (moved === 'taken')
      await noteChannelAction(unit, { organisationId, channelId }, 'chat_not_found', { correlationId, at });
  });
}
