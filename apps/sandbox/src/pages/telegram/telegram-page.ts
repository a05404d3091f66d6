import { countsAsInside } from '../../telegram/membership/is-inside.ts';
import type { BotRecord, ChatRecord } from '../../telegram/telegram-state.ts';
import type { TelegramWorld } from '../../telegram/telegram-world.ts';
import { actionButton } from '../action-button.ts';
import { type Html, html } from '../html.ts';
import { renderPage } from '../layout.ts';
import type { PageContext } from '../page-routes.ts';
import { renderFaults } from './faults.ts';

/** The creator's side: bots, chats, trouble. */
export function renderTelegramPage({ telegram, clock }: PageContext): string {
  const { state } = telegram;
  const chats = Object.values(state.chats).filter((chat) => chat.migratedTo === undefined);
  const body = html`<section class="panel"><h1>Telegram, seen by the creator</h1>
<p class="soft">Owners and administrators act here: chats, members, what the bot may do, and what goes wrong.</p></section>
<section class="panel"><h2>Chats</h2><div class="scroll" id="chats" data-live="part">${
    chats.length === 0 ? html`<p class="soft">No chat yet. Make one below.</p>` : chatTable(telegram, chats)
  }</div></section>
<div class="cards">${newChat(telegram)}
<section class="panel" id="botfather"><h2>BotFather</h2><div id="bots" data-live="part" class="stack">${Object.values(state.bots).map(botLine)}</div>${newBot()}</section></div>
${renderFaults(telegram)}`;
  return renderPage({ title: 'Telegram', place: '/telegram', clock, body });
}

function chatTable(telegram: TelegramWorld, chats: readonly ChatRecord[]): Html {
  return html`<table><tr><th>Chat</th><th>Kind</th><th>Members</th><th>Waiting</th><th>Bots</th></tr>${chats.map(
    (
      chat,
    ) => html`<tr><td><a href="/telegram/chats/${chat.id}"><b>${chat.title}</b></a><br><code>${chat.id}</code></td><td>${chat.type}${chat.deleted && ' (deleted)'}</td>
<td>${Object.values(chat.members).filter(countsAsInside).length}</td><td>${Object.keys(chat.requests).length || '–'}</td><td>${botsIn(telegram, chat)}</td></tr>`,
  )}</table>`;
}

function botsIn(telegram: TelegramWorld, chat: ChatRecord): Html[] {
  return Object.values(telegram.state.bots).flatMap((bot) => {
    const status = chat.members[bot.user.id]?.status;
    const tone = status === 'administrator' ? 'good' : 'bad';
    return status ? [html`<span class="tag ${tone}">@${bot.user.username}: ${status}</span> `] : [];
  });
}

function botLine(bot: BotRecord): Html {
  const way = bot.webhook ? html`webhook <code>${bot.webhook.url}</code>` : 'long polling';
  const trouble = bot.webhook?.lastErrorMessage;
  return html`<div><b>@${bot.user.username}</b> <span class="soft small">${bot.user.first_name}</span>
<p class="soft small">${way}, ${bot.pending.length} updates waiting${trouble && `, last trouble: ${trouble}`}</p>
<details id="token-${bot.user.id}" class="small"><summary>API Token</summary><p><code>${bot.token}</code></p>${actionButton(
    {
      label: 'Revoke, and give a new one',
      path: `/telegram/control/bots/${bot.user.id}/token`,
      look: 'danger',
      done: 'The old token is rejected from now on',
    },
  )}</details></div>`;
}

/** What /newbot asks for. */
function newBot(): Html {
  return html`<form class="stack" style="margin-top:.8rem" data-post="/telegram/control/bots" data-done="Done. Its token is above.">
<label class="field">/newbot: its name<input name="firstName" required autocomplete="off"></label>
<label class="field">Its username, ending in bot<input name="username" required pattern="\\w{2,29}[bB][oO][tT]" autocomplete="off"></label>
<button class="btn primary">Create the bot</button></form>`;
}

function newChat({ state }: TelegramWorld): Html {
  return html`<section class="panel"><h2>A new chat</h2>
<form class="stack" data-post="/telegram/control/chats" data-next="/telegram/chats/{id}">
<label class="field">Name<input name="title" required autocomplete="off"></label>
<label class="field">Kind<select name="type"><option value="channel">Channel</option><option value="supergroup">Supergroup</option><option value="group">Basic group</option></select></label>
<label class="field">Owner<select name="ownerId" data-type="number" required>${Object.values(state.users).map(
    ({ user }) => html`<option value="${user.id}">${user.first_name} (${user.id})</option>`,
  )}</select></label>
<button class="btn primary">Create</button></form>
<p class="soft small">People are made under <a href="/play">Subscriber</a>.</p></section>`;
}
