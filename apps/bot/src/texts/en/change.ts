import type { SwitchObstacle } from '@latchkey/contracts/procedures/chat';
import { type Html, html } from '../../render/html.ts';

export const change = {
  options: (current: string): Html =>
    html`<b>Change plan</b>\n\nYou have ${current}. Choose the plan to move to: I show what it costs before anything happens.`,
  noOptions: (current: string): Html =>
    html`<b>Change plan</b>\n\nYou have ${current}. There is no other plan to move to at the moment.`,
  month: (plan: string) => `${plan}, by the month`,
  year: (plan: string) => `${plan}, by the year`,
  preview: (plan: string): Html => html`<b>Move to ${plan}?</b>`,
  dueNow: (price: string): Html =>
    html`Charged now: <b>${price}</b>, the difference for the rest of the period.`,
  nothingNow: html`Nothing is charged now.`,
  credit: (price: string): Html => html`${price} were paid too much and are set against the next charges.`,
  next: (day: string, price: string): Html => html`Next payment on ${day}: ${price}.`,
  gains: (channels: string): Html => html`Opens in addition: ${channels}`,
  loses: (channels: string): Html => html`You lose: ${channels}`,
  confirm: 'Yes, change',
  changed: html`<b>Done.</b>\n\nYour plan is changed; /status shows it in a moment.`,
  pay: html`<b>One step is left.</b>\n\nThe charge did not go through, so nothing has changed yet. Pay it within 23 hours, and the change takes effect.`,
  payNow: 'Pay now',
  refused: {
    stars: html`This membership is paid in Stars, and Telegram cannot move such a subscription to another price.\n\nWhat you can do: /cancel it, keep your access until its end, and then choose the other plan in /plans.`,
    payment_open: html`A payment for this membership is open. Please pay it first: /renew has the link.`,
    change_waits: html`An earlier change still waits for its payment. Pay it, or wait 23 hours until it lapses.`,
    ended: html`This membership has ended. /plans shows what is on sale.`,
    cancelled: html`This membership is cancelled and is going to end. To change it, first let it go on: /renew.`,
    several_prices: html`This membership cannot be changed from here. The creator can do it: /support.`,
  } satisfies Record<SwitchObstacle, Html>,
};
