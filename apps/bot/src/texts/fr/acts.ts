import { html } from '../../render/html.ts';
import type { acts as en } from '../en/acts.ts';

export const acts: typeof en = {
  past: 'Ce n’est plus possible. /status montre où en sont les choses.',
  whichCancel: html`<b>Résilier</b>\n\nQuel abonnement doit prendre fin ?`,
  whichRenew: html`<b>Renouveler</b>\n\nDe quel abonnement s’agit-il ?`,
  whichChange: html`<b>Changer de formule</b>\n\nDe quel abonnement s’agit-il ?`,
  whichWithdraw: html`<b>Se rétracter</b>\n\nDe quel contrat s’agit-il ?`,
  nothingToCancel: html`Il n’y a rien à résilier : aucun de vos abonnements ne se renouvelle de lui-même. /status montre ce que vous avez.`,
  nothingToRenew: html`Il n’y a rien à renouveler. /status montre ce que vous avez, /plans ce qui est en vente.`,
  nothingToChange: html`Aucun abonnement en cours ne permet de changer de formule. /status montre ce que vous avez, /plans ce qui est en vente.`,
  nothingToWithdraw: html`Il n’y a pas de contrat dont vous puissiez vous rétracter maintenant : ce droit dure 14 jours à partir de l’achat. /status montre ce que vous avez ; /support joint le créateur.`,
  askCancel: (plan, day) =>
    html`<b>Résilier ${plan} ?</b>\n\nVous gardez votre accès jusqu’au ${day}, qui est payé. Ensuite, plus rien n’est débité.`,
  askCancelSoon: (plan) =>
    html`<b>Résilier ${plan} ?</b>\n\nVous gardez votre accès jusqu’à la fin de ce qui est payé. Ensuite, plus rien n’est débité.`,
  askCancelStars: html`Nous demandons à Telegram de ne plus débiter de Stars. Je ne dirai que c’est résilié qu’une fois que Telegram l’aura confirmé.`,
  confirmCancel: 'Oui, résilier',
  keep: 'Non, le garder',
  undo: 'Annuler la résiliation',
  look: 'Regarder de nouveau',
};
