import { adminRights, type RightName } from '../admin-rights.ts';
import { changeMember } from '../membership/change-member.ts';
import type { BotRecord, ChatRecord, MemberRecord } from '../telegram-state.ts';
import type { TelegramWorld } from '../telegram-world.ts';

export interface BotPlacement {
  /** The administrator who does it; the bot sees it as `from`. */
  byUserId: number;
  status: 'administrator' | 'member' | 'left' | 'kicked';
  /** Undefined: all rights but that to promote others. */
  rights?: Partial<Record<RightName, boolean>> | undefined;
}

/** Adds a bot to a chat, changes its rights, or removes it. In channels a bot can only be an administrator. */
export function placeBot(
  world: TelegramWorld,
  chat: ChatRecord,
  bot: BotRecord,
  placement: BotPlacement,
): void {
  const to = memberRecord(chat, placement);
  changeMember(world, chat, { userId: bot.user.id, actorId: placement.byUserId, to });
}

function memberRecord(chat: ChatRecord, { status, rights }: BotPlacement): MemberRecord {
  if (status === 'left') return { status };
  if (status === 'kicked') return { status, until_date: 0 };
  if (status === 'member' && chat.type !== 'channel') return { status };
  return {
    status: 'administrator',
    is_anonymous: false,
    can_be_edited: false,
    ...adminRights(chat.type, rights),
  };
}
