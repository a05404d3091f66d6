import { type Html, html } from '../../render/html.ts';

/** Cancelling, taking it back, renewing. */
export const acts = {
  past: 'That is not possible any more. /status shows how things stand.',
  whichCancel: html`<b>Cancel</b>\n\nWhich membership shall end?`,
  whichRenew: html`<b>Renew</b>\n\nWhich membership is it about?`,
  whichChange: html`<b>Change plan</b>\n\nWhich membership is it about?`,
  whichWithdraw: html`<b>Withdraw</b>\n\nWhich contract is it about?`,
  nothingToCancel: html`There is nothing to cancel: no membership of yours renews by itself. /status shows what you have.`,
  nothingToRenew: html`There is nothing to renew. /status shows what you have, /plans what is on sale.`,
  nothingToChange: html`There is no running membership whose plan could be changed. /status shows what you have, /plans what is on sale.`,
  nothingToWithdraw: html`There is no contract that you could withdraw from now: the right lasts 14 days from the purchase. /status shows what you have; /support reaches the creator.`,
  /** Before it is cancelled: until when access lasts. */
  askCancel: (plan: string, day: string): Html =>
    html`<b>Cancel ${plan}?</b>\n\nYou keep your access until ${day}, which is paid. After that nothing more is charged.`,
  askCancelSoon: (plan: string): Html =>
    html`<b>Cancel ${plan}?</b>\n\nYou keep your access until the end of what is paid. After that nothing more is charged.`,
  askCancelStars: html`Telegram is asked to charge no more Stars. I will say that it is cancelled only once Telegram has confirmed it.`,
  confirmCancel: 'Yes, cancel',
  keep: 'No, keep it',
  undo: 'Undo',
  look: 'Look again',
};
