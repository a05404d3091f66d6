import { type Html, html } from '../../render/html.ts';

export const join = {
  declined: (chat: string): Html =>
    html`<b>${chat}</b> is for members, and no membership is linked to this Telegram account.\n\nIf you would like to join, this is how. Already paid? Open the link on the page shown after the payment, then ask to join again.`,
  buy: (plan: string) => `See ${plan}`,
};
