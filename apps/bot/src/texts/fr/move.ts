import { html } from '../../render/html.ts';
import type { move as en } from '../en/move.ts';

export const move: typeof en = {
  done: html`<b>C’est fait : votre abonnement est passé à ce compte Telegram.</b>\n\nL’autre compte perd son accès.`,
  refused: {
    unknown: html`Ce lien n’est pas valable. Demandez-en un nouveau à la personne qui l’a envoyé.`,
    used: html`Ce lien a déjà servi. Chacun fonctionne une seule fois, pour un seul compte Telegram.`,
    expired: html`Ce lien a expiré. Demandez-en un nouveau.`,
    stopped: html`Ce transfert a été arrêté, et rien n’a changé. C’était une erreur ? Recommencez sur votre page : /move montre le chemin.`,
    same_account: html`C’est le compte qui a l’abonnement en ce moment. Ouvrez le lien avec le compte vers lequel vous voulez passer.`,
    blocked: html`Cet abonnement ne peut pas être déplacé. Écrivez au créateur.`,
    pays_in_stars: html`Cet abonnement est payé en Stars par l’autre compte, et Telegram ne peut pas le déplacer. Résiliez-le là-bas, puis achetez de nouveau ici quand il sera terminé.`,
  },
  how: html`<b>Passer à un autre compte Telegram</b>\n\n1. Sur votre page, demandez le transfert et saisissez le code reçu par e-mail.\n2. Un délai suit, pendant lequel ce compte peut tout arrêter.\n3. Ouvrez le lien de votre page avec le nouveau compte : il entre, et celui-ci sort.`,
  none: html`<b>Passer à un autre compte Telegram</b>\n\nCe compte n’a aucune place à transférer. C’est votre autre compte qui l’a ? Demandez par e-mail le lien vers votre page : vous y transférez la place ici.`,
  place: {
    free: (seller, hours) => html`<b>${seller}</b> : peut être transféré. Le délai est de ${hours} h.`,
    waits: (seller, from) =>
      html`🔐 <b>${seller}</b> : transfert en cours. Il pourra être terminé à partir du ${from}. Si ce n’est pas vous, arrêtez-le.`,
    ready: (seller) =>
      html`🔐 <b>${seller}</b> : transfert en cours, il peut être terminé maintenant. Si ce n’est pas vous, arrêtez-le.`,
    refused: (seller, why) => html`<b>${seller}</b> : ${why}`,
  },
  cannot: {
    no_address: html`aucune adresse e-mail n’est connue. Le créateur peut le transférer : /support.`,
    other_address: html`plusieurs adresses e-mail l’ont payé. Le créateur peut le transférer : /support.`,
    blocked: html`il ne peut pas être transféré. Écrivez au créateur : /support.`,
    pays_in_stars: html`il est payé en Stars par ce compte, et Telegram ne peut pas le transférer. Résiliez-le ici, puis achetez de nouveau avec l’autre compte quand il sera terminé.`,
    nothing_to_move: html`il n’y a aucun accès à transférer.`,
    already_moving: html`il est déjà en cours de transfert.`,
    too_often: html`plusieurs transferts ont été commencés cette semaine. Attendez quelques jours, ou écrivez au créateur : /support.`,
  },
  page: (seller) => `Votre page : ${seller}`,
  stop: (seller) => `Arrêter : ${seller}`,
  ask: 'Demander par e-mail',
  stopDone: {
    stopped: html`<b>Arrêté.</b> Votre abonnement reste avec ce compte, et un lien déjà créé pour ce transfert n’ouvre plus rien.\n\nSi ce n’était pas vous, quelqu’un lit vos e-mails : protégez votre boîte.`,
    moved: html`Cet abonnement est déjà passé à un autre compte. Si ce n’était pas vous, écrivez au créateur : /support.`,
    expired: html`Le transfert n’a pas été terminé à temps. Votre abonnement reste avec ce compte.`,
  },
};
