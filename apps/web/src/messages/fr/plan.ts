import type { plan as en } from '../en/plan.ts';
import type { Translation } from '../translation.ts';

export const plan = {
  title: '{plan} · {creator}',
  loading: 'Chargement de la formule.',
  by: 'par',
  inside: 'Ce qui est compris',
  onTelegram: 'sur Telegram',
  per: { month: 'par mois', year: 'par an', once: 'une seule fois' },
  vat: 'TTC',
  vatExempt: 'TVA non applicable (petite entreprise)',
  firstDays: '{count, plural, one {Premier jour gratuit} other {# premiers jours gratuits}}',
  terms: {
    once: 'Vous payez une seule fois. Rien ne se renouvelle.',
    month:
      'Se renouvelle chaque mois jusqu’à résiliation. Résiliez quand vous voulez ; vous restez jusqu’à la fin de la période payée.',
    year: 'Se renouvelle chaque année jusqu’à résiliation. Résiliez quand vous voulez ; vous restez jusqu’à la fin de la période payée.',
    trial:
      '{count, plural, one {Gratuit pendant # jour} other {Gratuit pendant # jours}}, puis {price} {per}.',
  },
  currency: 'Devise',
  stars: 'ou {amount} dans le bot, sur Telegram',
  starsOnly: 'Cette formule se paie en Stars, dans le bot sur Telegram.',
  notOnSale: 'Pas encore en vente',
  notOnSaleText: '{seller} ne vend pas cette formule en ce moment. Rien ne peut être débité.',
  pay: 'Payer par carte',
  payTrial: 'Commencer l’essai par carte',
  obligation: 'Commander avec obligation de paiement',
  opening: 'La page de paiement s’ouvre.',
  identityKnown: 'L’accès va au compte Telegram qui a ouvert ce lien.',
  identityLater: 'Après le paiement, vous choisissez le compte Telegram qui entre.',
  stripe: 'Le paiement est traité par Stripe pour {seller}.',
  consentMissing: 'Cochez d’abord cette case : sans elle, votre accès ne peut pas commencer immédiatement.',
  termsChanged: 'Les conditions ont changé entre-temps. Relisez-les, puis cochez de nouveau la case.',
  readTerms: 'Conditions générales',
  readWithdrawal: 'Droit de rétractation',
  readPrivacy: 'Confidentialité',
  howTitle: 'Comment cela se passe',
  how: {
    pay: 'Payez sur la page sécurisée de Stripe.',
    open: 'Ouvrez le bot dans Telegram : il sait ainsi qui vous êtes.',
    enter: 'Demandez à rejoindre. Vous êtes admis aussitôt, et personne d’autre ne peut prendre votre place.',
  },
  withdrawTitle: '14 jours pour changer d’avis',
  withdrawText:
    'Vous pouvez vous rétracter dans les 14 jours sans donner de motif, en deux clics sur votre page.',
  sellerTitle: 'Qui vend',
  moreBy: 'Tous les abonnements de {creator}',
  unknown: 'Cette formule n’existe pas',
  unknownText:
    'Elle a peut-être été retirée, ou le lien est incomplet. Rien n’a été débité. Redemandez le lien au vendeur, ou ouvrez-le de nouveau dans le bot.',
  failed: 'La formule n’a pas pu s’afficher',
  memberTitle: 'Vous êtes déjà membre',
  memberText: 'Votre compte Telegram a cet abonnement, et il se poursuit. Rien n’a été débité.',
  memberPage: 'Vers mon abonnement',
} as const satisfies Translation<typeof en>;
