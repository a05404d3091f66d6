import { findLinkedChat } from '../../telegram/membership/open-invite-link.ts';
import { actionButton } from '../action-button.ts';
import { type Html, html } from '../html.ts';
import type { Play } from './play-page.ts';

/** What Telegram shows when a link is opened: nothing has happened until the person taps. */
export function renderSheet(play: Play): Html | undefined {
  const { join, start, invoice } = play.query;
  if (join !== undefined) return joinSheet(play, join);
  if (invoice !== undefined) return invoiceSheet(play, invoice);
  return start === undefined ? undefined : startSheet(play, start);
}

function joinSheet({ telegram, person, bot }: Play, link: string): Html {
  const chat = findLinkedChat(telegram, link);
  const record = chat?.links[link];
  if (!chat || !record || record.isRevoked)
    return sheet('Link expired', html`This invite link leads nowhere (any more).`);
  const kind = chat.type === 'channel' ? 'channel' : 'group';
  const action = actionButton({
    label: record.createsJoinRequest ? 'Request to join' : `Join ${kind}`,
    path: `/telegram/control/users/${person.user.id}/open-link`,
    body: { link },
    next: `/play?user=${person.user.id}&bot=${bot.user.username}`,
    look: 'primary',
  });
  const text = record.createsJoinRequest
    ? `A private ${kind}. Its administrators decide who comes in.`
    : `You are invited to this ${kind}.`;
  return sheet(chat.title, html`${text}`, action);
}

function startSheet({ person, bot }: Play, payload: string): Html {
  const action = actionButton({
    label: 'Start',
    path: `/telegram/control/users/${person.user.id}/start`,
    body: { bot: bot.user.username, ...(payload ? { payload } : {}) },
    next: `/play?user=${person.user.id}&bot=${bot.user.username}`,
    look: 'primary',
  });
  const text = payload ? html`The link carries <code>${payload}</code>.` : html`Opens the chat with the bot.`;
  return sheet(`Start @${bot.user.username}`, text, action);
}

function invoiceSheet({ telegram, person, bot }: Play, link: string): Html {
  const invoice = telegram.state.invoices[link.split('$').at(-1) ?? ''];
  if (!invoice) return sheet('No such invoice', html`This link leads to no invoice.`);
  const period =
    invoice.subscriptionPeriod &&
    html`<br>Renewed every ${invoice.subscriptionPeriod / 86_400} days until you cancel.`;
  const action = actionButton({
    label: `Pay ★ ${invoice.amount}`,
    path: `/telegram/control/users/${person.user.id}/pay`,
    body: { link },
    next: `/play?user=${person.user.id}&bot=${bot.user.username}`,
    look: 'primary',
  });
  return sheet(invoice.title, html`${invoice.description}${period}`, action);
}

function sheet(title: string, text: Html, action?: Html): Html {
  return html`<section class="panel sheet"><h2>${title}</h2><p class="soft">${text}</p>${action}</section>`;
}
