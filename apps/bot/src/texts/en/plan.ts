import type { PlanOffer } from '@latchkey/contracts/procedures/bot';
import { type Html, html } from '../../render/html.ts';

type Interval = PlanOffer['interval'];

const each = { month: ' a month', year: ' a year', once: ', once' } satisfies Record<Interval, string>;

/** What a card pays has no price here: it is on the seller's page, outside of Telegram. */
export const plan = {
  title: (plan: string, seller: string): Html => html`<b>${plan}</b>\nby ${seller}`,
  opens: (channels: string): Html => html`Opens: ${channels}`,
  stars: (amount: number, interval: Interval): Html => html`In Stars: ⭐ ${amount}${each[interval]}`,
  trial: (days: number): Html => html`With a free trial of ${days} days on the creator’s page.`,
  page: (seller: string) => `Open the page of ${seller}`,
  payStars: (amount: number) => `Pay with ⭐ ${amount}`,
  unavailable: html`This plan is not on sale any more.`,
  terms: html`By buying you accept the /terms. Questions: /paysupport`,
};
