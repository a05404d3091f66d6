import type { Message } from '../../telegram/bot-api-types.ts';
import { commandsShown } from '../../telegram/methods/bot-commands.ts';
import { actionButton } from '../action-button.ts';
import { avatar } from '../avatar.ts';
import { type Html, html } from '../html.ts';
import { moment } from '../moment.ts';
import { renderMessage } from './message.ts';
import type { Play } from './play-page.ts';

/** The private chat with the bot. */
export function renderConversation(play: Play): Html {
  const { telegram, person, bot } = play;
  const { first_name, username, id } = bot.user;
  const dialog = telegram.state.dialogs[`${id}:${person.user.id}`];
  const messages = dialog?.messages ?? [];
  const control = `/telegram/control/users/${person.user.id}`;
  const block = dialog?.blocked
    ? actionButton({ label: 'Unblock', path: `${control}/unblock`, body: { bot: username } })
    : actionButton({ label: 'Block bot', path: `${control}/block`, body: { bot: username }, look: 'danger' });
  const start = actionButton({
    label: 'Start',
    path: `${control}/start`,
    body: { bot: username },
    look: 'primary',
  });
  return html`<section class="panel chat" aria-label="Chat with the bot">
<header>${avatar(first_name, id)}<div><b>${first_name}</b><br><span class="soft small">@${username}</span></div>
<div class="row" id="bot-actions" data-live="part">${otherBots(play)}${dialog?.started ? block : start}</div></header>
<div class="messages" id="messages" data-live="end">${
    messages.length === 0
      ? html`<p class="note">No messages yet. Press Start, or open a link that leads here.</p>`
      : messages.map((message, index) => [newDay(message, messages[index - 1]), renderMessage(play, message)])
  }${dialog?.blocked && html`<p class="note">You blocked this bot. It cannot write to you.</p>`}</div>
${commandMenu(play)}<form class="composer" data-post="${control}/send">
<input type="hidden" name="bot" value="${username}">
<input name="text" aria-label="Message" placeholder="Message, or /start payload" autocomplete="off" required>
<button class="btn primary">Send</button>
</form>
</section>`;
}

/** What stands behind the menu button: pressed, it is sent. */
function commandMenu({ person, bot }: Play): Html | undefined {
  const { id, language_code: language } = person.user;
  const commands = commandsShown(bot.commandLists, { chatId: id, language });
  if (commands.length === 0) return undefined;
  const path = `/telegram/control/users/${id}/send`;
  return html`<details class="commands"><summary>Menu</summary><div class="row">${commands.map(
    ({ command, description }) =>
      html`<span title="${description}">${actionButton({
        label: `/${command}`,
        path,
        body: { bot: bot.user.username, text: `/${command}` },
      })}</span>`,
  )}</div></details>`;
}

/** The date above the first message of a day. */
function newDay(message: Message, before: Message | undefined): Html | undefined {
  const day = (each: Message) => Math.floor(each.date / 86_400);
  if (before && day(before) === day(message)) return undefined;
  return html`<p class="note">${moment(message.date * 1000, 'day')}</p>`;
}

function otherBots({ telegram, person, bot }: Play): Html[] {
  return Object.values(telegram.state.bots)
    .filter((each) => each !== bot)
    .map(
      (each) =>
        html`<a class="btn" href="/play?user=${person.user.id}&bot=${each.user.username}">@${each.user.username}</a>`,
    );
}
