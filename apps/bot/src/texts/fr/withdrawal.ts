import { html } from '../../render/html.ts';
import type { withdrawal as en } from '../en/withdrawal.ts';

export const withdrawal: typeof en = {
  name: (plan, seller) =>
    html`<b>Se rétracter du contrat</b>\n\n${plan}, acheté à ${seller}.\n\nÉcrivez votre nom complet, tel qu’il doit figurer dans la déclaration.`,
  nameRefused: html`Écrivez votre nom complet, en 120 caractères au plus.`,
  email: html`Où envoyer l’accusé de réception ? Écrivez votre adresse e-mail.`,
  emailRefused: html`Ce n’est pas une adresse e-mail. Écrivez-la encore une fois, comme nom@example.com.`,
  useKnown: (masked) => `Utiliser ${masked}`,
  confirm: (of) =>
    html`<b>Se rétracter du contrat</b>\n\nJe, ${of.name}, me rétracte du contrat portant sur ${of.plan}, commandé le ${of.ordered} auprès de ${of.seller}.\n\nL’accusé de réception est envoyé à ${of.email}. Votre accès prend fin aussitôt, et l’argent vous est rendu comme le dit le texte du vendeur sur la rétractation.`,
  confirmButton: 'Confirmer la rétractation',
  stop: 'Laisser tomber',
  stopped: html`Entendu, rien n’a été fait. /status montre ce que vous avez.`,
  received: (of) =>
    html`<b>✅ Votre rétractation a été reçue</b>\n\nContrat : ${of.plan}, ${of.seller}\nNom : ${of.name}\nReçue : ${of.at}\n\nCet accusé de réception est aussi envoyé à ${of.email}.`,
  refund: (price) => html`Vous récupérez : ${price}.`,
  notOpen: html`On ne peut plus se rétracter de ce contrat, ou c’est déjà fait. /status montre où il en est.`,
};
