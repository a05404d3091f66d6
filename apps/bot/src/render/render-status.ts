import type { Standing, StandingAccess } from '@latchkey/contracts/procedures/chat';
import { InlineKeyboard } from 'grammy';
import type { Texts } from '../texts/en.ts';
import { clip } from './clip.ts';
import { formatDay } from './format-day.ts';
import { type Html, html, joinHtml } from './html.ts';
import type { Message } from './message.ts';

/** As many as fit into one message. */
const shown = 8;
const names = 64;

/** All that somebody has, each with why and until when, and a button for each purchase behind which its acts are. */
export function renderStatus(texts: Texts, { accesses, purchases, pages }: Standing): Message {
  if (accesses.length === 0 && purchases.length === 0) return { text: texts.status.none };
  const keyboard = new InlineKeyboard();
  const doors = accesses.slice(0, shown);
  for (const { channel, state, inside, wayIn } of doors) {
    if (state !== 'GRANTED' || inside || wayIn === null) continue;
    keyboard.url(clip(texts.memberships.enter(channel), names), wayIn).row();
  }
  for (const { subscription, plan } of purchases.slice(0, shown)) {
    const payUrl = subscription?.payUrl;
    if (payUrl) keyboard.url(clip(texts.memberships.pay(plan), names), payUrl).row();
  }
  for (const { plan, orderId } of purchases.slice(0, shown)) {
    keyboard.text(clip(texts.status.show(plan), names), `status:show:${orderId}`).row();
  }
  for (const { seller, url } of pages) keyboard.url(clip(texts.status.page(seller), names), url).row();
  const parts = [texts.status.title, ...doors.map((access) => accessParagraph(texts, access))];
  const hidden = accesses.length - shown;
  if (hidden > 0) parts.push(texts.status.more(hidden));
  return { text: joinHtml(parts, '\n\n'), keyboard };
}

function accessParagraph(texts: Texts, access: StandingAccess): Html {
  const head = html`${sign(access)} <b>${clip(access.channel, names)}</b>`;
  return joinHtml([head, ...sentences(texts, access)], '\n');
}

function sign({ state, graceUntil, inside }: StandingAccess): string {
  if (state === 'PENDING') return '⏳';
  if (state !== 'GRANTED') return '🚪';
  if (graceUntil !== null) return '⚠️';
  return inside ? '✅' : '🔑';
}

function sentences(texts: Texts, access: StandingAccess): Html[] {
  const { memberships, status } = texts;
  const { state, inside, wayIn, entitledUntil, graceUntil } = access;
  if (state === 'PENDING') return [memberships.pending];
  if (state !== 'GRANTED') return [memberships.ended];
  const outside = wayIn === null ? memberships.openWithoutLink : memberships.open;
  const why = access.why.slice(0, 2).map(({ kind, plan }) => status.why[kind](clip(plan, names)));
  const until =
    graceUntil !== null
      ? [memberships.grace(formatDay(texts.locale, graceUntil))]
      : entitledUntil !== null
        ? [status.until(formatDay(texts.locale, entitledUntil))]
        : [];
  return [inside ? memberships.inside : outside, ...(why.length > 0 ? [joinHtml(why, ' ')] : []), ...until];
}
