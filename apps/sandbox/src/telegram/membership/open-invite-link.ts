import { randomBytes } from 'node:crypto';
import { renderChat } from '../render/chat.ts';
import { renderInviteLink } from '../render/invite-link.ts';
import { renderUser } from '../render/user.ts';
import type { ChatRecord, LinkRecord } from '../telegram-state.ts';
import type { TelegramWorld } from '../telegram-world.ts';
import { sendUpdate } from '../updates/send-update.ts';
import { changeMember } from './change-member.ts';
import { countsAsInside, isInside } from './is-inside.ts';

export type JoinOutcome =
  | 'joined'
  | 'request-sent'
  | 'request-pending'
  | 'already-member'
  | 'link-expired'
  | 'link-full'
  | 'too-many-channels';

/** What happens when a person opens an invite link and taps "join" or "request to join". */
export function openInviteLink(
  world: TelegramWorld,
  userId: number,
  url: string,
): { outcome: JoinOutcome; chatId?: number } {
  const chat = findLinkedChat(world, url);
  const link = chat?.links[url];
  if (!chat || !link || !isUsable(world, chat, link, userId)) return { outcome: 'link-expired' };
  return { outcome: enter(world, chat, link, userId), chatId: chat.id };
}

/** The chat an invite link leads to, whether the link still works or not. */
export function findLinkedChat(world: TelegramWorld, url: string): ChatRecord | undefined {
  return Object.values(world.state.chats).find((chat) => chat.links[url]);
}

/** Telegram tells a banned person the same as with a dead link. */
function isUsable(world: TelegramWorld, chat: ChatRecord, link: LinkRecord, userId: number): boolean {
  const alive = !link.isRevoked && !chat.deleted && chat.migratedTo === undefined;
  const expired = link.expireDate !== undefined && link.expireDate <= world.nowSeconds();
  return alive && !expired && chat.members[userId]?.status !== 'kicked';
}

function enter(world: TelegramWorld, chat: ChatRecord, link: LinkRecord, userId: number): JoinOutcome {
  if (isInside(chat, userId)) return 'already-member';
  if (link.createsJoinRequest) return request(world, chat, link, userId);
  const joined = Object.values(chat.members).filter(
    (each) => each.joinedVia === link.url && countsAsInside(each),
  );
  if (link.memberLimit !== undefined && joined.length >= link.memberLimit) return 'link-full';
  if (world.state.users[userId]?.inTooManyChannels) return 'too-many-channels';
  const before = chat.members[userId];
  const to = before?.status === 'restricted' ? { ...before, is_member: true } : { status: 'member' as const };
  changeMember(world, chat, { userId, actorId: userId, to, link });
  return 'joined';
}

function request(world: TelegramWorld, chat: ChatRecord, link: LinkRecord, userId: number): JoinOutcome {
  if (chat.requests[userId]) return 'request-pending';
  const date = world.nowSeconds();
  chat.requests[userId] = { userId, link: link.url, date };
  chat.history.push({ at: world.nowMs(), userId, text: 'asked to join' });
  world.changed();
  const rendered = renderChat(chat);
  for (const bot of Object.values(world.state.bots)) {
    const member = chat.members[bot.user.id];
    if (member?.status !== 'administrator' || !member.can_invite_users || rendered.type === 'group') continue;
    const invite_link = renderInviteLink(world, chat, link, bot.user.id);
    const from = renderUser(world, userId);
    const query_id =
      chat.joinRequestBot === bot.user.id ? openQuery(world, chat, bot.user.id, userId) : undefined;
    sendUpdate(world, bot, {
      chat_join_request: {
        chat: rendered,
        from,
        user_chat_id: userId,
        date,
        invite_link,
        ...(query_id && { query_id }),
      },
    });
  }
  return 'request-sent';
}

/** Whoever is in charge of requests to join is asked what to do, by a query to be answered within ten seconds. */
function openQuery(world: TelegramWorld, chat: ChatRecord, botId: number, userId: number): string {
  const id = randomBytes(12).toString('base64url');
  const request = chat.requests[userId];
  if (request) request.query = { id, botId, askedAt: world.nowMs() };
  return id;
}
