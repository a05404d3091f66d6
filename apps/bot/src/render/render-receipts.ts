import type { ChatReceipt } from '@latchkey/contracts/procedures/chat';
import { InlineKeyboard } from 'grammy';
import type { Texts } from '../texts/en.ts';
import { clip } from './clip.ts';
import { formatDay } from './format-day.ts';
import { formatPrice } from './format-price.ts';
import { joinHtml } from './html.ts';
import type { Message } from './message.ts';

/** As many as fit into one message; the seller's page has all. */
const shown = 15;

/** What was paid, newest first: a line each, and a button to each invoice or receipt at the provider. */
export function renderReceipts(texts: Texts, paid: readonly ChatReceipt[]): Message {
  const { receipts, locale } = texts;
  if (paid.length === 0) return { text: receipts.none };
  const keyboard = new InlineKeyboard();
  const lines = paid.slice(0, shown).map(({ at, amount, seller, status, url }) => {
    const [day, price] = [formatDay(locale, at), formatPrice(locale, amount)];
    if (url) keyboard.url(receipts.button(day, price), url).row();
    return receipts.line(day, price, clip(seller, 64), receipts.states[status]);
  });
  const hidden = paid.length - shown;
  const parts = [
    receipts.title,
    joinHtml(lines, '\n'),
    ...(hidden > 0 ? [receipts.more(hidden)] : []),
    ...(paid.some(({ kind }) => kind === 'stars') ? [receipts.stars] : []),
  ];
  return { text: joinHtml(parts, '\n\n'), keyboard };
}
