import type { PlanLine } from '@latchkey/contracts/procedures/chat';
import { InlineKeyboard } from 'grammy';
import type { Texts } from '../texts/en.ts';
import { clip } from './clip.ts';
import type { Message } from './message.ts';

const onPage = 6;

/** One page of what is on sale: a button for each plan, and the ways to the pages beside. A page that is none is the nearest. */
export function renderPlans(texts: Texts, lines: readonly PlanLine[], asked: number): Message {
  const { plans } = texts;
  if (lines.length === 0) return { text: plans.none };
  const last = Math.ceil(lines.length / onPage) - 1;
  const page = Math.min(asked, last);
  const keyboard = new InlineKeyboard();
  for (const { name, seller, planId } of lines.slice(page * onPage, (page + 1) * onPage)) {
    keyboard.text(plans.line(clip(name, 32), clip(seller, 28)), `plans:show:${planId}:${page}`).row();
  }
  if (page > 0) keyboard.text(plans.previous, `plans:list:${page - 1}`);
  if (page < last) keyboard.text(plans.next, `plans:list:${page + 1}`);
  return { text: plans.title, keyboard };
}
