import { html } from '../../render/html.ts';
import type { join as en } from '../en/join.ts';

export const join: typeof en = {
  declined: (chat) =>
    html`<b>${chat}</b> est réservé aux membres, et aucun abonnement n’est lié à ce compte Telegram.\n\nSi vous souhaitez entrer, voici comment. Déjà payé ? Ouvrez le lien de la page affichée après le paiement, puis demandez de nouveau à entrer.`,
  buy: (plan) => `Voir ${plan}`,
};
