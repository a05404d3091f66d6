import { InlineKeyboard } from 'grammy';
import { clip } from './clip.ts';
import type { Html } from './html.ts';
import type { Message } from './message.ts';

/** Beyond this a person looks at /status. */
const most = 12;

/** A question that is answered by choosing one of several purchases. */
export function renderChoice(
  text: Html,
  choices: readonly { plan: string; seller: string; data: string }[],
): Message {
  const keyboard = new InlineKeyboard();
  for (const { plan, seller, data } of choices.slice(0, most)) {
    keyboard.text(`${clip(plan, 32)} · ${clip(seller, 28)}`, data).row();
  }
  return { text, keyboard };
}
