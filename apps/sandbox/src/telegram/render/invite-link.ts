import type { ChatInviteLink } from '../bot-api-types.ts';
import type { ChatRecord, LinkRecord } from '../telegram-state.ts';
import type { TelegramWorld } from '../telegram-world.ts';
import { renderUser } from './user.ts';

const shownOfForeignLink = 'https://t.me/+AAAAAAAA'.length;

/** A bot sees its own links in full, those of other administrators cut off. */
export function renderInviteLink(
  world: TelegramWorld,
  chat: ChatRecord,
  link: LinkRecord,
  viewerId: number,
): ChatInviteLink {
  const pending = Object.values(chat.requests).filter((request) => request.link === link.url).length;
  return {
    invite_link: link.creatorId === viewerId ? link.url : `${link.url.slice(0, shownOfForeignLink)}...`,
    creator: renderUser(world, link.creatorId),
    creates_join_request: link.createsJoinRequest,
    is_primary: link.isPrimary,
    is_revoked: link.isRevoked,
    ...(link.name === undefined ? {} : { name: link.name }),
    ...(link.expireDate === undefined ? {} : { expire_date: link.expireDate }),
    ...(link.memberLimit === undefined ? {} : { member_limit: link.memberLimit }),
    ...(pending > 0 ? { pending_join_request_count: pending } : {}),
  };
}
