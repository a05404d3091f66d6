import { html } from '../../render/html.ts';
import type { receipts as en } from '../en/receipts.ts';

export const receipts: typeof en = {
  title: html`<b>Vos factures et reçus</b>`,
  none: html`<b>Vos factures et reçus</b>\n\nVous n’avez encore rien payé ici.`,
  line: (day, price, seller, state) => html`• ${day} : ${price}, ${seller}${state}`,
  states: { paid: ' – payé', open: ' – en attente', refunded: ' – rendu' },
  button: (day, price) => `${day} · ${price}`,
  more: (count) => html`… et ${count} plus anciens, sur votre page.`,
  stars: html`Telegram garde les reçus des paiements en Stars, sous Paramètres › Mes Stars.`,
};
