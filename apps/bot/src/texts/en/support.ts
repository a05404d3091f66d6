import { type Html, html } from '../../render/html.ts';

export const support = {
  which: html`<b>Support</b>\n\nTo whom shall your message go?`,
  none: html`<b>Support</b>\n\nYou have nothing from a creator through this bot yet, so there is nobody to write to. The page of the creator names an address.`,
  ask: (seller: string): Html =>
    html`<b>Support</b>\n\nWrite your message to ${seller} now, in one text. They answer here, or by e-mail.`,
  taken: (number: number, seller: string): Html =>
    html`<b>✅ Your message has gone to ${seller}.</b>\n\nIts number is ${number}. The answer comes here.`,
  textOnly: html`I can only pass on text. Please write it in words.`,
  write: (seller: string) => `✉️ ${seller}`,
};
