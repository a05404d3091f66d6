import type { InlineKeyboardMarkup, Message } from '../../telegram/bot-api-types.ts';
import { actionButton } from '../action-button.ts';
import { type Html, html } from '../html.ts';
import { moment } from '../moment.ts';
import type { Play } from './play-page.ts';
import { renderRichText } from './rich-text.ts';
import { renderLinkTarget } from './telegram-links.ts';

export function renderMessage(play: Play, message: Message): Html {
  if (message.successful_payment) {
    const { total_amount, is_recurring, is_first_recurring } = message.successful_payment;
    const kind = is_first_recurring ? ', renewed every 30 days' : is_recurring && ', a renewal';
    return html`<p class="note">You paid ★ ${total_amount}${kind} · ${moment(message.date * 1000)}</p>`;
  }
  if (message.refunded_payment) {
    return html`<p class="note">★ ${message.refunded_payment.total_amount} came back · ${moment(message.date * 1000)}</p>`;
  }
  const mine = message.from?.id === play.person.user.id;
  return html`<div class="bubble${mine && ' mine'}">${message.invoice ? invoiceCard(play, message) : html`<div class="text">${renderRichText(play, message)}</div>`}${moment(message.date * 1000)}${!message.invoice && keys(play, message)}</div>`;
}

function invoiceCard({ person, bot }: Play, message: Message): Html {
  const { invoice } = message;
  const pay = actionButton({
    label: `Pay ★ ${invoice?.total_amount}`,
    path: `/telegram/control/users/${person.user.id}/pay`,
    body: { messageId: message.message_id, bot: bot.user.username },
    look: 'primary',
  });
  return html`<div class="invoice"><b>${invoice?.title}</b><p class="soft">${invoice?.description}</p>${pay}</div>`;
}

type Button = InlineKeyboardMarkup['inline_keyboard'][number][number];

function keys(play: Play, message: Message): Html | undefined {
  const rows = message.reply_markup?.inline_keyboard;
  return (
    rows &&
    html`<div class="keys">${rows.map((row) => html`<div>${row.map((button) => key(play, message, button))}</div>`)}</div>`
  );
}

function key(play: Play, message: Message, button: Button): Html {
  if ('url' in button && button.url !== undefined) {
    return renderLinkTarget(play, button.url, html`${button.text} ↗`, 'btn');
  }
  if (!('callback_data' in button)) return html`<span class="btn">${button.text}</span>`;
  return actionButton({
    label: button.text,
    path: `/telegram/control/users/${play.person.user.id}/press`,
    body: {
      bot: play.bot.user.username,
      messageId: message.message_id,
      data: button.callback_data,
      waitMs: 5000,
    },
  });
}
