import { renderUser } from '../../telegram/render/user.ts';
import type { ChatRecord, MemberRecord } from '../../telegram/telegram-state.ts';
import type { TelegramWorld } from '../../telegram/telegram-world.ts';
import { actionButton } from '../action-button.ts';
import { type Html, html } from '../html.ts';

const tones: Record<MemberRecord['status'], string> = {
  creator: 'good',
  administrator: 'good',
  member: 'good',
  restricted: 'warn',
  left: '',
  kicked: 'bad',
};

/** Everybody who is or was in the chat, and what the owner can do with them by hand. */
export function renderMembers(telegram: TelegramWorld, chat: ChatRecord): Html {
  const people = Object.values(telegram.state.users).filter(({ user }) => chat.members[user.id]);
  const others = Object.values(telegram.state.users).filter(({ user }) => !chat.members[user.id]);
  return html`<div class="scroll" id="members" data-live="part"><table><tr><th>Who</th><th>Is</th><th></th></tr>${people.map(
    ({ user }) => {
      const member = chat.members[user.id];
      return (
        member &&
        html`<tr><td>${renderUser(telegram, user.id).first_name} <code>${user.id}</code></td><td><span class="tag ${tones[member.status]}">${member.status}</span></td><td><span class="row">${choices(chat, user.id, member)}</span></td></tr>`
      );
    },
  )}</table></div>
${
  others.length > 0 &&
  html`<form class="inline" style="margin-top:.6rem" data-post="/telegram/control/chats/${chat.id}/members" data-done="Added">
<label class="field">Add by hand<select name="userId" data-type="number">${others.map(({ user }) => html`<option value="${user.id}">${user.first_name} (${user.id})</option>`)}</select></label>
<input type="hidden" name="status" value="member"><button class="btn">Add</button></form>`
}`;
}

function choices(chat: ChatRecord, userId: number, member: MemberRecord): Html[] {
  const set = (label: string, status: MemberRecord['status']) =>
    actionButton({ label, path: `/telegram/control/chats/${chat.id}/members`, body: { userId, status } });
  switch (member.status) {
    case 'creator':
      return [];
    case 'administrator':
      return [set('No longer administrator', 'member')];
    case 'kicked':
      return [set('Unban', 'left')];
    case 'left':
      return [set('Add by hand', 'member'), set('Ban', 'kicked')];
    default:
      return [set('Remove', 'left'), set('Ban', 'kicked'), set('Make administrator', 'administrator')];
  }
}
