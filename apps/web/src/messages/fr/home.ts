import type { home as en } from '../en/home.ts';
import type { Translation } from '../translation.ts';

export const home = {
  title: 'Vos canaux Telegram payants, sans les corvées',
  lead: 'Qui paie entre en quelques secondes. Qui cesse de payer sort, après un délai de grâce et des rappels. Vous écrivez, nous gardons la porte.',
  start: 'Commencer à vendre',
  signIn: 'J’ai déjà un compte',
  free: 'Prêt en dix minutes. Rien à payer avant votre première vente.',
  scene: {
    title: 'Ce que voient vos membres',
    paid: 'Paiement reçu. Votre accès à <b>Notes du matin</b> est ouvert.',
    ask: 'Demander à rejoindre',
    joined: 'Ada a rejoint le canal',
    seconds: '2 secondes après le paiement',
  },
  featuresTitle: 'La porte qui n’oublie jamais',
  features: {
    entry: {
      title: 'L’entrée par l’identité',
      text: 'Le lien est lié au compte Telegram de la personne qui paie. Transmis à d’autres, il n’ouvre rien.',
    },
    removal: {
      title: 'Des sorties vérifiées',
      text: 'Personne ne compte comme sorti avant que Telegram ne le dise, et personne ne sort parce qu’un message s’est perdu.',
    },
    grace: {
      title: 'Un délai, pas une punition',
      text: 'Une carte refusée n’est pas un adieu : des rappels avec le lien de paiement, et quelques jours pour régler.',
    },
    money: {
      title: 'Votre propre compte Stripe',
      text: 'Cartes, SEPA et portefeuilles vont directement chez vous. Les Stars de Telegram aussi, avec votre propre bot.',
    },
    rights: {
      title: 'Juste selon la loi',
      text: 'Rétractation en deux clics, factures, TVA, consentement prouvé, export des données : tout est prévu, pour toute l’Europe.',
    },
    why: {
      title: 'Vous voyez toujours pourquoi',
      text: 'Une chronologie par membre, en mots simples : payé, admis, relancé, sorti, et la raison.',
    },
  },
  stepsTitle: 'En vente en trois étapes',
  steps: {
    stripe: {
      title: 'Connectez Stripe',
      text: 'Quelques minutes sur les pages de Stripe. L’argent est à vous dès le premier centime.',
    },
    channel: {
      title: 'Ajoutez le bot',
      text: 'Un geste l’ajoute à votre canal, avec les seuls droits nécessaires.',
    },
    link: {
      title: 'Partagez votre lien',
      text: 'Votre page est prête : prix, conditions et paiement, en français et en anglais.',
    },
  },
  priceTitle: 'Un seul forfait',
  price: '29 €',
  perMonth: 'par mois',
  commission: '0 % de commission',
  priceText:
    'Quoi que vous vendiez, et quel que soit le nombre de membres. Seuls les frais de Stripe s’y ajoutent, sur votre compte.',
  included: {
    one: 'Canaux, groupes et membres sans limite',
    two: 'Cartes, SEPA, portefeuilles et Stars de Telegram',
    three: 'Votre bot et vos pages',
    four: 'Équipe avec des rôles, export à tout moment',
  },
  closing: 'Ouvrez votre porte aujourd’hui',
} as const satisfies Translation<typeof en>;
