import type { MembershipView } from '@latchkey/contracts/procedures/bot';
import { InlineKeyboard } from 'grammy';
import type { Texts } from '../texts/en.ts';
import { clip } from './clip.ts';
import { formatDay } from './format-day.ts';
import { type Html, html, joinHtml } from './html.ts';
import type { Message } from './message.ts';

/** As many as fit into one message. */
const shown = 12;

/** How somebody's memberships stand, each with the button for what is to be done next. */
export function renderMemberships(texts: Texts, memberships: readonly MembershipView[]): Message {
  const keyboard = new InlineKeyboard();
  for (const membership of memberships.slice(0, shown)) addButtons(texts, keyboard, membership);
  const parts = [
    texts.memberships.title,
    ...memberships.slice(0, shown).map((membership) => paragraph(texts, membership)),
  ];
  const hidden = memberships.length - shown;
  if (hidden > 0) parts.push(texts.memberships.more(hidden));
  return { text: joinHtml(parts, '\n\n'), keyboard };
}

function paragraph(texts: Texts, membership: MembershipView): Html {
  return html`${sign(membership)} <b>${clip(membership.channel, 64)}</b>\n${words(texts, membership)}`;
}

function sign({ state, graceUntil, inside }: MembershipView): string {
  if (state === 'PENDING') return '⏳';
  if (state !== 'GRANTED') return '🚪';
  if (graceUntil !== null) return '⚠️';
  return inside ? '✅' : '🔑';
}

function words(texts: Texts, membership: MembershipView): Html {
  const { state, inside, wayIn, entitledUntil, graceUntil } = membership;
  if (state === 'PENDING') return texts.memberships.pending;
  if (state !== 'GRANTED') return texts.memberships.ended;
  const door = wayIn === null ? texts.memberships.openWithoutLink : texts.memberships.open;
  const sentences = inside ? [texts.memberships.inside] : [door];
  if (graceUntil !== null) sentences.push(texts.memberships.grace(formatDay(texts.locale, graceUntil)));
  else if (entitledUntil !== null)
    sentences.push(texts.memberships.period(formatDay(texts.locale, entitledUntil)));
  return joinHtml(sentences, ' ');
}

function addButtons(
  texts: Texts,
  keyboard: InlineKeyboard,
  { channel, state, inside, wayIn, payUrl }: MembershipView,
): void {
  if (state === 'GRANTED' && !inside && wayIn !== null) {
    keyboard.url(clip(texts.memberships.enter(channel), 64), wayIn).row();
  }
  if (payUrl !== null) keyboard.url(clip(texts.memberships.pay(channel), 64), payUrl).row();
}
