import { html } from '../../render/html.ts';
import type { accessCode as en } from '../en/access-code.ts';

export const accessCode: typeof en = {
  redeemed: (plan) => html`<b>Le code est bon : ${plan} vous est ouvert.</b>`,
  refused: {
    unknown: html`Ce code n’est pas connu ici. Vérifiez comment il s’écrit.`,
    used_up: html`Ce code est épuisé.`,
    expired: html`Ce code a expiré.`,
    ended: html`Ce code n’est plus valable.`,
    too_often: html`Trop de codes ont été essayés. Réessayez dans un quart d’heure.`,
  },
};
