import { renderUser } from '../render/user.ts';
import type { ChatRecord } from '../telegram-state.ts';
import type { TelegramWorld } from '../telegram-world.ts';
import { changeMember } from './change-member.ts';
import { isInside } from './is-inside.ts';

export type SettlementRefusal =
  | 'USER_ID_INVALID'
  | 'USER_ALREADY_PARTICIPANT'
  | 'HIDE_REQUESTER_MISSING'
  | 'USER_CHANNELS_TOO_MUCH'
  | 'INPUT_USER_DEACTIVATED';

/** Approves or declines an open request; returns Telegram's name of the reason where it cannot be done. */
export function settleJoinRequest(
  world: TelegramWorld,
  chat: ChatRecord,
  settlement: { userId: number; actorId: number; approved: boolean },
): SettlementRefusal | undefined {
  const { userId, actorId, approved } = settlement;
  const person = world.state.users[userId];
  const request = chat.requests[userId];
  if (!person) return 'USER_ID_INVALID';
  if (approved && isInside(chat, userId)) return 'USER_ALREADY_PARTICIPANT';
  if (!request) return 'HIDE_REQUESTER_MISSING';
  if (approved && person.deactivated) return 'INPUT_USER_DEACTIVATED';
  if (approved && person.inTooManyChannels) return 'USER_CHANNELS_TOO_MUCH';
  delete chat.requests[userId];
  world.changed();
  if (!approved) {
    const text = `request declined by ${renderUser(world, actorId).first_name}`;
    chat.history.push({ at: world.nowMs(), userId, text });
    return undefined;
  }
  const link = chat.links[request.link];
  changeMember(world, chat, {
    userId,
    actorId,
    to: { status: 'member' },
    viaJoinRequest: true,
    ...(link ? { link } : {}),
  });
  return undefined;
}
