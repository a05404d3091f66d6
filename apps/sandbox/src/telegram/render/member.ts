import type { ChatMember } from '../bot-api-types.ts';
import type { MemberRecord } from '../telegram-state.ts';
import type { TelegramWorld } from '../telegram-world.ts';
import { renderUser } from './user.ts';

export function renderMember(world: TelegramWorld, userId: number, member: MemberRecord): ChatMember {
  const { joinedVia: _joinedVia, ...status } = member;
  return { user: renderUser(world, userId), ...status };
}
