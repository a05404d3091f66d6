import type { ChatMoves } from '@latchkey/contracts/procedures/chat';
import { InlineKeyboard } from 'grammy';
import type { Texts } from '../texts/en.ts';
import { clip } from './clip.ts';
import { formatMoment } from './format-day.ts';
import { type Html, joinHtml } from './html.ts';
import type { Message } from './message.ts';

const names = 64;

/** How a place goes over to another Telegram account, how that stands for each, and the ways to do it or to stop it. */
export function renderMoves(texts: Texts, { askPage, places }: ChatMoves): Message {
  const { move: words } = texts;
  const keyboard = new InlineKeyboard();
  if (places.length === 0) return { text: words.none, keyboard: keyboard.url(words.ask, askPage) };
  for (const { open, seller } of places)
    if (open) keyboard.text(clip(words.stop(seller), names), `move:stop:${open.id}`).row();
  for (const { seller, page } of places) keyboard.url(clip(words.page(seller), names), page).row();
  return { text: joinHtml([words.how, ...places.map((place) => standing(texts, place))], '\n\n'), keyboard };
}

function standing(
  { locale, move: words }: Texts,
  { seller, open, refusal, waitHours }: ChatMoves['places'][number],
): Html {
  const name = clip(seller, names);
  if (open)
    return open.isReady
      ? words.place.ready(name)
      : words.place.waits(name, formatMoment(locale, open.readyAt));
  return refusal ? words.place.refused(name, words.cannot[refusal]) : words.place.free(name, waitHours);
}
