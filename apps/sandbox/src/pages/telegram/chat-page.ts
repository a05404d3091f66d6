import { renderUser } from '../../telegram/render/user.ts';
import type { ChatRecord } from '../../telegram/telegram-state.ts';
import type { TelegramWorld } from '../../telegram/telegram-world.ts';
import { actionButton } from '../action-button.ts';
import { type Html, html } from '../html.ts';
import { renderPage } from '../layout.ts';
import { moment } from '../moment.ts';
import type { PageContext } from '../page-routes.ts';
import { renderBotRights } from './bot-rights.ts';
import { renderMembers } from './members.ts';

/** One chat as its owner sees it. */
export function renderChatPage({ telegram, clock }: PageContext, chat: ChatRecord): string {
  const control = `/telegram/control/chats/${chat.id}`;
  const body = html`<section class="panel"><p class="small"><a href="/telegram">← All chats</a></p><h1>${chat.title}</h1>
<p class="soft">${chat.type} <code>${chat.id}</code>${chat.deleted && ' · deleted'}</p>
<div class="row">${chat.type === 'group' && actionButton({ label: 'Make it a supergroup', path: `${control}/migrate`, next: '/telegram/chats/{id}' })}${
    !chat.deleted &&
    actionButton({ label: 'Delete the chat', path: control, method: 'DELETE', look: 'danger' })
  }</div></section>
<section class="panel"><h2>Bots</h2><div id="bots" data-live="part" class="stack">${Object.values(telegram.state.bots).map((bot) => renderBotRights(chat, bot))}</div></section>
<section class="panel"><h2>Waiting to be let in</h2><div id="requests" data-live="part">${requests(telegram, chat, control)}</div></section>
<section class="panel"><h2>Members</h2>${renderMembers(telegram, chat)}</section>
<section class="panel"><h2>Links</h2><div class="scroll" id="links" data-live="part">${links(telegram, chat)}</div>
<div class="row" style="margin-top:.6rem">${actionButton({ label: 'New link of the owner', path: `${control}/links`, body: {} })}${actionButton(
    { label: 'New link with requests', path: `${control}/links`, body: { createsJoinRequest: true } },
  )}</div></section>
<section class="panel"><h2>What happened</h2><ul class="history" id="history" data-live="part">${[
    ...chat.history,
  ]
    .reverse()
    .slice(0, 40)
    .map(
      (line) =>
        html`<li><span>${renderUser(telegram, line.userId).first_name} · ${line.text}</span>${moment(line.at, 'full')}</li>`,
    )}</ul></section>`;
  return renderPage({ title: chat.title, place: '/telegram', clock, body });
}

function requests(telegram: TelegramWorld, chat: ChatRecord, control: string): Html {
  const waiting = Object.values(chat.requests);
  if (waiting.length === 0) return html`<p class="soft small">Nobody.</p>`;
  const answer = (userId: number, approve: boolean) =>
    actionButton({
      label: approve ? 'Let in by hand' : 'Decline',
      path: `${control}/requests`,
      body: { userId, approve },
    });
  return html`<div class="stack">${waiting.map(
    ({ userId }) =>
      html`<div class="row spread"><span>${renderUser(telegram, userId).first_name} <code>${userId}</code></span><span class="row">${answer(userId, true)}${answer(userId, false)}</span></div>`,
  )}</div>`;
}

function links(telegram: TelegramWorld, chat: ChatRecord): Html {
  return html`<table><tr><th>Link</th><th>Of</th><th>Kind</th><th></th></tr>${Object.values(chat.links).map(
    (
      link,
    ) => html`<tr><td><code>${link.url}</code></td><td>${renderUser(telegram, link.creatorId).first_name}</td>
<td>${link.createsJoinRequest ? 'request to join' : link.memberLimit ? `for ${link.memberLimit}` : 'open'}${link.name && ` · ${link.name}`}</td>
<td>${link.isRevoked ? html`<span class="tag bad">revoked</span>` : html`<a href="/play?join=${encodeURIComponent(link.url)}">open as…</a>`}</td></tr>`,
  )}</table>`;
}
