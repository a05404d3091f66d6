import type { commands as en } from '../en/commands.ts';

export const commands: typeof en = {
  status: 'Vos abonnements et l’entrée',
  language: 'La langue que je parle',
  notifications: 'Qui peut vous écrire',
  help: 'Ce que fait ce bot',
  paysupport: 'Questions sur un paiement',
  terms: 'Conditions des achats',
};
