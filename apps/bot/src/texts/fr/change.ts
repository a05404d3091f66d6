import { html } from '../../render/html.ts';
import type { change as en } from '../en/change.ts';

export const change: typeof en = {
  options: (current) =>
    html`<b>Changer de formule</b>\n\nVous avez ${current}. Choisissez la nouvelle formule : je vous montre ce que cela coûte avant quoi que ce soit.`,
  noOptions: (current) =>
    html`<b>Changer de formule</b>\n\nVous avez ${current}. Il n’y a pas d’autre formule vers laquelle passer en ce moment.`,
  month: (plan) => `${plan}, au mois`,
  year: (plan) => `${plan}, à l’année`,
  preview: (plan) => html`<b>Passer à ${plan} ?</b>`,
  dueNow: (price) => html`Débité maintenant : <b>${price}</b>, la différence pour le reste de la période.`,
  nothingNow: html`Rien n’est débité maintenant.`,
  credit: (price) => html`${price} ont été payés en trop et sont déduits des prochains débits.`,
  next: (day, price) => html`Prochain paiement le ${day} : ${price}.`,
  gains: (channels) => html`S’ouvre en plus : ${channels}`,
  loses: (channels) => html`Vous perdez : ${channels}`,
  confirm: 'Oui, changer',
  changed: html`<b>C’est fait.</b>\n\nVotre formule est changée ; /status le montre dans un instant.`,
  pay: html`<b>Il reste une étape.</b>\n\nLe débit n’a pas abouti, rien n’a donc encore changé. Payez-le dans les 23 heures, et le changement prend effet.`,
  payNow: 'Payer maintenant',
  refused: {
    stars: html`Cet abonnement est payé en Stars, et Telegram ne peut pas faire passer un tel abonnement à un autre prix.\n\nCe que vous pouvez faire : le résilier avec /cancel, garder votre accès jusqu’à son terme, puis choisir l’autre formule dans /plans.`,
    payment_open: html`Un paiement de cet abonnement est en attente. Payez-le d’abord : /renew donne le lien.`,
    change_waits: html`Un changement précédent attend encore son paiement. Payez-le, ou attendez 23 heures qu’il tombe.`,
    ended: html`Cet abonnement est terminé. /plans montre ce qui est en vente.`,
    cancelled: html`Cet abonnement est résilié et va prendre fin. Pour le changer, laissez-le d’abord continuer : /renew.`,
    several_prices: html`Cet abonnement ne peut pas être changé d’ici. Le créateur le peut : /support.`,
  },
};
