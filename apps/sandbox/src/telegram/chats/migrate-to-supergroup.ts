import type { ChatRecord } from '../telegram-state.ts';
import type { TelegramWorld } from '../telegram-world.ts';
import { postServiceMessage } from '../updates/post-service-message.ts';
import { nextChatId } from './create-chat.ts';

/** A basic group becomes a supergroup: a new id, the same members; links and requests to join die with the old one. */
export function migrateToSupergroup(world: TelegramWorld, group: ChatRecord, byUserId: number): ChatRecord {
  const id = nextChatId(world, 'supergroup');
  const supergroup: ChatRecord = {
    ...structuredClone(group),
    id,
    type: 'supergroup',
    links: {},
    requests: {},
    messages: [],
    nextMessageId: 1,
  };
  for (const member of Object.values(supergroup.members)) delete member.joinedVia;
  world.state.chats[id] = supergroup;
  group.requests = {};
  for (const link of Object.values(group.links)) link.isRevoked = true;
  postServiceMessage(world, group, byUserId, { migrate_to_chat_id: id });
  postServiceMessage(world, supergroup, byUserId, { migrate_from_chat_id: group.id });
  group.migratedTo = id;
  world.changed();
  return supergroup;
}
