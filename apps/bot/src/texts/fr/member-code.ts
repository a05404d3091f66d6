import { html } from '../../render/html.ts';
import type { memberCode as en } from '../en/member-code.ts';

export const memberCode: typeof en = {
  code: (code) =>
    html`Votre code : <b>${code}</b>\n\nSaisissez-le sur la page que vous avez ouverte vous-même et ne le donnez à personne : qui vous le demande n’est pas de chez nous.`,
  refused: html`Ce lien n’est plus valable, ou il est destiné à un autre compte Telegram. Demandez un nouveau code sur la page.`,
};
