import { html } from '../../render/html.ts';
import type { move as en } from '../en/move.ts';

export const move: typeof en = {
  done: html`<b>C’est fait : votre abonnement est passé à ce compte Telegram.</b>\n\nL’autre compte perd son accès.`,
  refused: {
    unknown: html`Ce lien n’est pas valable. Demandez-en un nouveau à la personne qui l’a envoyé.`,
    used: html`Ce lien a déjà servi. Chacun fonctionne une seule fois, pour un seul compte Telegram.`,
    expired: html`Ce lien a expiré. Demandez-en un nouveau.`,
    same_account: html`C’est le compte qui a l’abonnement en ce moment. Ouvrez le lien avec le compte vers lequel vous voulez passer.`,
    blocked: html`Cet abonnement ne peut pas être déplacé. Écrivez au créateur.`,
    pays_in_stars: html`Cet abonnement est payé en Stars par l’autre compte, et Telegram ne peut pas le déplacer. Résiliez-le là-bas, puis achetez de nouveau ici quand il sera terminé.`,
  },
};
