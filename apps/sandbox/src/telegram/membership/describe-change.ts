import { renderUser } from '../render/user.ts';
import type { MemberRecord } from '../telegram-state.ts';
import type { TelegramWorld } from '../telegram-world.ts';
import type { MemberChange } from './change-member.ts';
import { countsAsInside } from './is-inside.ts';

/** What happened, in words, for the pages. */
export function describeChange(
  world: TelegramWorld,
  before: MemberRecord,
  to: MemberRecord,
  change: MemberChange,
): string {
  const actor = renderUser(world, change.actorId).first_name;
  const own = change.actorId === change.userId;
  if (to.status === 'kicked') return `banned by ${actor}`;
  if (to.status === 'restricted') return `restricted by ${actor}`;
  if (to.status === 'administrator') return `made an administrator by ${actor}`;
  if (before.status === 'administrator' && to.status === 'member')
    return `no longer an administrator (${actor})`;
  if (countsAsInside(to))
    return own ? 'joined' : change.viaJoinRequest ? `approved by ${actor}` : `added by ${actor}`;
  if (before.status === 'kicked') return `unbanned by ${actor}`;
  return own ? 'left' : `removed by ${actor}`;
}
