import type { ChatPurchase } from '@latchkey/contracts/procedures/chat';
import { InlineKeyboard } from 'grammy';
import type { Texts } from '../texts/en.ts';
import { clip } from './clip.ts';
import { formatDay } from './format-day.ts';
import { joinHtml } from './html.ts';
import type { Message } from './message.ts';

/** The first step of cancelling: until when access lasts, and of Stars what is only asked of Telegram. */
export function renderCancelQuestion(texts: Texts, purchase: ChatPurchase): Message {
  const { acts } = texts;
  const { subscription, provider, orderId } = purchase;
  const plan = clip(purchase.plan, 64);
  const until = subscription?.until ?? subscription?.next?.at;
  const question = until ? acts.askCancel(plan, formatDay(texts.locale, until)) : acts.askCancelSoon(plan);
  const parts = provider === 'stars' ? [question, acts.askCancelStars] : [question];
  const keyboard = new InlineKeyboard()
    .text(acts.confirmCancel, `cancel:yes:${subscription?.id}`)
    .row()
    .text(acts.keep, `status:show:${orderId}`);
  return { text: joinHtml(parts, '\n\n'), keyboard };
}
