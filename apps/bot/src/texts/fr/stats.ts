import { html } from '../../render/html.ts';
import type { stats as en } from '../en/stats.ts';

export const stats: typeof en = {
  /** What the list of commands says of it. */
  command: 'Vos membres et vos revenus',
  members: (members, joined) =>
    html`Membres\u00a0: <b>${members}</b>, dont ${joined} arrivés ces 30 derniers jours`,
  leaving: (leaving, inGrace) =>
    html`Partent à la fin de ce qui est payé\u00a0: ${leaving} · en délai de grâce\u00a0: ${inGrace}`,
  income: (amounts) => html`Ce mois-ci, après remboursements et frais\u00a0: <b>${amounts}</b>`,
  noIncome: html`Aucun mouvement d’argent ce mois-ci.`,
};
