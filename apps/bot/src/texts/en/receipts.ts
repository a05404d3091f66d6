import type { ChatReceipt } from '@latchkey/contracts/procedures/chat';
import { type Html, html } from '../../render/html.ts';

export const receipts = {
  title: html`<b>Your invoices and receipts</b>`,
  none: html`<b>Your invoices and receipts</b>\n\nYou have not paid anything here yet.`,
  line: (day: string, price: string, seller: string, state: string): Html =>
    html`• ${day}: ${price}, ${seller}${state}`,
  states: { paid: ' – paid', open: ' – open', refunded: ' – given back' } satisfies Record<
    ChatReceipt['status'],
    string
  >,
  button: (day: string, price: string) => `${day} · ${price}`,
  more: (count: number): Html => html`… and ${count} older ones, on your page.`,
  stars: html`Telegram keeps the receipts of payments in Stars, under Settings › My Stars.`,
};
