import { html } from '../../render/html.ts';
import type { privacy as en } from '../en/privacy.ts';

export const privacy: typeof en = {
  text: html`<b>Ce qui est conservé de vous</b>\n\n• Votre numéro Telegram, nom, nom d’utilisateur et langue, pour que le bon compte entre.\n• Ce que vous avez acheté, payé, accepté et ce dont vous vous êtes rétracté, et votre adresse e-mail si vous l’avez donnée.\n• Les canaux où vous pouvez entrer, et quand vous êtes venu et parti.\n• Les messages que vous avez reçus, et ce que vous écrivez à /support.\n• Ce que vous écrivez à ce bot, tel quel, pour peu de temps.\n\nChaque créateur décide des données de ses propres membres ; son texte sur la vie privée est lié ci-dessous. Sur votre page, vous pouvez tout obtenir dans un fichier.`,
  export: (seller) => `Mes données : ${seller}`,
  policy: (seller) => `Vie privée : ${seller}`,
  erase: (seller) => `Effacer mes données : ${seller}`,
  ask: (seller) =>
    html`<b>Effacer vos données chez ${seller} ?</b>\n\nLe créateur répond dans un délai d’un mois. Un abonnement en cours n’est pas résilié par là : /cancel le fait. Les factures et les paiements doivent être conservés aussi longtemps que le droit fiscal l’exige.`,
  confirm: 'Oui, demander l’effacement',
  asked: (seller, day) =>
    html`<b>✅ ${seller} a reçu votre demande</b> (${day}).\n\nVous recevrez une réponse dans un délai d’un mois.`,
};
