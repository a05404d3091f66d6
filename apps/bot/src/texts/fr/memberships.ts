import { html } from '../../render/html.ts';
import type { memberships as en } from '../en/memberships.ts';

export const memberships: typeof en = {
  title: html`<b>Vos abonnements</b>`,
  more: (count) => html`… et ${count} de plus.`,
  inside: html`Vous y êtes.`,
  period: (day) => html`La période en cours va jusqu’au ${day}.`,
  open: html`L’entrée est ouverte. Appuyez sur le bouton et demandez à entrer : vous êtes accepté aussitôt.`,
  openWithoutLink: html`Vous pouvez entrer. Le lien d’invitation est en cours de renouvellement ; regardez de nouveau /status dans quelques minutes.`,
  pending: html`Votre accès se prépare. Je vous écris dès que l’entrée est ouverte.`,
  grace: (day) =>
    html`Le dernier paiement n’a pas abouti. Vous gardez votre accès jusqu’au ${day} ; payez d’ici là.`,
  ended: html`Votre accès est terminé.`,
  enter: (channel) => `Entrer dans ${channel}`,
  pay: (channel) => `Payer pour ${channel}`,
};
