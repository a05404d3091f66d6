import { countsAsInside } from '../../telegram/membership/is-inside.ts';
import type {
  ChatRecord,
  MemberRecord,
  StarSubscriptionRecord,
  UserRecord,
} from '../../telegram/telegram-state.ts';
import { actionButton } from '../action-button.ts';
import { type Html, html } from '../html.ts';
import { moment } from '../moment.ts';
import type { Play } from './play-page.ts';

/** The chats this person has to do with, the Star subscriptions, and a field for links. */
export function renderPlaces(play: Play): Html {
  const { telegram, person } = play;
  const id = person.user.id;
  const chats = Object.values(telegram.state.chats).filter(
    (chat) =>
      chat.migratedTo === undefined && (chat.members[id] || chat.history.some((line) => line.userId === id)),
  );
  const subscriptions = Object.values(telegram.state.starSubscriptions).filter((each) => each.userId === id);
  return html`<section class="panel"><h2>Open a link</h2>
<form class="inline" action="/play" method="get"><input type="hidden" name="user" value="${id}">
<input name="link" aria-label="Link" placeholder="https://t.me/…" required style="flex:1"><button class="btn">Open</button></form></section>
<section class="panel"><h2>Channels and groups</h2><div class="stack" id="places" data-live="part">${
    chats.length === 0 ? html`<p class="soft small">None yet.</p>` : chats.map((chat) => place(chat, id))
  }</div></section>
<section class="panel"><h2>Stars</h2><div class="stack" id="stars" data-live="part">
<p class="soft small">Balance: ${person.starBalance === null ? 'never runs out' : `★ ${person.starBalance}`}</p>${subscriptions.map(subscription)}</div></section>
<section class="panel"><h2>This account</h2><div class="row" id="account" data-live="part">${account(person)}</div></section>`;
}

/** What may become of an account at Telegram, and keeps it out of a chat. */
function account({ user, inTooManyChannels, deactivated }: UserRecord): Html {
  const path = `/telegram/control/users/${user.id}/settings`;
  const full = inTooManyChannels
    ? actionButton({ label: 'Leave some channels', path, body: { inTooManyChannels: false } })
    : actionButton({ label: 'Be in too many channels', path, body: { inTooManyChannels: true } });
  const gone = deactivated
    ? actionButton({ label: 'Bring the account back', path, body: { deactivated: false } })
    : actionButton({ label: 'Delete the account', path, body: { deactivated: true }, look: 'danger' });
  return html`${inTooManyChannels && html`<span class="tag warn">in too many channels</span>`}${
    deactivated && html`<span class="tag bad">deleted</span>`
  }${full}${gone}`;
}

function place(chat: ChatRecord, userId: number): Html {
  const history = chat.history.filter((line) => line.userId === userId).slice(-6);
  const control = `/telegram/control/users/${userId}`;
  const inside = countsAsInside(chat.members[userId]);
  return html`<div><div class="row spread"><b>${chat.title}</b>${standing(chat, chat.members[userId], userId)}</div>
<ul class="history">${history.map((line) => html`<li><span>${line.text}</span>${moment(line.at, 'full')}</li>`)}</ul>
<div class="row">${inside && actionButton({ label: 'Leave', path: `${control}/leave`, body: { chatId: chat.id } })}${
    chat.requests[userId]?.miniApp &&
    html`<a class="btn primary" href="/play/mini-app?user=${userId}&chat=${chat.id}">Open the Mini App</a>`
  }${
    chat.requests[userId] &&
    actionButton({
      label: 'Withdraw request',
      path: `${control}/withdraw-request`,
      body: { chatId: chat.id },
    })
  }</div></div>`;
}

function standing(chat: ChatRecord, member: MemberRecord | undefined, userId: number): Html {
  if (countsAsInside(member)) {
    return html`<span class="tag good">${member?.status === 'creator' ? 'owner' : member?.status === 'administrator' ? 'administrator' : 'inside'}</span>`;
  }
  if (chat.requests[userId]) return html`<span class="tag warn">asked to join</span>`;
  return member?.status === 'kicked'
    ? html`<span class="tag bad">banned</span>`
    : html`<span class="tag">outside</span>`;
}

function subscription(each: StarSubscriptionRecord): Html {
  const path = `/telegram/control/subscriptions/${each.id}`;
  const tones = { active: 'good', canceled: 'warn', failed: 'bad', expired: '' } as const;
  return html`<div><div class="row spread"><b>${each.invoice.title}</b><span class="tag ${tones[each.state]}">${each.state}</span></div>
<p class="soft small">★ ${each.invoice.amount} every ${each.periodS / 86_400} days, ${each.state === 'active' ? 'renews' : 'ends'} ${moment(each.expiresAt, 'full')}${each.failNextRenewal && ' · the next renewal will fail'}</p>
<div class="row">${each.state === 'active' && actionButton({ label: 'Cancel', path, body: { action: 'cancel' } })}${
    each.state === 'active' &&
    !each.failNextRenewal &&
    actionButton({ label: 'Let the renewal fail', path, body: { action: 'fail-next' } })
  }${each.state === 'canceled' && !each.canceledByBot && actionButton({ label: 'Take up again', path, body: { action: 'enable' } })}${
    each.state === 'failed' &&
    actionButton({ label: 'Pay now', path, body: { action: 'retry' }, look: 'primary' })
  }</div></div>`;
}
