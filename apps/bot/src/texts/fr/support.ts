import { html } from '../../render/html.ts';
import type { support as en } from '../en/support.ts';

export const support: typeof en = {
  which: html`<b>Assistance</b>\n\nÀ qui doit aller votre message ?`,
  none: html`<b>Assistance</b>\n\nVous n’avez encore rien d’un créateur par ce bot, il n’y a donc personne à qui écrire. La page du créateur donne une adresse.`,
  ask: (seller) =>
    html`<b>Assistance</b>\n\nÉcrivez maintenant votre message à ${seller}, en un seul texte. La réponse arrive ici, ou par e-mail.`,
  taken: (number, seller) =>
    html`<b>✅ Votre message est parti chez ${seller}.</b>\n\nSon numéro est le ${number}. La réponse arrive ici.`,
  textOnly: html`Je ne peux transmettre que du texte. Écrivez-le avec des mots.`,
  write: (seller) => `✉️ ${seller}`,
};
