import { type Html, html } from '../../render/html.ts';

export const privacy = {
  text: html`<b>What is kept of you</b>\n\n• Your Telegram number, name, username and language, so that the right account gets in.\n• What you bought, paid, agreed to and withdrew from, and your e-mail address if you gave one.\n• Which channels you may enter, and when you came and went.\n• The messages that you were sent, and what you write to /support.\n• What you write to this bot, as it came, for a short time.\n\nEach creator decides about the data of their own members; their privacy text is linked below. On your page you can have everything as a file.`,
  export: (seller: string) => `My data: ${seller}`,
  policy: (seller: string) => `Privacy: ${seller}`,
  erase: (seller: string) => `Erase my data: ${seller}`,
  ask: (seller: string): Html =>
    html`<b>Erase your data at ${seller}?</b>\n\nThe creator answers within a month. A running membership is not cancelled by this: /cancel does that. Invoices and payments must be kept as long as tax law asks.`,
  confirm: 'Yes, ask to erase',
  asked: (seller: string, day: string): Html =>
    html`<b>✅ ${seller} has received your request</b> (${day}).\n\nYou get an answer within a month.`,
};
