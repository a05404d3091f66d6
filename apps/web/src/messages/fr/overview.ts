import type { overview as en } from '../en/overview.ts';
import type { Translation } from '../translation.ts';

/** How the business stands. */
export const overview = {
  intro: 'Où en est {name} en ce moment. Cette page se met à jour d’elle-même.',
  at: 'À {at}',
  tiles: {
    members: 'Membres',
    membersHint: '{count, plural, =0 {personne à l’essai} one {# à l’essai} other {# à l’essai}}',
    mrr: 'Revenu mensuel récurrent',
    mrrHint:
      '{count, plural, =0 {pas encore d’abonnement} one {de # abonnement, avant remises} other {de # abonnements, avant remises}}',
    mrrNote: 'Avant remises, taxes et frais. Une année compte pour un douzième ; les essais ne comptent pas.',
    net: 'Net ce mois-ci',
    netHint: 'Après remboursements, litiges et frais',
    churn: 'Attrition, 30 jours',
    churnHint: 'partis : {lost} sur {before, plural, one {# membre} other {# membres}}',
    churnNone: 'encore personne à perdre',
    failing: 'Paiements échoués',
    failingHint:
      '{count, plural, =0 {personne en délai de grâce} one {# personne en délai de grâce} other {# personnes en délai de grâce}}',
    drifts: 'Écarts',
    driftsNone: 'Stripe, comptes et canaux concordent',
    driftsHint: 'entre Stripe, nos comptes et les canaux',
  },
  nothing: 'rien pour l’instant',
  owed: '{amount} dus',
  breakdown: {
    open: 'Le détail',
    sales: 'Ventes',
    refunds: 'Remboursements',
    disputes: 'Litiges',
    fees: 'Frais',
    net: 'Net',
    currency: 'Devise',
  },
  channels: {
    title: 'Canaux',
    all: 'Tous les canaux',
    members: '{count, plural, =0 {aucun membre} one {# membre} other {# membres}}',
    none: 'Aucun canal n’est encore connecté.',
    connect: 'Connecter un canal',
  },
  charts: {
    title: 'Au fil du temps',
    range: 'Période',
    ranges: { week: '7 jours', month: '30 jours', quarter: '13 semaines', year: '12 mois' },
    members: 'Membres',
    comings: 'Arrivées et départs',
    joined: 'Arrivées',
    left: 'Départs',
    net: 'Net en {currency}',
    asTable: 'En tableau',
    asCharts: 'En graphiques',
    from: { day: 'Jour', week: 'Semaine du', month: 'Mois' },
    caption: 'Membres et net au fil du temps, dans le fuseau horaire {zone}',
    summary: '{label} : {first} au début, {last} maintenant.',
    empty: 'La première vente tracera une ligne ici.',
  },
  seller: {
    text: 'Vos pages ne disent pas encore qui vend. Dans l’Union européenne, les acheteurs doivent le savoir avant de commander.',
    act: 'Le remplir',
  },
  start: {
    title: 'Rien n’est encore en vente',
    text: 'Quelques étapes suffisent : Stripe, votre canal, une formule. Cela prend moins de dix minutes.',
    act: 'Poursuivre les premiers pas',
  },
} as const satisfies Translation<typeof en>;
