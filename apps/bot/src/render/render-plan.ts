import type { PlanOffer } from '@latchkey/contracts/procedures/bot';
import { InlineKeyboard } from 'grammy';
import { en } from '../texts/en.ts';
import { clip } from './clip.ts';
import { formatPrice } from './format-price.ts';
import { joinHtml } from './html.ts';
import type { Message } from './message.ts';

/** What the button for Stars sends back to us, before the price's id. */
export const buyPrefix = 'stars:';

/** An offer. Cards are taken on the seller's page, behind an ordinary link; Stars here in the chat. */
export function renderPlan(plan: PlanOffer): Message {
  const { interval, stars, cardPrice } = plan;
  const channels = plan.channels.map((channel) => clip(channel, 64)).join(', ');
  const prices = [
    ...(cardPrice ? [en.plan.card(formatPrice(cardPrice), interval)] : []),
    ...(cardPrice && plan.trialDays > 0 ? [en.plan.trial(plan.trialDays)] : []),
    ...(stars ? [en.plan.stars(stars.amount, interval)] : []),
  ];
  const keyboard = new InlineKeyboard();
  if (cardPrice || !stars) keyboard.url(clip(en.plan.page(plan.seller), 64), plan.pageUrl).row();
  if (stars) keyboard.text(en.plan.payStars(stars.amount), `${buyPrefix}${stars.priceId}`).row();
  const parts = [
    en.plan.title(clip(plan.name, 64), clip(plan.seller, 80)),
    ...(channels === '' ? [] : [en.plan.opens(channels)]),
    ...(prices.length > 0 ? [joinHtml(prices, '\n')] : []),
    en.plan.terms,
  ];
  return { text: joinHtml(parts, '\n\n'), keyboard };
}
