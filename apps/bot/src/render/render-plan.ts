import type { PlanOffer } from '@latchkey/contracts/procedures/bot';
import { InlineKeyboard } from 'grammy';
import type { Texts } from '../texts/en.ts';
import { clip } from './clip.ts';
import { joinHtml } from './html.ts';
import type { Message } from './message.ts';

/** What the button for Stars sends back to us, before the price's id. */
export const buyPrefix = 'stars:';

/** An offer. Cards are taken on the seller's page, behind an ordinary link; Stars here in the chat. */
export function renderPlan(texts: Texts, plan: PlanOffer): Message {
  const { interval, stars, byCard } = plan;
  const channels = plan.channels.map((channel) => clip(channel, 64)).join(', ');
  const prices = [
    ...(stars ? [texts.plan.stars(stars.amount, interval)] : []),
    ...(byCard && plan.trialDays > 0 ? [texts.plan.trial(plan.trialDays)] : []),
  ];
  const keyboard = new InlineKeyboard();
  if (byCard || !stars) keyboard.url(clip(texts.plan.page(plan.seller), 64), plan.pageUrl).row();
  if (stars) keyboard.text(texts.plan.payStars(stars.amount), `${buyPrefix}${stars.priceId}`).row();
  const parts = [
    texts.plan.title(clip(plan.name, 64), clip(plan.seller, 80)),
    ...(channels === '' ? [] : [texts.plan.opens(channels)]),
    ...(prices.length > 0 ? [joinHtml(prices, '\n')] : []),
    texts.plan.terms,
  ];
  return { text: joinHtml(parts, '\n\n'), keyboard };
}
