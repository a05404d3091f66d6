import type { MemberPage, MembershipView } from '@latchkey/contracts/procedures/bot';
import { InlineKeyboard } from 'grammy';
import { en } from '../texts/en.ts';
import { clip } from './clip.ts';
import { formatDay } from './format-day.ts';
import { type Html, html, joinHtml } from './html.ts';
import type { Message } from './message.ts';

/** As many as fit into one message. */
const shown = 12;

/** How somebody's memberships stand, each with the button for what is to be done next. */
export function renderMemberships(
  memberships: readonly MembershipView[],
  pages: readonly MemberPage[] = [],
): Message {
  if (memberships.length === 0) return { text: en.memberships.none };
  const keyboard = new InlineKeyboard();
  for (const membership of memberships.slice(0, shown)) addButtons(keyboard, membership);
  for (const { seller, url } of pages) keyboard.url(clip(en.memberships.manage(seller), 64), url).row();
  const parts = [en.memberships.title, ...memberships.slice(0, shown).map(paragraph)];
  const hidden = memberships.length - shown;
  if (hidden > 0) parts.push(en.memberships.more(hidden));
  return { text: joinHtml(parts, '\n\n'), keyboard };
}

function paragraph(membership: MembershipView): Html {
  return html`${sign(membership)} <b>${clip(membership.channel, 64)}</b>\n${words(membership)}`;
}

function sign({ state, graceUntil, inside }: MembershipView): string {
  if (state === 'PENDING') return '⏳';
  if (state !== 'GRANTED') return '🚪';
  if (graceUntil !== null) return '⚠️';
  return inside ? '✅' : '🔑';
}

function words(membership: MembershipView): Html {
  const { state, inside, wayIn, entitledUntil, graceUntil } = membership;
  if (state === 'PENDING') return en.memberships.pending;
  if (state !== 'GRANTED') return en.memberships.ended;
  const door = wayIn === null ? en.memberships.openWithoutLink : en.memberships.open;
  const sentences = inside ? [en.memberships.inside] : [door];
  if (graceUntil !== null) sentences.push(en.memberships.grace(formatDay(graceUntil)));
  else if (entitledUntil !== null) sentences.push(en.memberships.period(formatDay(entitledUntil)));
  return joinHtml(sentences, ' ');
}

function addButtons(
  keyboard: InlineKeyboard,
  { channel, state, inside, wayIn, payUrl }: MembershipView,
): void {
  if (state === 'GRANTED' && !inside && wayIn !== null) {
    keyboard.url(clip(en.memberships.enter(channel), 64), wayIn).row();
  }
  if (payUrl !== null) keyboard.url(clip(en.memberships.pay(channel), 64), payUrl).row();
}
