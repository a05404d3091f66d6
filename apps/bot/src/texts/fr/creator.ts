import { html } from '../../render/html.ts';
import type { creator as en } from '../en/creator.ts';

export const creator: typeof en = {
  linked: (organisation) =>
    html`<b>C’est lié.</b>\n\nCe compte Telegram appartient maintenant à ${organisation}. Ensuite, ajoutez-moi comme administrateur à votre canal ou groupe ; le bouton est sur la page d’où vous venez.`,
  refused: html`Ce lien n’est plus valable. Faites-en un nouveau sur la page de vos canaux.`,
};
