import { html } from '../../render/html.ts';
import type { claim as en } from '../en/claim.ts';

export const claim: typeof en = {
  done: html`<b>Merci, votre achat est maintenant lié à ce compte Telegram.</b>`,
  refused: {
    unknown: html`Ce lien n’est pas valable. Ouvrez celui de la page affichée après le paiement, ou celui de votre e-mail.`,
    used: html`Ce lien a déjà servi. Chacun fonctionne une seule fois, pour un seul compte Telegram.`,
    expired: html`Ce lien a expiré. La page affichée après le paiement vous en donne un nouveau.`,
    not_paid: html`Le paiement de cet achat n’est pas encore arrivé. Dès qu’il est là, le lien fonctionne.`,
  },
};
