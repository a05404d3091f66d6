import type { RightName } from '../../telegram/admin-rights.ts';
import type { BotRecord, ChatRecord, MemberRecord } from '../../telegram/telegram-state.ts';
import { actionButton } from '../action-button.ts';
import { type Html, html } from '../html.ts';

const shownRights: readonly (readonly [RightName, string])[] = [
  ['can_invite_users', 'invite users'],
  ['can_restrict_members', 'ban users'],
  ['can_post_messages', 'post'],
];

/** What a bot may do in a chat; each right is switched by itself. */
export function renderBotRights(chat: ChatRecord, bot: BotRecord): Html {
  const member = chat.members[bot.user.id];
  const path = `/telegram/control/chats/${chat.id}/bot`;
  const named = { bot: bot.user.username };
  const isInside = member !== undefined && ['administrator', 'member'].includes(member.status);
  return html`<div class="row spread"><span><b>@${bot.user.username}</b> <span class="tag ${isInside ? 'good' : ''}">${member?.status ?? 'never here'}</span></span>
<span class="row">${member?.status === 'administrator' && shownRights.map((right) => toggle(chat, bot, member, right))}${member?.status === 'administrator' && inCharge(chat, bot)}${
    isInside
      ? actionButton({ label: 'Kick', path, body: { ...named, status: 'kicked' }, look: 'danger' })
      : actionButton({ label: 'Add as administrator', path, body: named, look: 'primary' })
  }</span></div>`;
}

function toggle(
  chat: ChatRecord,
  bot: BotRecord,
  member: MemberRecord & { status: 'administrator' },
  [right, name]: readonly [RightName, string],
): Html | undefined {
  if (right === 'can_post_messages' && chat.type !== 'channel') return undefined;
  const has = member[right] === true;
  const rights: Partial<Record<RightName, boolean>> = {};
  for (const [key, value] of Object.entries(member)) {
    if (key.startsWith('can_') && key !== 'can_be_edited') rights[key as RightName] = value === true;
  }
  return actionButton({
    label: `${has ? '✓' : '✗'} ${name}`,
    path: `/telegram/control/chats/${chat.id}/bot`,
    body: { bot: bot.user.username, rights: { ...rights, [right]: !has } },
    look: has ? 'quiet' : 'danger',
  });
}

/** Requests to join are put to one bot at most; without one they wait for any administrator. */
function inCharge(chat: ChatRecord, bot: BotRecord): Html {
  const is = chat.joinRequestBot === bot.user.id;
  return actionButton({
    label: `${is ? '✓' : '✗'} in charge of requests to join`,
    path: `/telegram/control/chats/${chat.id}/join-request-bot`,
    body: { bot: is ? null : bot.user.username },
    look: 'quiet',
  });
}
