import { type Html, html } from '../../render/html.ts';

export const withdrawal = {
  name: (plan: string, seller: string): Html =>
    html`<b>Withdraw from contract</b>\n\n${plan}, bought from ${seller}.\n\nPlease write your full name, as it shall stand in the statement.`,
  nameRefused: html`Please write your full name, in at most 120 characters.`,
  email: html`Where shall the receipt go? Please write your e-mail address.`,
  emailRefused: html`That is no e-mail address. Please write it once more, such as name@example.com.`,
  useKnown: (masked: string) => `Use ${masked}`,
  confirm: (of: { plan: string; seller: string; ordered: string; name: string; email: string }): Html =>
    html`<b>Withdraw from contract</b>\n\nI, ${of.name}, withdraw from the contract for ${of.plan}, ordered on ${of.ordered} from ${of.seller}.\n\nThe receipt goes to ${of.email}. Your access ends at once, and the money goes back as the seller’s text on withdrawal says.`,
  /** The words of the law (Directive 2011/83/EU, article 11a). */
  confirmButton: 'Confirm withdrawal',
  stop: 'Never mind',
  stopped: html`All right, nothing was done. /status shows what you have.`,
  received: (of: { plan: string; seller: string; name: string; email: string; at: string }): Html =>
    html`<b>✅ Your withdrawal has been received</b>\n\nContract: ${of.plan}, ${of.seller}\nName: ${of.name}\nReceived: ${of.at}\n\nThis receipt also goes to ${of.email}.`,
  refund: (price: string): Html => html`You get back: ${price}.`,
  notOpen: html`This contract can not be withdrawn from any more, or it was already. /status shows how it stands.`,
};
