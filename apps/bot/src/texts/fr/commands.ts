import type { commands as en } from '../en/commands.ts';

export const commands: typeof en = {
  status: 'Vos abonnements et l’entrée',
  plans: 'Ce qui est en vente',
  renew: 'Payer, ou continuer finalement',
  change: 'Passer à une autre formule',
  cancel: 'Laisser un abonnement prendre fin',
  withdraw: 'Se rétracter d’un contrat',
  receipts: 'Factures et reçus',
  move: 'Passer à un autre compte Telegram',
  support: 'Écrire au créateur',
  privacy: 'Vos données : voir, exporter, effacer',
  language: 'La langue que je parle',
  notifications: 'Qui peut vous écrire',
  help: 'Ce que fait ce bot',
  paysupport: 'Questions sur un paiement',
  terms: 'Conditions des achats',
};
