import { html } from '../../render/html.ts';
import type { general as en } from '../en/general.ts';

export const general: typeof en = {
  trouble: 'Quelque chose ne fonctionne pas chez nous en ce moment. Réessayez dans une minute.',
  unknown: html`Je n’ai pas compris. /status montre vos abonnements, /help ce que je sais faire d’autre.`,
};
