import type { ChatPurchase } from '@latchkey/contracts/procedures/chat';
import { InlineKeyboard } from 'grammy';
import type { Texts } from '../texts/en.ts';
import { clip } from './clip.ts';
import { formatDay } from './format-day.ts';
import { formatPrice } from './format-price.ts';
import { type Html, joinHtml } from './html.ts';
import type { Message } from './message.ts';

const names = 64;

/** One purchase: how it stands, what comes next, and everything that can be done about it. */
export function renderPurchase(texts: Texts, purchase: ChatPurchase, lead?: Html): Message {
  const title = texts.plan.title(clip(purchase.plan, names), clip(purchase.seller, 80));
  const parts = [...(lead ? [lead] : []), title, joinHtml(facts(texts, purchase), '\n')];
  return { text: joinHtml(parts, '\n\n'), keyboard: buttons(texts, purchase) };
}

function facts(texts: Texts, { subscription, withdrawal, status, claimed, interval }: ChatPurchase): Html[] {
  const { locale } = texts;
  const words = texts.status;
  const said: Html[] = [];
  if (withdrawal?.receivedAt) return [words.withdrawn(formatDay(locale, withdrawal.receivedAt))];
  if (status === 'processing') said.push(words.processing);
  if (subscription) {
    const { renewal, next, until } = subscription;
    said.push(renewal ? words.stars[renewal] : words.subscription[subscription.status]);
    if (until) said.push(words.until(formatDay(locale, until)));
    if (next) {
      const day = formatDay(locale, next.at);
      said.push(next.amount ? words.next(day, formatPrice(locale, next.amount)) : words.nextOn(day));
    }
  } else if (interval === 'once') said.push(words.once);
  if (!claimed) said.push(words.claim);
  return said;
}

function buttons(texts: Texts, purchase: ChatPurchase): InlineKeyboard {
  const { accesses, subscription, withdrawal, orderId } = purchase;
  const words = texts.status;
  const keyboard = new InlineKeyboard();
  for (const { channel, state, inside, wayIn } of accesses.slice(0, 8)) {
    if (state === 'GRANTED' && !inside && wayIn)
      keyboard.url(clip(texts.memberships.enter(channel), names), wayIn).row();
  }
  if (subscription?.payUrl) keyboard.url(words.pay, subscription.payUrl).row();
  if (subscription?.mayResume) keyboard.text(words.resume, `cancel:undo:${subscription.id}`).row();
  if (isChangeable(purchase)) keyboard.text(words.change, `change:of:${subscription?.id}`).row();
  if (subscription?.mayCancel) keyboard.text(words.cancel, `cancel:ask:${subscription.id}`).row();
  if (isWithdrawable(purchase)) keyboard.text(words.withdraw, `withdraw:of:${orderId}`).row();
  if (subscription?.status === 'ended' || withdrawal?.receivedAt)
    keyboard.text(words.again, `plans:show:${purchase.planId}:0`).row();
  return keyboard.text(words.back, 'status:list');
}

/** Whether the buyer could move it to another plan; of Stars it is said why not. */
export function isChangeable({ subscription }: ChatPurchase): boolean {
  return subscription?.status === 'running' || subscription?.status === 'trial';
}

/** Whether its time to withdraw still runs. */
export function isWithdrawable({ withdrawal }: ChatPurchase): boolean {
  return withdrawal !== null && withdrawal.openUntil !== null && withdrawal.receivedAt === null;
}
