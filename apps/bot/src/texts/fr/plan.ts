import { html } from '../../render/html.ts';
import type { plan as en } from '../en/plan.ts';

const each = { month: ' par mois', year: ' par an', once: ', une fois' };

export const plan: typeof en = {
  title: (plan, seller) => html`<b>${plan}</b>\npar ${seller}`,
  opens: (channels) => html`Donne accès à : ${channels}`,
  stars: (amount, interval) => html`En Stars : ⭐ ${amount}${each[interval]}`,
  trial: (days) => html`Avec un essai gratuit de ${days} jours sur la page du créateur.`,
  page: (seller) => `Ouvrir la page de ${seller}`,
  payStars: (amount) => `Payer ⭐ ${amount}`,
  unavailable: html`Cette formule n’est plus en vente.`,
  terms: html`En achetant, vous acceptez les /terms. Questions : /paysupport`,
};
