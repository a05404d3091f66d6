import { html } from '../../render/html.ts';
import type { general as en } from '../en/general.ts';

export const general: typeof en = {
  trouble: 'Quelque chose ne fonctionne pas chez nous en ce moment. Réessayez dans une minute.',
  inPrivate: html`Écrivez-moi en privé : ce que vous avez ne regarde personne d’autre.`,
  openChat: 'Ouvrir la conversation avec moi',
  description:
    'Je fais entrer les membres payants dans les canaux et groupes qu’ils ont achetés : trouver une formule, payer, entrer, changer, résilier, se rétracter et obtenir de l’aide, tout ici.',
  shortDescription: 'L’entrée des canaux et groupes pour leurs membres payants.',
  unknown: html`Je n’ai pas compris. /status montre vos abonnements, /help ce que je sais faire d’autre.`,
};
